//! Changing what is said of records.

use crate::model::{Map, NodeKind, Record, RecordId};

use super::{
    edit::{Edit, EditError},
    plan::Plan,
};

/// Plans the same change to each of these records, as the inspector asks for.
pub fn update(
    map: &Map,
    label: &'static str,
    ids: impl IntoIterator<Item = RecordId>,
    change: impl Fn(&mut Record),
) -> Result<Edit, EditError> {
    let mut plan = Plan::new(map);
    for id in ids {
        let mut record = map.get(id).ok_or(EditError::Missing(id))?;
        change(&mut record);
        plan.put(record);
    }
    Ok(plan.into_edit(label))
}

/// Plans another name; a note says something else instead, and a relation what is written on it.
pub fn rename(map: &Map, id: RecordId, name: &str) -> Result<Edit, EditError> {
    update(map, "Rename", [id], |record| {
        if let Record::Node(node) = record
            && node.kind == NodeKind::Note
        {
            name.clone_into(&mut std::sync::Arc::make_mut(node).text);
        } else if let Record::Relation(relation) = record
            && (!relation.label.is_empty() || relation.about.name.is_empty())
        {
            name.clone_into(&mut std::sync::Arc::make_mut(relation).label);
        } else if let Some(about) = record.about_mut() {
            name.clone_into(&mut about.name);
        }
    })
}
