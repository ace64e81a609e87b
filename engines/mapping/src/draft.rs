use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::field::{self, Shape};
use crate::guess::{Guesser, Score};
use crate::profile::Column;
use crate::vocabulary::Vocabulary;
use crate::write;

/// A mapping drafted by looking at a list, for a person to read and mend.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Every column that holds something, in the order in which they were met; `None` where
    /// nothing fits.
    pub columns: Vec<(String, Option<Target>, Sureness)>,
    pub rows: u64,
    /// Without its ending.
    pub(crate) file_name: String,
    pub(crate) language: String,
    /// What of the source is a guess.
    pub(crate) guessed: Vec<&'static str>,
    pub(crate) country: String,
    pub(crate) lists: String,
    /// Field, their value, our code: guessed from parts of the value.
    pub(crate) values: BTreeMap<String, BTreeMap<String, String>>,
    /// Values of coded fields that nobody knows.
    pub(crate) unknown_values: BTreeMap<String, BTreeSet<String>>,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// One of our fields, with a language where the column says one (`name:nl`).
    Field(String),
    /// A yes in the column adds this code to this field.
    Flag { field: String, code: String },
    /// Hours of one day of the week, 0 being Monday.
    HoursOf(usize),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => f.write_str(field),
            Self::Flag { field, code } => write!(f, "{field}={code}"),
            Self::HoursOf(_) => f.write_str("hours"),
        }
    }
}

/// How sure the draft is of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Nothing fits: the column is named in the draft and not read.
    Unknown,
    /// Marked as a guess in the draft.
    Guess,
    Sure,
}

impl Draft {
    /// The mapping as TOML, at most [`MAX_LINES`](crate::MAX_LINES) lines: guesses carry
    /// `# guess`, columns that nothing fits or that find no room are named in one comment, which
    /// ends by counting those that it has no room for. It always parses.
    pub fn to_toml(&self) -> String {
        write::toml(self)
    }
}

const SURE: f64 = 0.75;
const GUESS: f64 = 0.35;
/// A column whose best field is taken needs this much for another one.
const SECOND_CHOICE: f64 = 0.5;

pub(crate) fn draft(words: &Vocabulary, columns: &[Column], rows: u64, file_name: &str) -> Draft {
    let guesser = Guesser::new(words, columns);
    let scores: Vec<Vec<Score>> = columns
        .iter()
        .map(|column| guesser.scores(column))
        .collect();
    let chosen = choose(columns, &scores);
    let mut draft = Draft {
        columns: Vec::new(),
        rows,
        file_name: file_name.to_owned(),
        language: guesser.spoken.language.clone(),
        guessed: Vec::new(),
        country: guesser.lies.country.clone().unwrap_or_default(),
        lists: String::new(),
        values: BTreeMap::new(),
        unknown_values: BTreeMap::new(),
    };
    if !guesser.spoken.is_sure && !draft.language.is_empty() {
        draft.guessed.push("language");
    }
    if !guesser.lies.is_sure && !draft.country.is_empty() {
        draft.guessed.push("country");
    }
    for (column, score) in columns.iter().zip(&chosen) {
        let sureness = match score {
            Some(score) if score.points >= SURE => Sureness::Sure,
            Some(_) => Sureness::Guess,
            None => Sureness::Unknown,
        };
        let target = score.as_ref().map(|score| score.target.clone());
        draft.columns.push((column.name.clone(), target, sureness));
    }
    let coded =
        columns
            .iter()
            .zip(&chosen)
            .filter_map(|(column, score)| match &score.as_ref()?.target {
                Target::Field(field) => Some((column, field.as_str())),
                _ => None,
            });
    guesser.values(coded, &mut draft);
    draft
}

/// Gives each column its best field, the surest first; a field that takes one column only is
/// taken once in each row, and several times by columns of several tables.
fn choose(columns: &[Column], scores: &[Vec<Score>]) -> Vec<Option<Score>> {
    let mut all: Vec<(usize, usize, &Score)> = Vec::new();
    for (column, list) in scores.iter().enumerate() {
        all.extend(
            list.iter()
                .enumerate()
                .map(|(rank, score)| (column, rank, score)),
        );
    }
    all.sort_by(|a, b| {
        b.2.points
            .total_cmp(&a.2.points)
            .then_with(|| columns[a.0].name.cmp(&columns[b.0].name))
            .then(a.1.cmp(&b.1))
    });
    let mut chosen: Vec<Option<Score>> = vec![None; scores.len()];
    let mut taken: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (column, rank, score) in all {
        let needed = if rank == 0 { GUESS } else { SECOND_CHOICE };
        if chosen[column].is_some() || score.points < needed {
            continue;
        }
        if let Target::Field(field) = &score.target
            && takes_one(field)
        {
            let by = taken.entry(field).or_default();
            // Two tables may number their rows alike: ids of both would name one place.
            let only_one = field == "id" && !by.is_empty();
            if only_one || by.iter().any(|other| columns[column].stood_beside(*other)) {
                continue;
            }
            by.push(column);
        }
        chosen[column] = Some(score.clone());
    }
    chosen
}

/// Whether a field is said by one column of a row.
pub(crate) fn takes_one(field: &str) -> bool {
    !matches!(
        field::shape(field),
        Some(Shape::Coded | Shape::Free | Shape::Phone | Shape::Email | Shape::Web)
    ) && field != "says"
}
