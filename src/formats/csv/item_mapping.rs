//! Which column of a table of work items is which field, in the words of the usual trackers.

use super::{dates::DateOrder, mapping::Guess, table::Table};

/// The columns of a table of work items; `None` for a field that no column has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemMapping {
    pub name: Option<usize>,
    /// What the tracker calls the item by, such as `SHOP-12`.
    pub key: Option<usize>,
    pub path: Option<usize>,
    /// The node or the stop where it is.
    pub stop: Option<usize>,
    pub state: Option<usize>,
    pub class: Option<usize>,
    pub started: Option<usize>,
    pub due: Option<usize>,
    pub finished: Option<usize>,
    pub tags: Option<usize>,
    pub link: Option<usize>,
    pub blocked_by: Option<usize>,
    pub description: Option<usize>,
    /// How its dates are written.
    pub order: DateOrder,
}

impl ItemMapping {
    /// Guesses the columns by the names that Jira, GitHub and Azure DevOps give them. Without a name the
    /// first column left is the name. The day of creation stands for the start where nothing else does.
    pub fn guess(table: &Table) -> Self {
        let mut guess = Guess::new(table);
        let mut mapping = Self {
            name: guess.named(&["name", "summary", "title", "workitem", "item", "subject"]),
            key: guess.named(&["issuekey", "key", "number", "workitemid", "id", "issueid"]),
            path: guess.named(&[
                "path",
                "deliverypath",
                "route",
                "valuestream",
                "epiclink",
                "epicname",
                "epic",
            ]),
            stop: guess.named(&[
                "stop",
                "column",
                "boardcolumn",
                "node",
                "step",
                "team",
                "component",
                "components",
                "areapath",
            ]),
            state: guess.named(&["state", "status", "stage"]),
            class: guess.named(&["class", "classofservice", "serviceclass", "priority"]),
            started: guess.named(&[
                "started",
                "startdate",
                "startedat",
                "activateddate",
                "actualstart",
                "inprogress",
                "created",
                "createdat",
                "createddate",
            ]),
            due: guess.named(&["due", "duedate", "dueon", "targetdate", "deadline"]),
            finished: guess.named(&[
                "finished",
                "done",
                "resolved",
                "closedat",
                "closeddate",
                "completed",
                "resolutiondate",
            ]),
            tags: guess.named(&["tags", "labels", "label", "keywords"]),
            link: guess.named(&["link", "url", "htmlurl", "weburl", "issueurl"]),
            blocked_by: guess.named(&[
                "blockedby",
                "blocker",
                "blockedreason",
                "inwardissuelinkblocks",
                "blocked",
                "flagged",
            ]),
            description: guess.named(&["description", "notes", "body", "comment"]),
            order: DateOrder::default(),
        };
        if mapping.name.is_none() {
            mapping.name = guess.next();
        }
        let dates = [mapping.started, mapping.due, mapping.finished];
        mapping.order = DateOrder::guess(table, dates.into_iter().flatten());
        mapping
    }

    /// Returns every field with its name on screen, for a dialog to change.
    pub fn fields_mut(&mut self) -> [(&'static str, &mut Option<usize>); 13] {
        [
            ("Name", &mut self.name),
            ("Key", &mut self.key),
            ("Path", &mut self.path),
            ("Stop", &mut self.stop),
            ("State", &mut self.state),
            ("Class", &mut self.class),
            ("Started", &mut self.started),
            ("Due", &mut self.due),
            ("Finished", &mut self.finished),
            ("Tags", &mut self.tags),
            ("Link", &mut self.link),
            ("Blocked by", &mut self.blocked_by),
            ("Description", &mut self.description),
        ]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn the_columns_of_the_usual_trackers_are_known() {
        for (header, expected) in [
            (
                "Summary,Issue key,Issue Type,Component/s,Status,Priority,Created,Due date,Resolved,Labels",
                "Name=Summary Key=Issue key Stop=Component/s State=Status Class=Priority \
                 Started=Created Due=Due date Finished=Resolved Tags=Labels",
            ),
            (
                "title,number,state,labels,created_at,closed_at,html_url,body",
                "Name=title Key=number State=state Started=created_at Finished=closed_at \
                 Tags=labels Link=html_url Description=body",
            ),
            (
                "ID,Work Item Type,Title,State,Board Column,Activated Date,Created Date,Tags",
                "Name=Title Key=ID Stop=Board Column State=State \
                 Started=Activated Date Tags=Tags",
            ),
            (
                "name,path,stop,state,class,started,due,finished,tags,link,blocked by",
                "Name=name Path=path Stop=stop State=state Class=class Started=started Due=due \
                 Finished=finished Tags=tags Link=link Blocked by=blocked by",
            ),
            (
                "ID,Title,State,Area Path,Blocked",
                "Name=Title Key=ID Stop=Area Path State=State Blocked by=Blocked",
            ),
            (
                "Summary,Issue key,Components,Epic Link",
                "Name=Summary Key=Issue key Path=Epic Link Stop=Components",
            ),
            ("foo,bar", "Name=foo"),
        ] {
            let table = Table::parse(header.as_bytes()).unwrap();
            let mut mapping = ItemMapping::guess(&table);
            let found = mapping
                .fields_mut()
                .into_iter()
                .filter_map(|(name, column)| {
                    let column = table.columns.get((*column)?)?;
                    Some(format!("{name}={column}"))
                });
            let found: Vec<String> = found.collect();
            assert_eq!(found.join(" "), expected, "{header}");
        }
    }
}
