//! The application: one frame after another, and what the editor asks for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use eframe::Frame;
use egui::{Context, RawInput, Rect as ScreenRect, Ui, ViewportCommand};

use crate::{
    document::Revision,
    editor::{Action, Actions, Command, Editor, Request, TourAction, Written},
    model::Day,
    storage::Settings,
    ui::{ViewState, dress, install, shell_ui, shortcuts},
};

use super::{
    background::Pictures,
    clipboard,
    drawn::Drawn,
    files,
    fonts::Fallbacks,
    import::{self, Slot},
    jobs::Jobs,
    kept,
    samples::SAMPLES,
    settings::SettingsWriter,
    turns::{Turns, Typing},
};

/// The program in its window.
#[derive(Debug)]
pub struct App {
    pub(super) editor: Editor,
    views: ViewState,
    pub(super) jobs: Jobs,
    settings: Settings,
    writer: SettingsWriter,
    /// The tables of the import under way, put there by the job that read them.
    tables: Arc<Slot>,
    title: String,
    /// Whether a job is looking for problems.
    pub(super) looking: bool,
    /// The document and revision at which a job broke: what broke once is not tried again at once.
    pub(super) broke: Option<(u64, Revision)>,
    /// Whether a job is settling the lines of paths and relations.
    pub(super) settling: bool,
    pub(super) fallbacks: Fallbacks,
    pub(super) pictures: Pictures,
    /// Whether the window may close without a question.
    leaving: bool,
    turns: Turns,
}

impl App {
    /// Makes the program for a window, and begins to open a file if there is one.
    pub fn new(ctx: &Context, file: Option<PathBuf>) -> Self {
        install(ctx);
        let (settings, notice) = Settings::load();
        let looks = kept::looks(&settings);
        let mut editor = Editor::new(settings.recents.clone(), &SAMPLES, looks);
        editor.perform(Action::Snapping(kept::snapping(settings.snapping)));
        let jobs = Jobs::new(ctx.clone());
        let mut app = Self {
            editor,
            views: ViewState::default(),
            writer: SettingsWriter::new(jobs.reporter()),
            jobs,
            settings,
            tables: Arc::default(),
            title: String::new(),
            looking: false,
            broke: None,
            settling: false,
            fallbacks: Fallbacks::default(),
            pictures: Pictures::first(file.as_deref()),
            leaving: false,
            turns: Turns::default(),
        };
        dress(ctx, looks);
        if app.settings.tour_taken {
            app.editor.perform(Action::Tour(TourAction::Known));
        }
        if let Some(notice) = notice {
            app.editor.perform(Action::Failed(notice));
        }
        if let Some(file) = file {
            app.perform(ctx, Action::OpenPath(file));
        }
        app
    }

    /// Draws a frame and does what was wished for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut actions = self.jobs.finished();
        self.take_from_window(&ctx, &mut actions);
        self.look_at_the_calendar();
        shortcuts(ui, &self.editor, &mut actions);
        shell_ui(ui, &self.editor, &mut self.views, &mut actions);
        let anything = !actions.is_empty();
        for action in self.with_typing_done(actions) {
            self.perform(&ctx, action);
        }
        self.keep_window_up(&ctx);
        self.work_beside(&ctx);
        if anything {
            ctx.request_repaint();
        }
    }

    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Returns what the next frame would be drawn from.
    pub(super) fn drawn_from(&self) -> Drawn {
        Drawn::of(&self.editor, self.views.network.hovered())
    }

    /// Returns where the canvas was in the last frame that had one.
    pub(super) fn canvas(&self) -> Option<ScreenRect> {
        self.views.network.canvas()
    }

    /// Returns whether a job is under way that will change the picture.
    pub(super) fn is_busy(&self) -> bool {
        self.looking || self.settling || self.fallbacks.is_looking()
    }

    /// Closes the window without a question.
    pub(super) fn leave(&mut self, ctx: &Context) {
        self.leaving = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Takes what comes from outside of the window: its close button, and files dropped on it.
    fn take_from_window(&mut self, ctx: &Context, actions: &mut Actions) {
        // What is still being typed counts too, so closing always goes the way of the command.
        if ctx.input(|input| input.viewport().close_requested()) && !self.leaving {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            actions.push(Action::Quit);
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        if !paths.is_empty() {
            actions.push(Action::Dropped(paths));
        }
    }

    /// Puts what is being typed before anything that concerns files, or leaves the view it is typed in.
    fn with_typing_done(&mut self, actions: Actions) -> Vec<Action> {
        let mut all: Vec<Action> = actions.into_iter().collect();
        let first = all.iter().position(ends_typing);
        if let Some(first) = first {
            let mut typed = Actions::default();
            self.views.commit(self.editor.map(), &mut typed);
            all.splice(first..first, typed);
        }
        all
    }

    /// Tells the editor which day it is, by universal time.
    fn look_at_the_calendar(&mut self) {
        let Ok(since) = SystemTime::now().duration_since(UNIX_EPOCH) else {
            return;
        };
        let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
        let today = Day::since_epoch(days);
        if self.editor.today() != Some(today) {
            self.editor.perform(Action::Today(today));
        }
    }

    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        if let Action::Problems { .. } | Action::JobBroke = action {
            self.looking = false;
        }
        if let Action::Routed { .. } | Action::JobBroke = action {
            self.settling = false;
        }
        if let Action::Opened { .. } | Action::Failed(_) = action {
            self.pictures = Pictures::Wanted;
        }
        if let Action::JobBroke = action {
            self.broke = Some(self.at());
        }
        if let Action::Opened { file, .. } = &action
            && let Some(path) = &file.path
        {
            self.remember(path);
        }
        if let Action::Written(Written::Saved { path, .. }) = &action {
            self.remember(path);
        }
        self.editor.perform(action);
        for request in self.editor.take_requests() {
            self.serve(ctx, request);
        }
    }

    /// Does what the editor asks for, on a thread where it may take time.
    fn serve(&mut self, ctx: &Context, request: Request) {
        match request {
            Request::AskPath { purpose, document } => {
                let asked = files::ask_path(purpose, self.editor.file(), document);
                self.jobs.spawn(asked);
            }
            Request::Open(path) => self.jobs.spawn(move || Some(files::open(path))),
            Request::OpenSample(sample) => {
                if let Some(sample) = SAMPLES.get(sample).copied() {
                    self.jobs.spawn(move || Some(files::open_sample(sample)));
                }
            }
            Request::Save {
                path,
                map,
                state,
                expected,
                document,
            } => self.jobs.spawn(move || {
                let written = files::save(path, &map, state, expected, document);
                Some(Action::Written(written))
            }),
            Request::ExportLayout {
                path,
                map,
                expected,
            } => {
                self.jobs
                    .spawn(move || Some(files::export_layout(&path, &map, expected)));
            }
            Request::ReadCsv { nodes, edges } => {
                let slot = Arc::clone(&self.tables);
                self.jobs
                    .spawn(move || Some(import::read(nodes, edges, &slot)));
            }
            Request::ReadItems {
                document,
                path,
                map,
            } => {
                let slot = Arc::clone(&self.tables);
                self.jobs
                    .spawn(move || Some(import::read_items(path, map, document, &slot)));
            }
            Request::PreviewCsv(mut choice) => {
                let slot = Arc::clone(&self.tables);
                self.jobs.spawn(move || {
                    choice.preview = import::tables_in(&slot)?.preview(&choice);
                    Some(Action::CsvPreviewed(choice))
                });
            }
            Request::ImportCsv { choice, document } => {
                let slot = Arc::clone(&self.tables);
                self.jobs.spawn(move || {
                    let tables = import::tables_in(&slot)?;
                    Some(tables.records(&choice, document))
                });
            }
            about_text @ (Request::Copy(_)
            | Request::AskPaste
            | Request::ReadPaste { .. }
            | Request::ReadLines { .. }) => {
                if let Some(action) = clipboard::answer(ctx, about_text) {
                    self.perform(ctx, action);
                }
            }
            Request::SaveSettings => {
                kept::keep(&mut self.settings, &self.editor);
                dress(ctx, self.editor.looks());
                self.save_settings();
            }
            Request::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.save_settings();
            }
            Request::Quit => self.leave(ctx),
        }
    }

    fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        let recents = self.settings.recents.clone();
        self.editor.perform(Action::Recents(recents));
        self.save_settings();
    }

    fn save_settings(&self) {
        self.writer.write(self.settings.clone());
    }

    fn keep_window_up(&mut self, ctx: &Context) {
        let title = self.editor.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.frame(ui);
    }

    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut RawInput) {
        let in_text = ctx.text_edit_focused();
        let typing = if in_text {
            Typing::Text
        } else {
            Typing::Commands
        };
        let happened = std::mem::take(&mut raw_input.events);
        raw_input.events = self.turns.deal(happened, typing);
        if self.turns.is_waiting() {
            ctx.request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.writer.finish();
    }
}

fn ends_typing(action: &Action) -> bool {
    match action {
        Action::Run(command) => matches!(
            command,
            Command::New
                | Command::Open
                | Command::OpenByPath
                | Command::Save
                | Command::SaveAs
                | Command::SaveByPath
                | Command::ExportLayout
                | Command::ExportLayoutByPath
                | Command::CloseMap
                | Command::Quit
                | Command::ShowNetwork
                | Command::ShowBoard
                | Command::Palette
                | Command::Tour
                | Command::Back
                | Command::Forward
        ),
        Action::OpenPath(_)
        | Action::View(_)
        | Action::OpenSample(_)
        | Action::PathGiven { .. }
        | Action::PathTyped(..)
        | Action::SaveThen(_)
        | Action::Written(_)
        | Action::Opened { .. }
        | Action::Imported { .. }
        | Action::Dropped(_)
        | Action::Quit => true,
        _ => false,
    }
}
