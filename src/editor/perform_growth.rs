//! Placing what is new: by a click, beside what is there, or in the middle of the view.

use crate::{
    edit::{
        Edit, EditError, Toward, add_area, add_neighbor, add_node, free_place, group, neighbor,
    },
    model::{Area, AreaId, Node, NodeId, NodeKind, Point, RecordId, Rect, Size, TeamShape},
};

use super::{
    Editor, colors::next_tint, naming::Naming, selection::Selection, tools::AreaTool,
    tools::SelectTool, tools::Tool,
};

impl Editor {
    /// Returns whether one node is selected, from which the map can grow.
    pub fn can_grow(&self) -> bool {
        let at_rest = self.tool == Tool::Select(SelectTool::Idle);
        at_rest
            && self.naming.is_none()
            && matches!(self.selection.single(), Some(RecordId::Node(_)))
    }

    /// Adds a neighbor to the node that is selected.
    pub(super) fn grow(&mut self, toward: Toward) {
        let Some(RecordId::Node(from)) = self.selection.single() else {
            return;
        };
        if let Some(node) = neighbor(self.map(), from, toward) {
            self.begin_growth(from, node);
        }
    }

    /// Adds a neighbor where a line was dropped on nothing.
    pub(super) fn grow_to(&mut self, from: NodeId, at: Point) {
        let Some(one) = self.map().node(from) else {
            return;
        };
        let size = one.kind.usual_size(&TeamShape::default());
        let node = new_node(one.kind.clone(), self.free_center(at, size));
        self.begin_growth(from, node);
    }

    fn begin_growth(&mut self, from: NodeId, node: Node) {
        let edit = add_neighbor(self.map(), node.clone(), from);
        self.begin_naming(Naming::neighbor(node, from), edit);
        self.show_what_is_named();
    }

    pub(super) fn place(&mut self, kind: NodeKind, at: Point) {
        let node = new_node(kind, at);
        let edit = add_node(self.map(), node.clone());
        self.begin_naming(Naming::new_node(node), edit);
    }

    /// Places a node whose kind is chosen while its name is typed; a team as long as nobody says so.
    pub(super) fn place_any(&mut self, at: Point) {
        let node = new_node(NodeKind::Team, at);
        let edit = add_node(self.map(), node.clone());
        self.begin_naming(Naming::node_of_any_kind(node), edit);
    }

    pub(super) fn place_area(&mut self, rect: Rect) {
        let mut area = Area::new(AreaId::fresh("", "area"), "", rect);
        area.about.color = next_tint(self.map(), 0);
        let edit = add_area(self.map(), area.clone());
        self.begin_naming(Naming::new_area(area), edit);
    }

    /// Draws an area around what is selected.
    pub(super) fn group(&mut self) {
        /// How much room there is around what is held, and more of it for the name.
        const ROOM: f64 = 32.0;
        const NAME: f64 = 28.0;
        let held: Vec<RecordId> = self.selection.placed().collect();
        let Some(bounds) = self.scene.bounds_of(held.iter().copied()) else {
            return;
        };
        let mut rect = bounds.expanded(ROOM);
        rect.min.y -= NAME;
        let mut area = Area::new(AreaId::fresh("", "area"), "", rect);
        area.about.color = next_tint(self.map(), 0);
        let edit = group(self.map(), area.clone(), held.iter().copied());
        self.begin_naming(Naming::area_around(area, held), edit);
        self.show_what_is_named();
    }

    /// Places what the tool in hand places, on a free place as near to the middle of the view as it gets.
    pub(super) fn place_in_view(&mut self) {
        match std::mem::take(&mut self.tool) {
            Tool::Place(kind) => {
                let size = kind.usual_size(&TeamShape::default());
                let center = self.free_center(self.camera.visible().center(), size);
                self.place(kind, center);
            }
            Tool::Area(AreaTool::Idle) => {
                let center = self.camera.visible().center();
                self.place_area(around(center, Area::USUAL_SIZE));
            }
            other => self.tool = other,
        }
        self.take_kept_again();
        self.show_what_is_named();
    }

    /// Returns the middle of a free place, at a point if there is room.
    fn free_center(&self, at: Point, size: Size) -> Point {
        let middle = around(at, size);
        let taken: Vec<Rect> = self.map().nodes().map(|node| node.rect()).collect();
        if !taken.iter().any(|rect| rect.intersects(&middle)) {
            return middle.center();
        }
        Rect::from_pos_size(free_place(&taken, Some(middle), size), size).center()
    }

    /// Lets what is being named be of another kind.
    pub(super) fn name_kind(&mut self, kind: NodeKind) {
        let chosen = self.naming.as_ref().and_then(Naming::chosen_kind);
        if chosen.is_none_or(|chosen| *chosen == kind) {
            return;
        }
        if let Some(naming) = self.naming.take() {
            self.name_other(naming.of_kind(kind));
        }
    }

    /// Lets the team that is being named be of another sort.
    pub(super) fn name_shape(&mut self, shape: TeamShape) {
        let chosen = self.naming.as_ref().and_then(Naming::chosen_shape);
        if chosen.is_none_or(|chosen| *chosen == shape) {
            return;
        }
        if let Some(naming) = self.naming.take() {
            self.name_other(naming.of_shape(shape));
        }
    }

    /// Shows what is being named as it is now.
    fn name_other(&mut self, naming: Naming) {
        self.revert();
        if let Some(edit) = naming.clone().placed(self.map()) {
            self.live(&edit);
        }
        self.selection = Selection::of([naming.id]);
        self.naming = Some(naming);
    }

    /// Shows what was placed while its name is typed. It is a gesture: Escape leaves no trace.
    fn begin_naming(&mut self, naming: Naming, edit: Result<Edit, EditError>) {
        self.document.commit();
        match edit {
            Ok(edit) => {
                self.live(&edit);
                self.selection = Selection::of([naming.id]);
                self.naming = Some(naming);
            }
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    fn show_what_is_named(&mut self) {
        let named = self.naming.as_ref().map(|naming| naming.id);
        if let Some(rect) = named.and_then(|id| self.scene.rect_of(id)) {
            self.camera.show(&rect);
        }
    }
}

/// Returns a node without a name, its middle at a point.
fn new_node(kind: NodeKind, at: Point) -> Node {
    let size = kind.usual_size(&TeamShape::default());
    let pos = around(at, size).min.rounded();
    Node::new(NodeId::fresh("", kind.key()), kind, "", pos)
}

fn around(center: Point, size: Size) -> Rect {
    Rect::from_pos_size(center - Point::new(size.w, size.h) * 0.5, size)
}
