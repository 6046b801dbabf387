//! The words among which a field lets one choose: those of the file, and those on screen.

use crate::{
    model::{
        Access, Basis, Class, Flavor, Mood, NodeKind, RelationKind, State, Strength, TeamShape,
        key_of,
    },
    scene::{palette::SLOTS, relation_words},
};

/// A word of the file and the word on screen.
pub(super) type Choice = (String, String);

fn plain<T: serde::Serialize>(values: &[T]) -> Vec<Choice> {
    let choice = |value: &T| {
        let key = key_of(value);
        let words = sentence_case(&key.replace('_', " "));
        (key, words)
    };
    values.iter().map(choice).collect()
}

fn with_unknown(mut choices: Vec<Choice>, words: &str) -> Vec<Choice> {
    choices.insert(0, (String::new(), words.to_owned()));
    choices
}

pub(super) fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

pub(super) fn kinds() -> Vec<Choice> {
    plain(&NodeKind::ALL)
}

pub(super) fn shapes() -> Vec<Choice> {
    let words = |key: &str| match key {
        "stream_aligned" => "Stream-aligned".to_owned(),
        "complicated_subsystem" => "Complicated-subsystem".to_owned(),
        "undefined" => "Not settled yet".to_owned(),
        key => sentence_case(key),
    };
    let choice = |shape: &TeamShape| {
        let key = key_of(shape);
        let words = words(&key);
        (key, words)
    };
    TeamShape::ALL.iter().map(choice).collect()
}

pub(super) fn accesses() -> Vec<Choice> {
    use Access::{Approval, Meeting, Request, SelfService};
    let mut choices = plain(&[SelfService, Request, Meeting, Approval]);
    if let Some(first) = choices.first_mut() {
        "Self-service".clone_into(&mut first.1);
    }
    with_unknown(choices, "Unknown")
}

pub(super) fn flavors() -> Vec<Choice> {
    use Flavor::{
        App, Data, Environment, Library, Other, Pipeline, Repository, Service, Tool, Website,
    };
    let all = [
        Service,
        Data,
        Pipeline,
        Environment,
        Tool,
        App,
        Website,
        Library,
        Repository,
        Other,
    ];
    with_unknown(plain(&all), "Unknown")
}

pub(super) fn moods() -> Vec<Choice> {
    plain(&[Mood::Neutral, Mood::Pain, Mood::Idea, Mood::Question])
}

pub(super) fn strengths() -> Vec<Choice> {
    let all = plain(&[Strength::Ok, Strength::Slowing, Strength::Blocking]);
    with_unknown(all, "Unknown")
}

pub(super) fn relation_kinds() -> Vec<Choice> {
    let choice = |kind: &RelationKind| {
        let words = sentence_case(relation_words(kind));
        (kind.key().to_owned(), words)
    };
    RelationKind::ALL.iter().map(choice).collect()
}

pub(super) fn states() -> Vec<Choice> {
    plain(&[State::Waiting, State::Active, State::Blocked, State::Done])
}

pub(super) fn classes() -> Vec<Choice> {
    plain(&[
        Class::Expedite,
        Class::FixedDate,
        Class::Standard,
        Class::Intangible,
    ])
}

pub(super) fn bases() -> Vec<Choice> {
    plain(&[Basis::Guess, Basis::Agreed, Basis::Measured])
}

pub(super) fn yes_or_no() -> Vec<Choice> {
    let choices = [("yes", "Yes"), ("no", "No")];
    let choices = choices.map(|(key, words)| (key.to_owned(), words.to_owned()));
    with_unknown(choices.to_vec(), "Unknown")
}

pub(super) fn pinned() -> Vec<Choice> {
    [("yes", "Yes"), ("no", "No")]
        .map(|(key, words)| (key.to_owned(), words.to_owned()))
        .to_vec()
}

pub(super) fn colors() -> Vec<Choice> {
    let choices = SLOTS.iter().map(|(name, _)| {
        let words = sentence_case(name);
        ((*name).to_owned(), words)
    });
    with_unknown(choices.collect(), "Of its kind")
}
