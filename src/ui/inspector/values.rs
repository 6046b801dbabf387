//! What the selected records say, field by field: one value, or several.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use crate::{
    document::Revision,
    editor::Editor,
    model::{Figure, NodeKind, Record, RecordId},
};

use super::choices::sentence_case;
use super::fields::{Field, FigureField, NAME, Section, sections_of};

/// What several records say in one field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shared<T> {
    Same(T),
    Mixed,
}

/// What the selection says, read once for each revision and selection.
#[derive(Default)]
pub(super) struct Values {
    key: Option<(Revision, u64, u64)>,
    pub(super) ids: Arc<[RecordId]>,
    pub(super) names: Option<Shared<String>>,
    pub(super) sections: Vec<SectionValues>,
    /// The one record, if it is only one.
    pub(super) single: Option<Record>,
    /// What is selected, in words.
    pub(super) words: String,
}

/// One section with what each of its fields says.
pub(super) struct SectionValues {
    pub(super) section: &'static Section,
    pub(super) fields: Vec<(&'static Field, Shared<String>)>,
    pub(super) figures: Vec<(&'static FigureField, Shared<Option<Figure>>)>,
}

impl Values {
    /// Reads the selection, or the map itself where nothing is selected.
    pub(super) fn keep_up_with(&mut self, editor: &Editor) {
        let mut hasher = DefaultHasher::new();
        for id in editor.selection().iter() {
            id.hash(&mut hasher);
        }
        let revision = editor.document().revision();
        let key = (revision, editor.document_number(), hasher.finish());
        // What is dragged is read once it rests.
        let same_selection = self
            .key
            .is_some_and(|known| (known.1, known.2) == (key.1, key.2));
        if same_selection && editor.document().has_gesture() {
            return;
        }
        if self.key != Some(key) {
            *self = Self::read(editor);
            self.key = Some(key);
        }
    }

    /// Returns values that know only which records they are of.
    pub(super) fn of_ids(other: &Self) -> Self {
        Self {
            ids: Arc::clone(&other.ids),
            ..Self::default()
        }
    }

    fn read(editor: &Editor) -> Self {
        let mut ids: Vec<RecordId> = editor.selection().iter().collect();
        if ids.is_empty() {
            ids.push(RecordId::Header);
        }
        let records: Vec<Record> = ids.iter().filter_map(|id| editor.map().get(*id)).collect();
        let mut sections = records.first().map(sections_of).unwrap_or_default();
        for record in &records {
            let other = sections_of(record);
            sections.retain(|section| other.iter().any(|other| std::ptr::eq(*section, *other)));
        }
        let sections = sections.into_iter().map(|section| SectionValues {
            section,
            fields: section
                .fields
                .iter()
                .map(|field| (field, shared(&records, field.get)))
                .collect(),
            figures: section
                .figures
                .iter()
                .map(|field| {
                    (
                        field,
                        shared(&records, |record| (field.get)(record).cloned()),
                    )
                })
                .collect(),
        });
        // Notes say their text, and a stop has no name.
        let unnamed = |record: &Record| match record {
            Record::Node(node) => node.kind == NodeKind::Note,
            Record::Stop(_) => true,
            // What is written on a relation is its label, a field of its own.
            Record::Relation(relation) => relation.about.name.is_empty(),
            _ => false,
        };
        let named = !records.iter().any(unnamed);
        Self {
            key: None,
            names: named.then(|| shared(&records, NAME.get)),
            sections: sections.collect(),
            single: records.first().filter(|_| records.len() == 1).cloned(),
            words: words_for(&records),
            ids: ids.into(),
        }
    }
}

fn shared<T: PartialEq>(records: &[Record], get: impl Fn(&Record) -> T) -> Shared<T> {
    let mut values = records.iter().map(get);
    match values.next() {
        Some(first) if values.all(|value| value == first) => Shared::Same(first),
        _ => Shared::Mixed,
    }
}

fn words_for(records: &[Record]) -> String {
    match records {
        [Record::Header(_)] => "Map".to_owned(),
        [Record::Node(node)] => crate::scene::kind_words(node),
        [record] => sentence_case(record.id().noun()),
        records => {
            let nouns = ["node", "area", "relation", "path", "stop", "work item"];
            let count = |noun: &str| {
                let of_noun = |record: &&Record| record.id().noun() == noun;
                let n = records.iter().filter(of_noun).count();
                let plural = if n == 1 { "" } else { "s" };
                (n > 0).then(|| format!("{n} {noun}{plural}"))
            };
            let counts: Vec<String> = nouns.iter().filter_map(|noun| count(noun)).collect();
            counts.join(", ")
        }
    }
}
