//! The finder: what fits a query, the best first.
//!
//! Names and tags may be typed with gaps (`plteng` finds “Platform engineering”); of prose only what stands
//! there word for word is found, since nearly every sentence has nearly every letter.

use std::cmp::Reverse;

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use crate::{
    document::Revision,
    editor::{
        command::Command,
        editor::{Editor, Screen},
        tools::ToolKind,
    },
    model::{Map, RecordId},
};

use super::{
    texts::{self, Part, Text},
    words::{one_line, words_of},
};

/// As many things on the map are listed at most; nobody reads on, they type on.
const MOST_PLACES: usize = 50;
/// As many commands are listed at most.
const MOST_COMMANDS: usize = 20;
/// So many places are offered before anything is typed.
const OFFERED: usize = 8;
/// So many of them were visited lately.
const LATELY: usize = 5;

/// What can be found: something on the map, or a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Record(RecordId),
    Command(Command),
}

/// Something that fits a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    pub target: Target,
    pub title: String,
    /// Which letters of the title were typed.
    pub hits: Vec<usize>,
    /// What it is, such as “Platform team”.
    pub kind: String,
    /// Where it is; what it does, if it is a command.
    pub place: String,
    /// The tag or the piece of prose that fits, where the title does not.
    pub because: String,
}

/// What fits a query, the best first, in two lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    pub places: Vec<Find>,
    pub commands: Vec<Find>,
    /// So many more things on the map fit.
    pub n_more: usize,
    /// Whether the best of all is a command.
    pub commands_first: bool,
}

/// Everything that can be found, made ready once a revision.
#[derive(Debug, Default)]
pub struct Finder {
    commands: Vec<Text>,
    places: Vec<Text>,
    /// The document and its revision that the texts are of.
    known: Option<(u64, Revision)>,
    matcher: Matcher,
}

/// How well a target fits, and by which of its texts.
struct Fit<'a> {
    score: u32,
    text: &'a Text,
}

/// What was typed, as it is looked for.
struct Query {
    /// In names and tags, with gaps.
    gaps: Pattern,
    /// In prose, word for word.
    whole: Pattern,
    /// What scores less has the letters only by chance.
    least: u32,
}

impl Query {
    fn of(typed: &str) -> Self {
        /// A letter scores 16 where it follows the one before it; gaps cost.
        const LETTER: u32 = 14;
        let pattern = |kind| Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        let letters = typed.chars().filter(|letter| !letter.is_whitespace());
        Self {
            gaps: pattern(AtomKind::Fuzzy),
            whole: pattern(AtomKind::Substring),
            least: LETTER.saturating_mul(u32::try_from(letters.count()).unwrap_or(u32::MAX)),
        }
    }

    fn pattern_for(&self, text: &Text) -> &Pattern {
        if text.part == Part::Prose {
            &self.whole
        } else {
            &self.gaps
        }
    }

    fn score(&self, text: &Text, matcher: &mut Matcher) -> Option<u32> {
        let words = text.words.slice(..);
        let score = self.pattern_for(text).score(words, matcher)?;
        let score = match text.part {
            Part::Name | Part::Tag if score < self.least => return None,
            Part::Name => score,
            Part::Tag => score * 3 / 4,
            Part::Prose => score / 2,
        };
        Some(match text.target {
            // A stop is called as its node is, and the node is rather meant.
            Target::Record(RecordId::Stop(_)) => score * 3 / 4,
            Target::Record(RecordId::Node(_) | RecordId::Area(_) | RecordId::Path(_)) => score + 4,
            _ => score,
        })
    }
}

impl Finder {
    /// Makes ready what the editor shows now, and returns whether that is something new.
    pub fn keep_up_with(&mut self, editor: &Editor) -> bool {
        let has_map = editor.screen() == Screen::Map;
        let now = has_map.then(|| (editor.document_number(), editor.document().revision()));
        let is_ready = !self.commands.is_empty() && self.known == now;
        if is_ready {
            return false;
        }
        self.commands = texts::of_commands();
        self.places = if has_map {
            texts::of_map(editor.map())
        } else {
            Vec::new()
        };
        self.known = now;
        self.matcher.config = Config::DEFAULT;
        self.matcher.config.prefer_prefix = true;
        true
    }

    /// Returns what fits a query; with nothing typed, what one may want.
    pub fn find(&mut self, editor: &Editor, query: &str) -> Finds {
        if query.trim().is_empty() {
            return offered(editor);
        }
        let query = Query::of(query);
        let (places, n_places) = best(&self.places, &query, &mut self.matcher, MOST_PLACES);
        let (commands, _) = best(&self.commands, &query, &mut self.matcher, MOST_COMMANDS);
        let first = |fits: &[Fit<'_>]| fits.first().map_or(0, |fit| fit.score);
        let commands_first = first(&commands) > first(&places);
        let map = editor.map();
        let mut told = |fits: Vec<Fit<'_>>| {
            let finds = fits
                .iter()
                .filter_map(|fit| tell(map, fit, &query, &mut self.matcher));
            finds.collect::<Vec<Find>>()
        };
        let (places, commands) = (told(places), told(commands));
        Finds {
            n_more: n_places - places.len(),
            places,
            commands,
            commands_first,
        }
    }
}

/// Returns the targets that fit best, and how many fit at all.
fn best<'a>(
    texts: &'a [Text],
    query: &Query,
    matcher: &mut Matcher,
    most: usize,
) -> (Vec<Fit<'a>>, usize) {
    let mut fits: Vec<Fit<'a>> = Vec::new();
    for text in texts {
        let Some(score) = query.score(text, matcher) else {
            continue;
        };
        match fits.last_mut() {
            // The texts of one target stand together.
            Some(last) if last.text.target == text.target => {
                if score > last.score {
                    *last = Fit { score, text };
                }
            }
            _ => fits.push(Fit { score, text }),
        }
    }
    let n_fits = fits.len();
    // Of those that fit as well, the shorter has less in it that was not typed.
    let order = |fit: &Fit<'_>| (Reverse(fit.score), fit.text.words.len());
    if n_fits > most {
        fits.select_nth_unstable_by_key(most, order);
        fits.truncate(most);
    }
    fits.sort_by_key(order);
    (fits, n_fits)
}

fn tell(map: &Map, fit: &Fit<'_>, query: &Query, matcher: &mut Matcher) -> Option<Find> {
    let words = words_of(map, fit.text.target)?;
    let mut hits = Vec::new();
    let text = fit.text.words.slice(..);
    query
        .pattern_for(fit.text)
        .indices(text, matcher, &mut hits);
    hits.sort_unstable();
    hits.dedup();
    let hits: Vec<usize> = hits.into_iter().map(|hit| hit as usize).collect();
    let mut find = Find {
        target: fit.text.target,
        title: words.title,
        hits: Vec::new(),
        kind: words.kind,
        place: words.place,
        because: String::new(),
    };
    match fit.text.part {
        // Letters of several signs are searched as one, and then the places are others.
        Part::Name if find.title.chars().count() == text.len() => find.hits = hits,
        Part::Name => {}
        Part::Tag => find.because = fit.text.words.to_string(),
        // The help of a command is shown anyway.
        Part::Prose if matches!(find.target, Target::Command(_)) => {}
        Part::Prose => find.because = piece(text, hits.first().copied().unwrap_or_default()),
    }
    Some(find)
}

/// Returns the piece of a text around a place.
fn piece(text: Utf32Str<'_>, at: usize) -> String {
    const BEFORE: usize = 24;
    const LENGTH: usize = 90;
    let from = at.saturating_sub(BEFORE);
    let mut letters = text.chars().skip(from);
    let words: String = letters.by_ref().take(LENGTH).collect();
    let (start, end) = (
        if from > 0 { "…" } else { "" },
        if letters.next().is_some() { "…" } else { "" },
    );
    format!("{start}{}{end}", one_line(words.trim()))
}

/// Returns what one may want before anything is typed: what was visited lately, the paths and areas of the
/// map, and what is done most often.
fn offered(editor: &Editor) -> Finds {
    const COMMON: [Command; 9] = [
        Command::Tool(ToolKind::Team),
        Command::Tool(ToolKind::Relation),
        Command::Tool(ToolKind::Path),
        Command::PathsFromText,
        Command::FitAll,
        Command::ShowNetwork,
        Command::ShowBoard,
        Command::Open,
        Command::Keys,
    ];
    let map = editor.map();
    let find = |target| {
        let words = words_of(map, target)?;
        Some(Find {
            target,
            title: words.title,
            hits: Vec::new(),
            kind: words.kind,
            place: words.place,
            because: String::new(),
        })
    };
    let places = if editor.screen() == Screen::Map {
        let paths = map.paths().map(|path| RecordId::Path(path.id));
        let areas = map.areas().map(|area| RecordId::Area(area.id));
        let mut places = editor.visited();
        places.truncate(LATELY);
        for id in paths.chain(areas) {
            if places.len() < OFFERED && !places.contains(&id) {
                places.push(id);
            }
        }
        let here = editor.selection().single();
        places.retain(|id| Some(*id) != here);
        let targets = places.into_iter().map(Target::Record);
        targets.filter_map(find).collect()
    } else {
        Vec::new()
    };
    let commands = COMMON.into_iter().filter(|command| command.enabled(editor));
    Finds {
        places,
        commands: commands.map(Target::Command).filter_map(find).collect(),
        n_more: 0,
        commands_first: false,
    }
}
