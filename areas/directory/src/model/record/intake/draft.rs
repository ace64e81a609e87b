//! What becomes of a row: taken with remarks, or refused.

use super::super::Fields;

/// Something about a value that somebody should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub field: String,
    /// The source's column; empty where it is not one alone.
    pub column: String,
    /// As the source wrote it.
    pub value: String,
    /// A word of ours for what is wrong: `import-reason-…` in the texts.
    pub reason: String,
    /// What it was taken as; nothing where it was left unknown.
    pub became: Option<String>,
}

impl Remark {
    /// A remark on a value that is taken as it is, or left unknown.
    #[must_use]
    pub fn new(field: &str, value: &str, reason: &str) -> Self {
        Self {
            field: field.to_owned(),
            column: String::new(),
            value: value.to_owned(),
            reason: reason.to_owned(),
            became: None,
        }
    }
}

/// Why a row cannot be taken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A place without a name can be shown to nobody.
    NoName,
}

impl Refusal {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
        }
    }
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub why: Refusal,
    /// The key of the record that it speaks of, where it gives an id of its own.
    pub key: Option<String>,
    /// The remarks made so far.
    pub remarks: Vec<Remark>,
}

/// A row as it will be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the source calls it; derived from name and address where the source gives no id.
    pub key: String,
    pub fields: Fields,
    /// The fields' own.
    pub fingerprint: String,
    pub stated_on: Option<String>,
    pub remarks: Vec<Remark>,
}

impl Draft {
    /// The key of a row without an id that others of its file share name and address with: what it says tells it
    /// apart.
    #[must_use]
    pub fn key_by_content(&self) -> String {
        format!("{}.{}", self.key, &self.fingerprint[..12])
    }

    /// The first of its names.
    #[must_use]
    pub fn name(&self) -> &str {
        let mut names = self.fields.texts("name");
        names.next().map(|(_, name)| name).unwrap_or_default()
    }

    /// Whether the key was made of name and address.
    #[must_use]
    pub fn has_no_id(&self) -> bool {
        self.key.starts_with('~')
    }
}
