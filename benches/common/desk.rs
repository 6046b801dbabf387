//! A desk: the editor and its views in a window without a screen, frame by frame.

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Ui, pos2, vec2};
use throughline::{
    document::Document,
    editor::{Action, Actions, Command, Editor, File, ThemeChoice},
    model::{Map, Point},
    scene::Scene,
    ui::{Letters, ViewState, install, network_ui, shell_ui, shortcuts},
};

use super::maps::PITCH;

/// The size of the window in points.
pub(crate) const WINDOW: egui::Vec2 = vec2(1920.0, 1080.0);

/// What is drawn of the window.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Canvas,
    Window,
}

/// The editor with a map, in a window without a screen.
pub(crate) struct Desk {
    ctx: Context,
    pub(crate) editor: Editor,
    views: ViewState,
    letters: Letters,
    part: Part,
    n_frames: u32,
}

impl Desk {
    /// Lays a map on the desk and shows all of it.
    pub(crate) fn of(map: Map, part: Part) -> Self {
        let mut desk = Self {
            ctx: context(),
            editor: Editor::new(Vec::new(), &[], ThemeChoice::Light),
            views: ViewState::default(),
            letters: Letters::default(),
            part,
            n_frames: 0,
        };
        desk.open(map);
        desk
    }

    /// Lays another map on the desk, its lines to be placed by a job of the app.
    pub(crate) fn lay(&mut self, map: Map) {
        self.editor.perform(Action::Opened {
            document: Box::new(Document::opened(map)),
            file: File::default(),
            mended: Vec::new(),
        });
    }

    /// Lays another map on the desk, and waits until all of its lines are where they belong.
    pub(crate) fn open(&mut self, map: Map) {
        self.lay(map);
        // As a job of the app does.
        if self.editor.scene().n_unsettled() > 0 {
            self.editor.perform(Action::Routed {
                document: self.editor.document_number(),
                revision: self.editor.document().revision(),
                scene: Box::new(Scene::of(self.editor.map())),
            });
        }
        // The first frame says how large the canvas is.
        self.frame();
        self.editor.perform(Action::Run(Command::FitAll));
    }

    /// Draws a few frames, until everything that is kept between frames is there.
    pub(crate) fn warmed_up(mut self) -> Self {
        for _ in 0..5 {
            self.frame();
        }
        self
    }

    /// Shows about fifty nodes in the middle of the map.
    pub(crate) fn showing_fifty(self) -> Self {
        self.showing(50)
    }

    /// Shows about so many nodes in the middle of the map.
    pub(crate) fn showing(mut self, n_nodes: usize) -> Self {
        let view = self.editor.camera().view;
        let zoom = (view.w * view.h / (n_nodes as f64 * PITCH.x * PITCH.y)).sqrt();
        let at = Point::new(view.w / 2.0, view.h / 2.0);
        let factor = zoom / self.editor.camera().zoom;
        self.editor.perform(Action::Zoom { at, factor });
        let visible = self.editor.camera().visible();
        let n_seen = self.editor.scene().nodes_within(&visible).len();
        let about = n_nodes * 4 / 5..=n_nodes * 8 / 5;
        assert!(about.contains(&n_seen), "{n_seen} nodes in view");
        self
    }

    /// Lets a screen reader listen.
    pub(crate) fn listen(&self) {
        self.ctx.enable_accesskit();
    }

    /// Draws a frame to its triangles, and does what was wished for in it.
    pub(crate) fn frame(&mut self) {
        self.frame_with(Vec::new());
    }

    pub(crate) fn frame_with(&mut self, events: Vec<Event>) {
        let mut actions = Actions::default();
        let (editor, views, part) = (&self.editor, &mut self.views, self.part);
        let letters = &mut self.letters;
        self.n_frames += 1;
        run(&self.ctx, self.n_frames, events, |ui| match part {
            Part::Canvas => network_ui(ui, editor, &mut views.network, &mut actions),
            Part::Window => {
                shortcuts(ui, editor, &mut actions);
                shell_ui(ui, editor, views, &mut actions);
                letters.unknown(ui.ctx());
            }
        });
        for action in actions {
            self.editor.perform(action);
        }
    }

    /// Presses the button on the middle of a node; the canvas must be the whole window.
    pub(crate) fn press(&mut self, at: Point) -> Pos2 {
        let at = self.editor.camera().view_from_map(at);
        let at = pos2(at.x as f32, at.y as f32);
        self.frame_with(vec![Event::PointerMoved(at)]);
        self.frame_with(vec![Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        }]);
        at
    }
}

/// Returns a context with the fonts and the theme of the program.
pub(crate) fn context() -> Context {
    let ctx = Context::default();
    install(&ctx);
    ctx.set_theme(egui::Theme::Light);
    ctx
}

/// Runs one frame of the window and makes its triangles, all that is done before the graphics card.
pub(crate) fn run(ctx: &Context, n_frames: u32, events: Vec<Event>, mut draw: impl FnMut(&mut Ui)) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
        time: Some(f64::from(n_frames) / 120.0),
        events,
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, &mut draw);
    let shapes = std::mem::take(&mut output.shapes);
    let triangles = ctx.tessellate(shapes, output.pixels_per_point);
    std::hint::black_box(triangles);
    output.drop_without_applying_deltas();
}
