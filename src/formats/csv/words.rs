//! What the words in a cell mean, whichever way they are written.

use crate::model::{Flavor, NodeKind, RelationKind, Strength, TeamShape};

/// What a word says of a node.
#[derive(Debug, PartialEq)]
pub(super) struct Sort {
    pub(super) kind: NodeKind,
    pub(super) shape: TeamShape,
    pub(super) flavor: Option<Flavor>,
}

/// Returns the letters and digits of a text in lower case: `Depends on`, `depends_on` and
/// `dependsOn` are one word.
pub(super) fn squashed(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns the words of a text with one space between them: a name is one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what sort of node a word means; a word not known stays as it is written.
pub(super) fn sort(word: &str) -> Sort {
    if let Some(shape) = team_shape(&squashed(word)) {
        return Sort {
            kind: NodeKind::Team,
            shape,
            flavor: None,
        };
    }
    let (kind, flavor) = match squashed(word).as_str() {
        "component" | "system" => (NodeKind::Component, None),
        "service" | "microservice" => (NodeKind::Component, Some(Flavor::Service)),
        "app" | "application" | "serviceapp" => (NodeKind::Component, Some(Flavor::App)),
        "repo" | "repository" => (NodeKind::Component, Some(Flavor::Repository)),
        "library" | "package" => (NodeKind::Component, Some(Flavor::Library)),
        "website" => (NodeKind::Component, Some(Flavor::Website)),
        "infrastructure" | "infra" | "resource" | "shared" | "sharedinfrastructure" => {
            (NodeKind::Infrastructure, None)
        }
        "platformservice" | "sharedservice" => (NodeKind::Infrastructure, Some(Flavor::Service)),
        "database" | "data" | "datastore" => (NodeKind::Infrastructure, Some(Flavor::Data)),
        "pipeline" => (NodeKind::Infrastructure, Some(Flavor::Pipeline)),
        "environment" => (NodeKind::Infrastructure, Some(Flavor::Environment)),
        "tool" => (NodeKind::Infrastructure, Some(Flavor::Tool)),
        "goal" | "objective" | "outcome" => (NodeKind::Goal, None),
        "outside" | "external" | "customer" | "vendor" | "supplier" => (NodeKind::Outside, None),
        "note" => (NodeKind::Note, None),
        _ => (NodeKind::Other(one_line(word)), None),
    };
    Sort {
        kind,
        shape: TeamShape::default(),
        flavor,
    }
}

fn team_shape(word: &str) -> Option<TeamShape> {
    Some(match word {
        "" | "team" | "squad" | "group" | "crew" => TeamShape::Undefined,
        "streamaligned" | "streamalignedteam" => TeamShape::StreamAligned,
        "platformteam" => TeamShape::Platform,
        "enabling" | "enablingteam" => TeamShape::Enabling,
        "complicatedsubsystem" | "complicatedsubsystemteam" => TeamShape::ComplicatedSubsystem,
        _ => return None,
    })
}

/// Returns the relation that a word means, and whether it is said from the other end: what is owned
/// by a team is a relation of the team.
pub(super) fn relation(word: &str) -> (RelationKind, bool) {
    match squashed(word).as_str() {
        "" | "dependson" | "depends" | "dependency" | "uses" | "needs" | "requires" => {
            (RelationKind::DependsOn, false)
        }
        "usedby" | "neededby" | "requiredby" => (RelationKind::DependsOn, true),
        "provides" | "providesto" | "provide" => (RelationKind::Provides, false),
        "providedby" => (RelationKind::Provides, true),
        "collaborates" | "collaborateswith" | "collaboration" => {
            (RelationKind::Collaborates, false)
        }
        "facilitates" | "facilitating" | "helps" => (RelationKind::Facilitates, false),
        "facilitatedby" => (RelationKind::Facilitates, true),
        "owns" | "own" | "ownerof" => (RelationKind::Owns, false),
        "ownedby" => (RelationKind::Owns, true),
        "serves" | "contributesto" => (RelationKind::Serves, false),
        _ => (RelationKind::Other(one_line(word)), false),
    }
}

/// Returns the strength that a word means; `None` for an empty cell.
pub(super) fn strength(word: &str) -> Option<Strength> {
    Some(match squashed(word).as_str() {
        "" => return None,
        "ok" | "fine" | "good" | "green" => Strength::Ok,
        "slowing" | "slow" | "slows" | "amber" | "yellow" => Strength::Slowing,
        "blocking" | "blocked" | "blocks" | "red" => Strength::Blocking,
        _ => Strength::Other(one_line(word)),
    })
}

/// Returns the tags of a cell, each once, parted by commas, semicolons or bars.
pub(super) fn tags(cell: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for tag in cell.split([',', ';', '|']).map(one_line) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_however_they_are_written() {
        for (words, expected) in [
            ("Team SQUAD group ", NodeKind::Team),
            ("component Repo repository APPLICATION", NodeKind::Component),
            (
                "infra Infrastructure platform_service resource",
                NodeKind::Infrastructure,
            ),
            ("goal Objective", NodeKind::Goal),
            ("outside external Customer vendor", NodeKind::Outside),
            ("note", NodeKind::Note),
            ("Tribunal", NodeKind::Other("Tribunal".to_owned())),
        ] {
            for word in words.split(' ') {
                let expected = if word.is_empty() {
                    &NodeKind::Team
                } else {
                    &expected
                };
                assert_eq!(&sort(word).kind, expected, "{word}");
            }
        }
        assert_eq!(sort("Platform team").shape, TeamShape::Platform);
        assert_eq!(sort("repo").flavor, Some(Flavor::Repository));
        assert_eq!(
            sort(" Data  Lake ").kind,
            NodeKind::Other("Data Lake".to_owned())
        );
    }

    #[test]
    fn relations_are_known_however_they_are_written() {
        for (word, expected) in [
            ("depends_on", (RelationKind::DependsOn, false)),
            ("Depends on", (RelationKind::DependsOn, false)),
            ("dependsOn", (RelationKind::DependsOn, false)),
            ("", (RelationKind::DependsOn, false)),
            ("owned by", (RelationKind::Owns, true)),
            ("OWNS", (RelationKind::Owns, false)),
            (
                "reports to",
                (RelationKind::Other("reports to".to_owned()), false),
            ),
        ] {
            assert_eq!(relation(word), expected, "{word}");
        }
    }

    #[test]
    fn every_key_of_the_file_is_known() {
        for kind in NodeKind::ALL {
            assert_eq!(sort(kind.key()).kind, kind);
        }
        for kind in RelationKind::ALL {
            assert_eq!(relation(kind.key()), (kind, false));
        }
        assert_eq!(strength("Blocking"), Some(Strength::Blocking));
        assert_eq!(tags("a, b;a | c d"), ["a", "b", "c d"]);
    }
}
