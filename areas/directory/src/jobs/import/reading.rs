//! From a file's bytes to drafts: read, mapped and checked, in a thread of its own and a few rows ahead.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::report::{Problem, RowAt};
use crate::model::{Draft, Intake, Remark, ShippedError, intake, shipped_labels, shipped_words};

/// A file that can be read from any place in it.
pub trait Input: Read + Seek + Send {}
impl<T: Read + Seek + Send> Input for T {}

/// Opens the file: it is read twice, first to know every id in it.
pub type OpenInput = Arc<dyn Fn() -> std::io::Result<Box<dyn Input>> + Send + Sync>;

/// How rows of a source become records.
#[derive(Debug)]
pub struct Reader {
    pub mapping: mapping::Mapping,
    pub words: mapping::Vocabulary,
    pub limits: sheets::Limits,
    pub labels: Vec<String>,
}

/// One row of the file.
#[derive(Debug)]
pub struct Outcome {
    pub at: RowAt,
    pub draft: Result<Draft, Untaken>,
    /// Columns that hold something and that the mapping takes nothing from.
    pub unread_columns: Vec<String>,
}

/// A row that was not taken.
#[derive(Debug)]
pub struct Untaken {
    pub problems: Vec<Problem>,
    pub names: Names,
}

/// What a row that was not taken still says of what its source has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// The record with this key is not gone.
    Record(String),
    /// No place at all: a note below the table, for example.
    Nothing,
    /// It could not be read.
    Unknown,
}

/// Drafts a mapping by looking at a file: the TOML text, its guesses marked.
///
/// # Errors
/// A file that cannot be read, or words of ours that cannot be used.
pub fn draft_mapping(source: &str, input: impl Read + Seek) -> Result<String, DraftError> {
    let words = shipped_words()?;
    let mut profile = mapping::Profile::new(&words);
    sheets::read(input, &sheets::Options::default(), &mut |item| {
        if let sheets::Item::Row(row) = item {
            profile.see(&given(&row));
        }
        ControlFlow::Continue(())
    })?;
    let draft = profile.draft(source);
    if draft.rows == 0 {
        return Err(DraftError::NoRows);
    }
    Ok(draft.to_toml())
}

/// Why no mapping was drafted.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error(transparent)]
    Words(#[from] ShippedError),
    #[error(transparent)]
    Unreadable(#[from] sheets::Refusal),
    #[error("the file has no row")]
    NoRows,
}

fn given(row: &sheets::Row) -> Vec<mapping::Given<'_>> {
    row.cells
        .iter()
        .map(|cell| mapping::Given {
            column: &cell.column,
            text: &cell.text,
            kind: kind(cell.kind),
        })
        .collect()
}

impl Reader {
    /// Rows mapped as `mapping` says, with the words and labels that we ship.
    ///
    /// # Errors
    /// A shipped file that cannot be used.
    pub fn new(mapping: mapping::Mapping) -> Result<Self, ShippedError> {
        let labels = shipped_labels()?;
        Ok(Self {
            mapping,
            words: shipped_words()?,
            limits: sheets::Limits::default(),
            labels: labels.into_iter().map(|label| label.id).collect(),
        })
    }

    /// Read on this day: a date after it is told as one to come.
    #[must_use]
    pub fn on(mut self, today: jiff::civil::Date) -> Self {
        self.mapping = self.mapping.on(today);
        self
    }

    fn options(&self) -> sheets::Options {
        sheets::Options {
            limits: self.limits.clone(),
            unfold: self.mapping.read.unfold.clone(),
            base: self.mapping.read.base.clone(),
            links: self.mapping.read.links.clone(),
        }
    }

    /// Reads all rows, in their order, until `each` has enough.
    ///
    /// # Errors
    /// A file that is no table, or whose bytes cannot be read.
    pub fn read(
        &self,
        input: impl Read + Seek,
        each: &mut dyn FnMut(Outcome) -> ControlFlow<()>,
    ) -> Result<sheets::Summary, sheets::Refusal> {
        sheets::read(input, &self.options(), &mut |item| each(self.outcome(item)))
    }

    fn outcome(&self, item: sheets::Item) -> Outcome {
        match item {
            sheets::Item::Fault(fault) => {
                let at = RowAt {
                    table: fault.table.to_string(),
                    row: fault.number,
                };
                let column = fault
                    .column
                    .map(|column| column.to_string())
                    .unwrap_or_default();
                let problem = Problem {
                    at: at.clone(),
                    field: column.clone(),
                    column,
                    value: fault.excerpt,
                    reason: fault_code(fault.reason).to_owned(),
                    became: None,
                    refused: true,
                };
                let untaken = Untaken {
                    problems: vec![problem],
                    names: Names::Unknown,
                };
                Outcome {
                    at,
                    draft: Err(untaken),
                    unread_columns: Vec::new(),
                }
            }
            sheets::Item::Row(row) => self.row(&row),
        }
    }

    fn row(&self, row: &sheets::Row) -> Outcome {
        let at = RowAt {
            table: row.table.to_string(),
            row: row.number,
        };
        let given = given(row);
        let held = given.iter().filter(|cell| !cell.text.trim().is_empty());
        if held.clone().count() > 1 && held.clone().all(|cell| cell.text.trim() == cell.column) {
            return heading_again(at, row);
        }
        let held = held.count();
        let mapped = mapping::apply(&self.mapping, &self.words, &given);
        let mut remarks: Vec<Remark> = mapped
            .remarks
            .into_iter()
            .map(|remark| Remark {
                field: remark.field,
                column: remark.column,
                value: remark.value,
                reason: remark.reason.code().replace('_', "-"),
                became: remark.became,
            })
            .collect();
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        let source = Intake {
            language: Some(self.mapping.source.language.as_str()).filter(|code| code.len() == 2),
            country: Some(self.mapping.source.country.as_str()).filter(|code| !code.is_empty()),
            labels: &labels,
        };
        let draft = match intake(&source, mapped.fields) {
            Ok(mut draft) => {
                remarks.append(&mut draft.remarks);
                if held == 1 {
                    let (name, code) = (draft.name().to_owned(), Odd::NothingButAName.code());
                    remarks.push(Remark::new("name", &name, code));
                }
                draft.remarks = remarks;
                Ok(draft)
            }
            Err(refused) => {
                remarks.extend(refused.remarks);
                let mut problems = vec![Problem {
                    at: at.clone(),
                    field: "name".to_owned(),
                    column: String::new(),
                    value: String::new(),
                    reason: refused.why.code().to_owned(),
                    became: None,
                    refused: true,
                }];
                problems.extend(
                    remarks
                        .into_iter()
                        .map(|remark| Problem::of_remark(&at, remark)),
                );
                // Where the mapping takes nothing from any cell, the row does not speak of places.
                let names = match refused.key {
                    Some(key) => Names::Record(key),
                    None if held == mapped.unused.len() => Names::Nothing,
                    None => Names::Unknown,
                };
                Err(Untaken { problems, names })
            }
        };
        Outcome {
            at,
            draft,
            unread_columns: mapped.unused,
        }
    }
}

/// What a row looks like that is perhaps no place.
enum Odd {
    HeadingAgain,
    NothingButAName,
}

impl Odd {
    const fn code(self) -> &'static str {
        match self {
            Self::HeadingAgain => "heading-again",
            Self::NothingButAName => "nothing-but-a-name",
        }
    }
}

/// Tables that were put below one another bring their headings along.
fn heading_again(at: RowAt, row: &sheets::Row) -> Outcome {
    let problem = Problem {
        at: at.clone(),
        field: String::new(),
        column: String::new(),
        value: row
            .cells
            .first()
            .map(|cell| cell.text.clone())
            .unwrap_or_default(),
        reason: Odd::HeadingAgain.code().to_owned(),
        became: None,
        refused: true,
    };
    let untaken = Untaken {
        problems: vec![problem],
        names: Names::Nothing,
    };
    Outcome {
        at,
        draft: Err(untaken),
        unread_columns: Vec::new(),
    }
}

/// A word of ours for why a row cannot be read.
const fn fault_code(reason: sheets::Reason) -> &'static str {
    match reason {
        sheets::Reason::CellTooLong => "cell-too-long",
        sheets::Reason::RowTooLong => "row-too-long",
        sheets::Reason::TooManyColumns => "too-many-columns",
        sheets::Reason::TooDeep => "too-deep",
        sheets::Reason::MoreCellsThanHeader => "more-cells-than-header",
        sheets::Reason::UnclosedQuote => "unclosed-quote",
        sheets::Reason::StrayQuote => "stray-quote",
        sheets::Reason::Syntax => "syntax",
        sheets::Reason::NotAnObject => "not-an-object",
        sheets::Reason::BrokenCell => "broken-cell",
    }
}

const fn kind(kind: sheets::Kind) -> mapping::Kind {
    match kind {
        sheets::Kind::Text => mapping::Kind::Text,
        sheets::Kind::Number => mapping::Kind::Number,
        sheets::Kind::Bool => mapping::Kind::Bool,
        sheets::Kind::Date => mapping::Kind::Date,
    }
}

/// More columns than that nobody reads; a file may have any number of tables.
const MOST_UNREAD_COLUMNS: usize = 1_000;

/// What the whole file says of its ids, so that no order of rows decides which of two is taken.
#[derive(Debug, Default)]
pub struct Census {
    keys: HashMap<u128, Claim>,
    /// The rows told apart by their content that were met.
    alike: HashSet<u128>,
    pub rows: u64,
    /// Rows of which nobody knows what they name.
    pub unread: u64,
    /// Columns that the mapping takes nothing from, with the rows in which they hold something.
    pub unread_columns: BTreeMap<String, u64>,
    /// Rows of other tables that belong to no row that is read, by table.
    pub unreached: BTreeMap<String, u64>,
    /// Fields of the mapping of which the file has no column.
    pub fields_without_column: Vec<String>,
    /// Tabs that are hidden.
    pub hidden: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Claim {
    best: Rank,
    differ: bool,
    met: bool,
}

/// Newer before older, then by content: only so that the answer is always the same. A month is older than its days.
type Rank = (u64, u64);

/// What the census makes of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Take,
    /// The same row stood in the file before.
    Again,
    /// Another row with the same id is newer, or as good as this one and chosen.
    Beaten,
    /// Without ids, several rows with this name and address say different things: each is told apart by its content.
    Alike,
}

impl Census {
    /// Counts a row.
    pub fn see(&mut self, outcome: &Outcome) {
        self.rows += 1;
        for column in &outcome.unread_columns {
            if let Some(rows) = self.unread_columns.get_mut(column) {
                *rows += 1;
            } else if self.unread_columns.len() < MOST_UNREAD_COLUMNS {
                self.unread_columns.insert(column.clone(), 1);
            }
        }
        let draft = match &outcome.draft {
            Ok(draft) => draft,
            Err(untaken) => {
                self.unread += u64::from(untaken.names == Names::Unknown);
                return;
            }
        };
        let rank = rank(draft);
        self.keys
            .entry(key_hash(&draft.key))
            .and_modify(|claim| {
                claim.differ |= claim.best != rank;
                claim.best = claim.best.max(rank);
            })
            .or_insert(Claim {
                best: rank,
                differ: false,
                met: false,
            });
    }

    /// What to do with a row, the second time that the file is read.
    pub fn judge(&mut self, draft: &Draft) -> Verdict {
        let derived = draft.has_no_id();
        let Some(claim) = self.keys.get_mut(&key_hash(&draft.key)) else {
            return Verdict::Take;
        };
        if claim.differ && derived {
            let new = self.alike.insert(key_hash(&draft.key_by_content()));
            return if new { Verdict::Alike } else { Verdict::Again };
        }
        if claim.best != rank(draft) {
            return Verdict::Beaten;
        }
        if std::mem::replace(&mut claim.met, true) {
            return Verdict::Again;
        }
        Verdict::Take
    }
}

fn key_hash(key: &str) -> u128 {
    let digest = Sha256::digest(key.as_bytes());
    let mut first = [0_u8; 16];
    first.copy_from_slice(&digest[..16]);
    u128::from_be_bytes(first)
}

fn rank(draft: &Draft) -> Rank {
    let digits = draft
        .stated_on
        .as_deref()
        .unwrap_or_default()
        .replace('-', "");
    let day = format!("{digits:0<8}").parse().unwrap_or(0);
    let content = u64::from_str_radix(&draft.fingerprint[..16], 16).unwrap_or(0);
    (day, content)
}
