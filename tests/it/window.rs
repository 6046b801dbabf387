//! A window without a screen: the editor, the views, and what the app does between them.

use std::time::Duration;

use egui::{
    Context, Event, Key, Modifiers, PointerButton, Pos2, Theme, Ui, ViewportId, accesskit, pos2,
    vec2,
};
use egui_kittest::{
    Harness, HarnessBuilder,
    kittest::{NodeT as _, Queryable as _},
};
use throughline::{
    document::Document,
    editor::{Action, Actions, Editor, File, PathAction, Request, Sample, ThemeChoice},
    formats::{Clip, lines, native, read_clip, sketch},
    model::{Map, Point, Rect},
    ui::{ViewState, dress, install, shell_ui, shortcuts},
};

/// The one sample of the window.
pub(crate) const SAMPLES: [Sample; 1] = [Sample {
    title: "Corner shop",
    words: "A shop and its suppliers",
    bytes: br#"{"format": "throughline", "version": 1, "title": "Corner shop", "nodes": [
        {"id": "counter", "kind": "team", "name": "Counter", "pos": [0, 0], "size": [190, 76]},
        {"id": "bakery", "kind": "outside", "name": "Bakery", "pos": [9000, 0], "size": [120, 76]}
    ]}"#,
}];

/// What the app would hold.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) editor: Editor,
    views: ViewState,
    /// What is on the clipboard.
    pub(crate) copied: String,
    /// What the editor asked for, and nobody has done.
    pub(crate) asked: Vec<Request>,
}

impl Desk {
    fn frame(&mut self, ui: &mut Ui) {
        let mut actions = Actions::default();
        shortcuts(ui, &self.editor, &mut actions);
        shell_ui(ui, &self.editor, &mut self.views, &mut actions);
        let anything = !actions.is_empty();
        for action in actions {
            self.editor.perform(action);
        }
        for request in self.editor.take_requests() {
            self.serve(ui, request);
        }
        if anything {
            ui.ctx().request_repaint();
        }
    }

    /// Does what needs neither a disk nor another program.
    fn serve(&mut self, ui: &Ui, request: Request) {
        match request {
            Request::OpenSample(sample) => {
                let map = native::read(SAMPLES[sample].bytes).unwrap().map;
                self.editor.perform(opened(map));
            }
            Request::ReadLines {
                text,
                document,
                add,
            } => {
                let lines = lines::map_lines(&text);
                self.editor.perform(Action::Path(PathAction::Lines {
                    document,
                    text,
                    lines: lines.read,
                    wrong: lines.wrong.iter().map(ToString::to_string).collect(),
                    add,
                }));
            }
            Request::Copy(map) => {
                let bytes = native::encode(&map).unwrap();
                self.copied = String::from_utf8(bytes).unwrap();
            }
            Request::AskPaste => {
                let at = None;
                let text = self.copied.clone();
                self.editor.perform(Action::Paste { text, at });
                for request in self.editor.take_requests() {
                    self.serve(ui, request);
                }
            }
            Request::ReadPaste { text, at, document } => {
                self.editor.perform(match read_clip(&text) {
                    Ok(Clip::Map(map)) => Action::Pasted { map, at, document },
                    Ok(Clip::Lines) => Action::PastedLines { text, document },
                    Err(error) => Action::Failed(error.to_string()),
                });
                for request in self.editor.take_requests() {
                    self.serve(ui, request);
                }
            }
            Request::SaveSettings => dress(ui.ctx(), self.editor.looks()),
            other => self.asked.push(other),
        }
    }
}

fn opened(map: Map) -> Action {
    Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    }
}

/// Installs fonts and theme, with nothing in motion. They hold from the next frame on.
pub(crate) fn installed(ctx: &Context) {
    install(ctx);
    ctx.all_styles_mut(|style| {
        style.visuals.text_cursor.blink = false;
        style.animation_time = 0.0;
    });
    ctx.request_repaint();
}

/// A window at the welcome screen or with a map, and the hands of its user.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Desk>,
}

fn builder() -> HarnessBuilder<Desk> {
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(12)
        .with_theme(Theme::Light)
}

impl Window {
    pub(crate) fn welcome() -> Self {
        Self::build(
            builder(),
            Editor::new(Vec::new(), &SAMPLES, ThemeChoice::Light),
        )
    }

    /// Returns a window with the map of a sketch at 100 %, its middle in the middle of the canvas.
    pub(crate) fn with(map: &str) -> Self {
        Self::with_map(sketch::parse(map).unwrap())
    }

    pub(crate) fn with_map(map: Map) -> Self {
        let mut window = Self::welcome();
        window.perform(opened(map));
        window.key_with(Modifiers::COMMAND, Key::Num0);
        window
    }

    pub(crate) fn build(builder: HarnessBuilder<Desk>, editor: Editor) -> Self {
        let desk = Desk {
            editor,
            ..Desk::default()
        };
        let mut is_new = true;
        let frame = move |ui: &mut Ui, desk: &mut Desk| {
            if std::mem::take(&mut is_new) {
                installed(ui.ctx());
            } else {
                desk.frame(ui);
            }
        };
        let harness = builder.build_ui_state(frame, desk);
        let mut window = Self { harness };
        window.settle();
        window
    }

    pub(crate) fn editor(&self) -> &Editor {
        &self.harness.state().editor
    }

    pub(crate) fn map(&self) -> &Map {
        self.editor().map()
    }

    pub(crate) fn n_steps(&self) -> usize {
        self.editor().document().history().log().len()
    }

    pub(crate) fn perform(&mut self, action: Action) {
        self.harness.state_mut().editor.perform(action);
        self.settle();
    }

    pub(crate) fn asked(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.harness.state_mut().asked)
    }

    /// Draws until nothing more is to be drawn at once.
    pub(crate) fn settle(&mut self) {
        self.harness.run();
        assert_eq!(self.editor().map().problems(), []);
    }

    /// Returns how long the window sleeps if nobody touches it.
    pub(crate) fn sleeps_for(&self) -> Duration {
        let output = &self.harness.output().viewport_output;
        output[&ViewportId::ROOT].repaint_delay
    }

    /// Commits what is being typed, as saving does first.
    pub(crate) fn commit(&mut self) {
        let desk = self.harness.state_mut();
        let mut typed = Actions::default();
        desk.views.commit(desk.editor.map(), &mut typed);
        for action in typed {
            desk.editor.perform(action);
        }
        self.settle();
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, seconds: f64) {
        let time = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(time + seconds);
        self.harness.step();
        self.settle();
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.settle();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub(crate) fn key_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types a text into what has the focus.
    pub(crate) fn text(&mut self, text: &str) {
        self.event(Event::Text(text.to_owned()));
    }

    /// Clicks what has this label.
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    pub(crate) fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    pub(crate) fn has_part(&self, words: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(words);
        found.next().is_some()
    }

    /// Returns what follows these words in every label that begins with them.
    pub(crate) fn labels(&self, words: &str) -> Vec<String> {
        let found = self.harness.query_all_by_label_contains(words);
        let texts = found.filter_map(|node| node.accesskit_node().label().or(node.value()));
        let rests = texts.filter_map(|text| text.strip_prefix(words).map(str::to_owned));
        rests.collect()
    }

    /// Returns what stands in a text field or a choice box.
    pub(crate) fn value(&self, role: accesskit::Role, label: &str) -> String {
        let field = self.harness.get_by_role_and_label(role, label);
        field.value().unwrap_or_default()
    }

    /// Puts the focus on a text field, as a click on it does.
    pub(crate) fn enter(&mut self, label: &str) {
        let role = accesskit::Role::TextInput;
        // It may have to be scrolled to.
        self.harness
            .get_by_role_and_label(role, label)
            .scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(role, label).click();
        self.settle();
    }

    /// Replaces what stands in a text field, and leaves the focus on it.
    pub(crate) fn retype(&mut self, label: &str, text: &str) {
        self.enter(label);
        self.key_with(Modifiers::COMMAND, Key::A);
        self.text(text);
    }

    /// Chooses a word in a choice box.
    pub(crate) fn choose(&mut self, label: &str, word: &str) {
        let role = accesskit::Role::ComboBox;
        self.harness.get_by_role_and_label(role, label).click();
        self.settle();
        // It may have to be scrolled to.
        let role = accesskit::Role::Button;
        self.harness
            .get_by_role_and_label(role, word)
            .scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(role, word).click();
        self.settle();
    }

    /// Returns where a point of the map is on the screen.
    pub(crate) fn at(&self, point: Point) -> Pos2 {
        let camera = self.editor().camera();
        let at = camera.view_from_map(point);
        let canvas = self.harness.get_by_label_contains("Map: ").rect();
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let (x, y) = (at.x as f32, at.y as f32);
        pos2(canvas.min.x + x, canvas.min.y + y)
    }

    /// Returns the middle of a record on the screen.
    pub(crate) fn middle(&self, id: &str) -> Pos2 {
        let rect = self.rect(id);
        self.at(rect.center())
    }

    pub(crate) fn rect(&self, id: &str) -> Rect {
        let id = throughline::model::NodeId::new(id).unwrap();
        self.editor().scene().rect_of(id.into()).unwrap()
    }

    pub(crate) fn hover(&mut self, at: Pos2) {
        self.event(Event::PointerMoved(at));
    }

    pub(crate) fn press(&mut self, at: Pos2, button: PointerButton, pressed: bool) {
        self.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.hover(at);
        self.press(at, PointerButton::Primary, true);
        self.press(at, PointerButton::Primary, false);
    }

    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2, button: PointerButton) {
        self.hover(from);
        self.press(from, button, true);
        self.hover(from.lerp(to, 0.5));
        self.hover(to);
        self.press(to, button, false);
    }
}
