//! Places as files that others read: two national standards of France, HSDS, and three forms of our own that
//! lose nothing. What a format has no room for is counted and told, never dropped in silence.

mod checks;
mod columns;
mod csv;
mod data_inclusion;
mod geojson;
mod hsds;
mod national;
mod own;
mod values;
mod xlsx;

use std::collections::BTreeMap;

use kernel::Id;

pub use self::csv::line as csv_line;
use super::Fields;

/// A place as it leaves, with who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub id: Id,
    pub fields: Fields,
    pub source: ExportedSource,
    /// What its source calls it; nothing where no record says.
    pub key: Option<String>,
    /// A day or a month, as all dates here.
    pub stated_on: Option<String>,
    pub confirmed_on: Option<String>,
    pub gone_on: Option<String>,
    pub closed: bool,
}

/// The document or list that a place is known from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportedSource {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    pub licence: Option<String>,
}

/// A form in which places leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// The columns of the French national standard, with the patterns of Belgium for Belgian rows.
    NationalBe,
    DataInclusion,
    /// HSDS 3.1, tabular: a ZIP of CSV files.
    Hsds,
    GeoJson,
    Csv,
    Xlsx,
}

impl Format {
    pub const ALL: [Self; 6] = [
        Self::NationalBe,
        Self::DataInclusion,
        Self::Hsds,
        Self::GeoJson,
        Self::Csv,
        Self::Xlsx,
    ];

    /// The word for it in commands and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalBe => "national-be",
            Self::DataInclusion => "data-inclusion",
            Self::Hsds => "hsds",
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Reads the word; `national` is understood too.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if code == "national" {
            return Some(Self::NationalBe);
        }
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// Which of our own mappings reads it back.
    #[must_use]
    pub const fn read_back_as(self) -> &'static str {
        match self {
            Self::NationalBe => "national",
            Self::DataInclusion => "data-inclusion",
            Self::Hsds => "hsds",
            Self::GeoJson | Self::Csv | Self::Xlsx => "passerelle",
        }
    }
}

/// What became of a field, or of a whole place, that the format could not take as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Loss {
    /// The place is left out: it is closed, and the format cannot say so.
    Closed,
    /// The place is left out: the format has no rules for its country.
    OtherCountry,
    /// The place is left out: the format asks for this field, and it is unknown or does not fit.
    Missing,
    /// The place is left out: the format has no more room.
    NoRoom,
    /// The format asks for this field; a word says that it is unknown.
    WrittenAsUnknown,
    /// The format has no place for this field.
    NoColumn,
    /// The format has no word for this value.
    NoWord,
    /// The format's rule for this field does not allow the value.
    DoesNotFit,
    /// The format takes one value; the others are left out.
    OneOnly,
    /// The format takes one language; the texts in others are left out.
    OtherLanguage,
    /// Cut to the length that the format allows.
    Shortened,
    /// Only a month is known; the format asks for a day and gets the first.
    FirstOfMonth,
}

impl Loss {
    /// Whether a place is not there at all because of it.
    #[must_use]
    pub const fn leaves_out_place(self) -> bool {
        matches!(
            self,
            Self::Closed | Self::OtherCountry | Self::Missing | Self::NoRoom
        )
    }
}

/// What was written, and how many places lost what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub places: usize,
    pub written: usize,
    /// Rows by table, where the format has several.
    pub rows: BTreeMap<String, usize>,
    /// How many places each loss concerns, by field of ours; the field is empty where it is the whole place.
    pub losses: BTreeMap<(Loss, String), usize>,
}

impl Report {
    fn of(places: &[Exported]) -> Self {
        Self {
            places: places.len(),
            ..Self::default()
        }
    }

    /// Counts what one place lost, each loss once.
    fn lose(&mut self, losses: impl IntoIterator<Item = (Loss, String)>) {
        let once: std::collections::BTreeSet<(Loss, String)> = losses.into_iter().collect();
        for loss in once {
            *self.losses.entry(loss).or_default() += 1;
        }
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file that we ship and that cannot be used.
    #[error("the shipped file {0} cannot be used: {1}")]
    Shipped(&'static str, String),
    #[error("the file cannot be made: {0}")]
    Unwritable(String),
}

/// A file of all these places, which must come in the order of their ids: the same places give the same bytes.
///
/// # Errors
/// A shipped table that cannot be used; no place makes it fail.
pub fn export(format: Format, places: &[Exported]) -> Result<(Vec<u8>, Report), ExportError> {
    match format {
        Format::NationalBe => national::write(places),
        Format::DataInclusion => data_inclusion::write(places),
        Format::Hsds => hsds::write(places),
        Format::GeoJson => geojson::write(places),
        Format::Csv => Ok(csv::write(places)),
        Format::Xlsx => xlsx::write(places),
    }
}
