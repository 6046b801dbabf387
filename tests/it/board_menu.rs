//! The menus of a right click on the board, by pointer and by keys.

use egui::{Key, Modifiers, PointerButton, Pos2, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use throughline::{
    editor::{Action, Command, PathPurpose, Request, View},
    formats::sketch,
    model::{Class, Day, Id, NodeId, PathId, RecordId, State, StopId, WorkItem, WorkItemId},
};

use crate::window::Window;

const SHOP: &str = "Web Pay Mail; buy: Web > Pay > Mail; help: Mail > Pay; \
                    Card @ buy-web; Gift @ buy-pay ! Mail; Bug @ help-mail";

fn board() -> Window {
    let mut window = Window::with_map(sketch::parse(SHOP).unwrap());
    window.perform(Action::Today(Day::parse("2026-11-20").unwrap()));
    window.perform(Action::View(View::Board));
    window
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn item(window: &Window, name: &str) -> WorkItem {
    window.map().work_item(id(name)).unwrap().clone()
}

fn stop_of(window: &Window, name: &str) -> Option<StopId> {
    item(window, name).stop
}

fn middle(window: &Window, label: &str) -> Pos2 {
    let mut found = window.harness.query_all_by_label_contains(label);
    found.next().unwrap().rect().center()
}

fn ask_at(window: &mut Window, at: Pos2) {
    window.hover(at);
    window.press(at, PointerButton::Secondary, true);
    window.press(at, PointerButton::Secondary, false);
}

fn ask(window: &mut Window, label: &str) {
    let at = middle(window, label);
    ask_at(window, at);
}

fn pick(window: &mut Window, entry: &str) {
    let role = Role::Button;
    let mut found = window.harness.query_all_by_role_and_label(role, entry);
    found.next().unwrap().click();
    drop(found);
    window.settle();
}

#[test]
fn a_card_is_selected_and_says_what_can_be_done_with_it() {
    let mut window = board();
    ask(&mut window, "Card, buy");
    let card: WorkItemId = id("card");
    assert_eq!(window.editor().selection().single(), Some(card.into()));
    for entry in ["Rename Enter", "Block B", "Start S", "Delete Del"] {
        assert!(window.has(entry), "{entry}");
    }
    pick(&mut window, "Start S");
    assert_eq!(item(&window, "card").state, State::Active);
    ask(&mut window, "Card, buy");
    assert!(window.has("Set waiting S"));
    pick(&mut window, "Block B");
    ask(&mut window, "Card, buy");
    pick(&mut window, "Unblock B");
    assert_ne!(item(&window, "card").state, State::Blocked);
    assert_eq!(window.n_steps(), 3);
}

#[test]
fn a_card_goes_to_any_column_where_its_path_stops() {
    let mut window = board();
    ask(&mut window, "Bug, help");
    pick(&mut window, "Move to ⏵");
    let role = Role::Button;
    let n_web = window
        .harness
        .query_all_by_role_and_label(role, "Web")
        .count();
    assert_eq!(n_web, 0, "help does not stop there");
    pick(&mut window, "Pay");
    assert_eq!(stop_of(&window, "bug"), Some(id("help-pay")));
    ask(&mut window, "Bug, help");
    // It does not stop at Web, and goes back to where it was.
    assert!(!window.has_part("Move to the column before"));
    pick(&mut window, "Move to the next column Ctrl+→");
    assert_eq!(stop_of(&window, "bug"), Some(id("help-mail")));
    assert_eq!(window.n_steps(), 2);
}

#[test]
fn a_click_within_the_selection_is_about_all_of_it() {
    let mut window = board();
    let both: [WorkItemId; 2] = [id("card"), id("gift")];
    window.perform(Action::Select(both.map(RecordId::from).to_vec()));
    ask(&mut window, "Gift, buy");
    assert_eq!(window.editor().selection().len(), 2);
    assert!(!window.has("Rename Enter"));
    pick(&mut window, "Class of service ⏵");
    pick(&mut window, "Expedite");
    for name in ["card", "gift"] {
        assert_eq!(item(&window, name).class, Class::Expedite, "{name}");
    }
    ask(&mut window, "Gift, buy");
    pick(&mut window, "Delete Del");
    assert_eq!((window.map().work_items().len(), window.n_steps()), (1, 2));
}

#[test]
fn a_card_leads_to_its_path_on_the_network() {
    let mut window = board();
    ask(&mut window, "Bug, help");
    pick(&mut window, "Show its path on the network");
    let help: PathId = id("help");
    assert_eq!(window.editor().view(), View::Network);
    assert_eq!(window.editor().selection().single(), Some(help.into()));
}

#[test]
fn a_cell_takes_a_new_item_and_the_ground_a_table() {
    let mut window = board();
    ask(&mut window, "Add a work item: Mail, buy");
    pick(&mut window, "Add work item N");
    window.text("Refund");
    window.key(Key::Enter);
    window.key(Key::Escape);
    let map = window.map();
    let refund = map.work_items().find(|item| item.about.name == "Refund");
    assert_eq!(refund.unwrap().stop, Some(id("buy-mail")));
    let lane = middle(&window, "Lane buy");
    ask_at(&mut window, lane);
    window.asked();
    pick(&mut window, "Import work items…");
    assert!(matches!(
        window.asked().as_slice(),
        [Request::AskPath {
            purpose: PathPurpose::ImportItems,
            ..
        }]
    ));
}

#[test]
fn the_head_of_a_column_leads_to_its_node() {
    let mut window = board();
    let pay: NodeId = id("pay");
    ask(&mut window, "Column Pay");
    pick(&mut window, "Select Pay");
    assert_eq!(window.editor().selection().single(), Some(pay.into()));
    assert_eq!(window.editor().view(), View::Board);
    ask(&mut window, "Column Pay");
    pick(&mut window, "Show Pay on the network");
    assert_eq!(window.editor().view(), View::Network);
    // What is done has no node, and nothing is added to it from here.
    let mut window = board();
    ask(&mut window, "Column Done");
    assert!(!window.has_part("Select "));
}

#[test]
fn a_key_opens_the_menu_of_the_selected_card_and_the_arrows_go_through_it() {
    let mut window = board();
    let card: WorkItemId = id("card");
    window.perform(Action::Select(vec![card.into()]));
    window.key_with(Modifiers::SHIFT, Key::F10);
    assert!(window.has("Block B"));
    // Round by the end, and from the first entry to the second.
    for key in [Key::ArrowUp, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.key(key);
    }
    assert_eq!(item(&window, "card").state, State::Blocked);
    assert!(!window.has("Unblock B"));
    // Asked for on the board, it does not open on the network.
    window.perform(Action::View(View::Network));
    assert!(!window.has("Delete Del"));
    window.perform(Action::View(View::Board));
    window.key_with(Modifiers::SHIFT, Key::F10);
    window.key(Key::Escape);
    assert!(!window.has("Unblock B"));
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn the_same_key_opens_the_menu_of_what_is_selected_on_the_network() {
    let mut window = Window::with("Mail Pay Web; Mail -> Pay");
    let pay: NodeId = id("pay");
    window.perform(Action::Select(vec![pay.into()]));
    window.key_with(Modifiers::SHIFT, Key::F10);
    assert!(window.has("Delete Del"));
    window.key(Key::Escape);
    assert!(!window.has("Delete Del"));
    window.perform(Action::Select(Vec::new()));
    window.perform(Action::Run(Command::ContextMenu));
    assert!(window.has("Add here ⏵"));
    assert_eq!(window.n_steps(), 0);
}
