//! Which column of a table is which field: guessed from the names, then up to the user.

use super::{table::Table, words::squashed};

/// The columns of a table of nodes; `None` for a field that no column has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeMapping {
    pub id: Option<usize>,
    pub kind: Option<usize>,
    pub name: Option<usize>,
    pub description: Option<usize>,
    /// The team that owns the node.
    pub owner: Option<usize>,
    /// The area that holds the node, by its name.
    pub area: Option<usize>,
    pub tags: Option<usize>,
}

/// The columns of a table of edges; `None` for a field that no column has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeMapping {
    pub from: Option<usize>,
    pub to: Option<usize>,
    pub kind: Option<usize>,
    pub label: Option<usize>,
    pub strength: Option<usize>,
    pub description: Option<usize>,
}

impl NodeMapping {
    /// Guesses the columns by their names. Without a name or an id the first column left is the name.
    pub fn guess(table: &Table) -> Self {
        let mut guess = Guess::new(table);
        let mut mapping = Self {
            id: guess.named(&["id", "key", "identifier", "nodeid", "uid"]),
            name: guess.named(&["name", "title", "label", "displayname", "node"]),
            kind: guess.named(&["kind", "type", "nodekind", "nodetype", "category"]),
            description: guess.named(&["description", "summary", "notes", "note", "comment"]),
            owner: guess.named(&[
                "owner",
                "team",
                "ownedby",
                "owningteam",
                "ownerteam",
                "squad",
            ]),
            area: guess.named(&[
                "area",
                "group",
                "department",
                "domain",
                "valuestream",
                "tribe",
            ]),
            tags: guess.named(&["tags", "tag", "labels", "keywords"]),
        };
        if mapping.id.is_none() && mapping.name.is_none() {
            // A list of teams under the head “Team”.
            mapping.name = guess.next().or_else(|| mapping.owner.take());
        }
        mapping
    }

    /// Returns every field with its name on screen, for a dialog to change.
    pub fn fields_mut(&mut self) -> [(&'static str, &mut Option<usize>); 7] {
        [
            ("Id", &mut self.id),
            ("Name", &mut self.name),
            ("Kind", &mut self.kind),
            ("Description", &mut self.description),
            ("Owner", &mut self.owner),
            ("Area", &mut self.area),
            ("Tags", &mut self.tags),
        ]
    }
}

impl EdgeMapping {
    /// Guesses the columns by their names. Without both ends the first two columns left are the ends.
    pub fn guess(table: &Table) -> Self {
        let mut guess = Guess::new(table);
        let mut mapping = Self {
            from: guess.named(&["from", "source", "start", "fromid", "sourceid", "consumer"]),
            to: guess.named(&["to", "target", "end", "toid", "targetid", "destination"]),
            kind: guess.named(&["relation", "kind", "type", "relationship", "relationtype"]),
            label: guess.named(&["label", "name", "title"]),
            strength: guess.named(&["strength", "state", "status", "health"]),
            description: guess.named(&["description", "summary", "notes", "note", "comment"]),
        };
        if mapping.from.is_none() && mapping.to.is_none() {
            mapping.from = guess.next();
            mapping.to = guess.next();
        }
        mapping
    }

    /// Returns every field with its name on screen, for a dialog to change.
    pub fn fields_mut(&mut self) -> [(&'static str, &mut Option<usize>); 6] {
        [
            ("From", &mut self.from),
            ("To", &mut self.to),
            ("Relation", &mut self.kind),
            ("Label", &mut self.label),
            ("Strength", &mut self.strength),
            ("Description", &mut self.description),
        ]
    }
}

/// The columns of a table, each given to one field at most.
pub(super) struct Guess {
    names: Vec<String>,
    taken: Vec<usize>,
}

impl Guess {
    pub(super) fn new(table: &Table) -> Self {
        Self {
            names: table.columns.iter().map(|name| squashed(name)).collect(),
            taken: Vec::new(),
        }
    }

    /// Takes the column with one of these names; an earlier name wins over an earlier column.
    pub(super) fn named(&mut self, names: &[&str]) -> Option<usize> {
        let free = |at: &usize| !self.taken.contains(at);
        let column = names.iter().find_map(|name| {
            let mut columns = self.names.iter().enumerate();
            columns.find_map(|(at, column)| (column == name && free(&at)).then_some(at))
        })?;
        self.taken.push(column);
        Some(column)
    }

    /// Takes the first column that nobody has.
    pub(super) fn next(&mut self) -> Option<usize> {
        let column = (0..self.names.len()).find(|at| !self.taken.contains(at))?;
        self.taken.push(column);
        Some(column)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    /// Writes the columns that were found, such as `Name=Title`.
    fn printed(table: &Table, fields: &[(&'static str, &mut Option<usize>)]) -> String {
        let found = fields.iter().filter_map(|(field, column)| {
            let column = table.columns.get((**column)?)?;
            Some(format!("{field}={column}"))
        });
        found.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_of_nodes_are_known_by_their_names() {
        for (header, expected) in [
            ("id,kind,name", "Id=id Name=name Kind=kind"),
            ("Type;LABEL;Owned by", "Name=LABEL Kind=Type Owner=Owned by"),
            (
                "name,title,tags,Team,area",
                "Name=name Owner=Team Area=area Tags=tags",
            ),
            ("Squad", "Name=Squad"),
            ("System,Team", "Name=System Owner=Team"),
            ("Team,Description", "Name=Team Description=Description"),
            ("foo,bar", "Name=foo"),
            ("id,foo", "Id=id"),
        ] {
            let table = Table::parse(header.as_bytes()).unwrap();
            let mut mapping = NodeMapping::guess(&table);
            assert_eq!(printed(&table, &mapping.fields_mut()), expected, "{header}");
        }
    }

    #[test]
    fn columns_of_edges_are_known_by_their_names() {
        for (header, expected) in [
            ("from,to,relation", "From=from To=to Relation=relation"),
            (
                "Source\tTarget\tType\tLabel\tStrength\tDescription",
                "From=Source To=Target Relation=Type Label=Label Strength=Strength Description=Description",
            ),
            ("relation,a,b", "From=a To=b Relation=relation"),
            ("kind,type,to", "To=to Relation=kind"),
        ] {
            let table = Table::parse(header.as_bytes()).unwrap();
            let mut mapping = EdgeMapping::guess(&table);
            assert_eq!(printed(&table, &mapping.fields_mut()), expected, "{header}");
        }
    }
}
