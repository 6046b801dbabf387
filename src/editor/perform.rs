//! Doing what was wished for, one thin arm a wish.

use crate::{
    document::Step,
    edit::{Edit, EditError, Places, Toward, grab, place, remove},
    model::{Point, RecordId},
};

use super::{
    Editor,
    action::{Action, Actions},
    command::Command,
    dialog::Dialog,
    naming::Naming,
    selection::Selection,
    settings::Looks,
    tools::{PointerEvent, Tool, ToolKind},
    view::View,
};

/// As much as so many ways of paths is found anew at once after a step; a few milliseconds.
const SETTLED_AT_ONCE: usize = 8;
/// One step of the zoom keys.
const ZOOM_STEP: f64 = 1.25;

impl Editor {
    /// Does one thing that was wished for.
    pub fn perform(&mut self, action: Action) {
        self.end_glide_before(&action);
        match action {
            Action::Run(command) => self.run(command),
            Action::Edit(edit) => self.edit(edit),
            Action::Live(edit) => self.live(&edit),
            Action::Commit => self.document.commit(),
            Action::Revert => self.revert(),
            Action::Select(ids) => self.selection = Selection::of(ids),
            Action::Toggle(id) => self.selection.toggle(id),
            Action::Look(id) => self.look(id),
            Action::Pointer(event) => self.point(event),
            Action::Path(action) => self.perform_on_paths(action),
            Action::Tool(tool) => self.take_tool(tool),
            Action::View(view) => {
                self.depart();
                self.show(view);
            }
            Action::Board(action) => self.perform_on_board(action),
            Action::Tour(action) => self.perform_on_tour(action),
            Action::Place { kind, at } => self.place(kind, at),
            Action::PlaceArea(rect) => self.place_area(rect),
            Action::PlaceAny(at) => self.place_any(at),
            Action::PlaceInView => self.place_in_view(),
            Action::Grow { from, at } => self.grow_to(from, at),
            Action::Paste { text, at } => self.paste(text, at),
            Action::Pasted { map, at, document } => self.pasted(&map, at, document),
            Action::PastedLines { text, document } => self.pasted_lines(text, document),
            Action::Connect { from, to } => self.connect(from, to),
            Action::ConnectBy(key) => self.connect_by(key),
            Action::Name(id) => self.name(id),
            Action::NameKind(kind) => self.name_kind(kind),
            Action::NameShape(shape) => self.name_shape(shape),
            Action::NameDone(text) => self.name_done(&text),
            Action::NameCancelled => self.name_cancelled(),
            Action::Canvas(size) => self.resize_canvas(size),
            Action::Covered(covered) => self.cover(covered),
            Action::Pan(by) => self.camera.pan(by),
            Action::CenterOn(point) => self.center_on(point),
            Action::Passed(seconds) => self.glide_on(seconds),
            Action::Pointing(pointing) => self.pointing = pointing,
            Action::Motion(motion) => self.looks.motion = motion,
            Action::Zoom { at, factor } => self.camera.zoom_at(at, factor),
            Action::CloseNotice(id) => self.notices.close(id),
            Action::Open(dialog) => self.dialog = Some(dialog),
            Action::CloseDialog => self.close_dialog(),
            Action::Theme(theme) => self.wear(Looks {
                theme,
                ..self.looks
            }),
            Action::Snapping(snapping) => self.snapping = snapping,
            Action::Variation(variation) => self.variation = variation,
            answer => self.take_answer(answer),
        }
        // While something is dragged, lines move only where they must. What takes long is done beside
        // the window.
        let n_unsettled = self.scene.n_unsettled();
        if n_unsettled <= SETTLED_AT_ONCE && !self.document.has_gesture() {
            self.scene.settle(self.document.map());
        }
        self.keep_tour_up();
    }

    /// Does what a command says.
    pub fn run(&mut self, command: Command) {
        if !command.enabled(self) {
            return;
        }
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Rename => self
                .selection
                .single()
                .into_iter()
                .for_each(|id| self.name(id)),
            Command::Delete => self.delete(),
            Command::SelectAll => self.select_all(),
            Command::GrowRight => self.grow(Toward::Right),
            Command::GrowBelow => self.grow(Toward::Below),
            Command::Copy => self.copy(),
            Command::Cut => self.cut_out(),
            Command::Paste => self.ask_to_paste(),
            Command::Duplicate => self.duplicate(),
            Command::Group => self.group(),
            Command::Cancel => self.cancel(),
            Command::Reverse => self.reverse(),
            Command::NudgeLeft => self.nudge(-1.0, 0.0),
            Command::NudgeRight => self.nudge(1.0, 0.0),
            Command::NudgeUp => self.nudge(0.0, -1.0),
            Command::NudgeDown => self.nudge(0.0, 1.0),
            Command::NudgeLeftFar => self.nudge(-10.0, 0.0),
            Command::NudgeRightFar => self.nudge(10.0, 0.0),
            Command::NudgeUpFar => self.nudge(0.0, -10.0),
            Command::NudgeDownFar => self.nudge(0.0, 10.0),
            Command::ShowNetwork => self.perform(Action::View(View::Network)),
            Command::ShowBoard => self.perform(Action::View(View::Board)),
            Command::ZoomIn => self.zoom_by(ZOOM_STEP),
            Command::ZoomOut => self.zoom_by(1.0 / ZOOM_STEP),
            Command::ZoomActual => self.zoom_by(1.0 / self.destination().zoom),
            Command::DragPanel => self.panels.drag = !self.panels.drag,
            Command::Outline => self.panels.outline = !self.panels.outline,
            Command::FitAll => {
                self.depart();
                self.fit_all();
            }
            Command::FitSelection => {
                self.depart();
                self.fit_selection();
            }
            Command::Back => self.go_back(),
            Command::Forward => self.go_forward(),
            Command::Walk(heading) => self.go_toward(heading),
            Command::Minimap => self.minimap = self.minimap.turned(),
            Command::NextPart => self.part_turns = self.part_turns.wrapping_add(1),
            Command::PreviousPart => self.part_turns = self.part_turns.wrapping_sub(1),
            Command::Lens(lens) => self.lens = lens,
            Command::NextLens => self.lens = self.lens.next(),
            about_looks @ (Command::Theme
            | Command::LargerText
            | Command::SmallerText
            | Command::UsualText
            | Command::ReduceMotion) => self.run_on_looks(about_looks),
            Command::ContinuePath => self.continue_path(),
            Command::Arrange(how) => self.arrange(how),
            Command::Snap(kind) => self.switch_snapping(kind),
            Command::Board(command) => self.run_on_board(command),
            Command::Tool(kind) => self.take_or_keep(kind),
            Command::EndPaths => self.end_bridged(),
            Command::StopEarlier => self.stop_earlier(),
            Command::StopLater => self.stop_later(),
            Command::PathsFromText => self.ask_for_paths(),
            Command::Palette => self.dialog = Some(Dialog::Palette),
            Command::ContextMenu => self.ask_for_menu(),
            Command::Keys => self.dialog = Some(Dialog::Keys),
            Command::Problems => self.dialog = Some(Dialog::Problems),
            Command::About => self.dialog = Some(Dialog::About),
            about_files => self.run_on_files(about_files),
        }
    }

    pub(super) fn edit(&mut self, edit: Result<Edit, EditError>) {
        // What is placed but not yet named is no part of a step that comes in between.
        let being_named = self.naming.clone().filter(Naming::is_new);
        if being_named.is_some() {
            self.revert();
        }
        let made = edit.and_then(|edit| self.document.apply(edit));
        match made {
            Ok(step) => {
                self.notices.close_mistakes();
                self.made(&step);
            }
            Err(error) => self.notices.error(error.to_string()),
        }
        if let Some(edit) = being_named.and_then(|naming| naming.placed(self.map())) {
            self.live(&edit);
        }
    }

    pub(super) fn live(&mut self, edit: &Edit) {
        match self.document.apply_live(edit) {
            Ok(step) => self.made(&step),
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(super) fn revert(&mut self) {
        let step = self.document.revert();
        self.made(&step);
    }

    fn undo(&mut self) {
        self.leave_gesture();
        let step = self.document.undo();
        self.came_back(step);
    }

    fn redo(&mut self) {
        self.leave_gesture();
        let step = self.document.redo();
        self.came_back(step);
    }

    /// Shows what undo or redo has changed, by selecting it.
    fn came_back(&mut self, step: Option<Step>) {
        let Some(step) = step else { return };
        self.made(&step);
        if !self.can_end_paths() {
            self.notices.close_offers_of(Command::EndPaths);
        }
        let map = self.document.map();
        let there: Vec<RecordId> = step
            .ids
            .into_iter()
            .filter(|id| map.contains(*id))
            .collect();
        // What hangs on something else comes back with it, and is not what one looks for.
        let ranks: [fn(&RecordId) -> bool; 4] = [
            |id| matches!(id, RecordId::Node(_) | RecordId::Area(_)),
            |id| matches!(id, RecordId::Path(_)),
            |id| matches!(id, RecordId::Stop(_) | RecordId::WorkItem(_)),
            |id| matches!(id, RecordId::Relation(_)),
        ];
        let first = ranks.into_iter().find(|rank| there.iter().any(rank));
        let shown = there
            .into_iter()
            .filter(|id| first.is_some_and(|rank| rank(id)));
        self.selection = Selection::of(shown);
    }

    /// Gives up a gesture whose ground undo would take away.
    pub(super) fn leave_gesture(&mut self) {
        if self.naming.is_some() {
            self.name_cancelled();
        } else if self.tool.is_busy() {
            self.point(PointerEvent::Cancel);
        }
    }

    fn point(&mut self, event: PointerEvent) {
        let mut actions = Actions::default();
        let tool = std::mem::take(&mut self.tool);
        self.tool = tool.step(event, &self.tool_cx(), &mut actions);
        for action in actions {
            self.perform(action);
        }
        self.take_kept_again();
    }

    fn take_tool(&mut self, tool: Tool) {
        self.leave_gesture();
        self.tool = tool;
        self.kept = None;
    }

    /// Takes a tool for one use; asked for once more it stays in hand, and a third time it is put away.
    fn take_or_keep(&mut self, kind: ToolKind) {
        let in_hand = self.tool.kind() == kind;
        let stays = self.kept == Some(kind);
        self.take_tool(match (in_hand, stays) {
            (true, true) => Tool::default(),
            _ => kind.tool(),
        });
        if in_hand && !stays && kind.can_stay() {
            self.kept = Some(kind);
        }
    }

    /// A tool that stays is in hand again after its use.
    pub(super) fn take_kept_again(&mut self) {
        if let Some(kind) = self.kept
            && self.tool == Tool::default()
        {
            self.tool = kind.tool();
        }
    }

    fn cancel(&mut self) {
        if self.dialog.is_some() {
            return self.close_dialog();
        }
        if self.naming.is_some() || self.tool.is_busy() {
            self.leave_gesture();
        } else if self.board.cancel() {
            // What was carried is where it was.
        } else if self.notices.has_mistakes() {
            self.notices.close_mistakes();
        } else if self.tool != Tool::default() {
            self.tool = Tool::default();
            self.kept = None;
        } else if self.tour.is_some() {
            self.tour = None;
        } else if self.panels.drag {
            self.panels.drag = false;
        } else {
            self.selection = Selection::default();
        }
    }

    fn name(&mut self, id: RecordId) {
        if !self.can_name(id) {
            return;
        }
        if self.naming.as_ref().is_some_and(|naming| naming.id == id) {
            return;
        }
        self.leave_gesture();
        self.selection = Selection::of([id]);
        self.naming = Naming::of(self.map(), id);
    }

    fn name_done(&mut self, text: &str) {
        let Some(naming) = self.naming.take() else {
            return;
        };
        if naming.is_new() {
            self.revert();
        }
        match naming.done(self.document.map(), text) {
            Ok((id, edit)) => {
                self.edit(Ok(edit));
                self.selection = Selection::of([id]);
            }
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(super) fn name_cancelled(&mut self) {
        let Some(naming) = self.naming.take().filter(Naming::is_new) else {
            return;
        };
        self.revert();
        // Back to where it grew from, so that the hands can go on from there.
        if let Some(from) = naming.grown_from() {
            self.selection = Selection::of([from.into()]);
            self.selection.retain_existing(self.document.map());
        }
    }

    fn delete(&mut self) {
        self.leave_gesture();
        let chosen: Vec<RecordId> = self.selection.iter().collect();
        let edit = remove(self.map(), chosen.iter().copied());
        self.remove_by(edit, &chosen);
    }

    fn nudge(&mut self, x: f64, y: f64) {
        if self.tool.is_busy() || self.naming.is_some() {
            return;
        }
        let places: Places = grab(self.map(), self.selection.placed());
        let edit = place(self.map(), &places, Point::new(x, y));
        self.edit(Ok(edit));
    }
}
