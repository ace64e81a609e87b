//! Columns and values of any list of places to ours, as data; drafted by looking at the list.
//!
//! A [`Mapping`] says in at most 40 lines of TOML what a source's columns and values mean here.
//! [`apply`] takes one row through it: what is certain is repaired and remarked, what is not is
//! left out and remarked, and nothing changes without a [`Remark`]. A [`Profile`] looks at rows of
//! a list never seen before and drafts the mapping. The words by which columns and values are
//! known stand in a [`Vocabulary`], which is data too: no source and no column is named in code.
//!
//! ```
//! use mapping::{Given, Kind, Mapping, Vocabulary, apply};
//!
//! let words = Vocabulary::parse(&["country.FR = { postcode = '#####' }"])?;
//! let mapping = Mapping::parse(
//!     "source = { id = 'list', country = 'FR' }
//!      fields = { name = 'nom', postcode = 'cp' }",
//! )?;
//! let row = [
//!     Given { column: "nom", text: "Médiathèque", kind: Kind::Text },
//!     Given { column: "cp", text: "2300", kind: Kind::Number },
//! ];
//! let mapped = apply(&mapping, &words, &row);
//! assert_eq!(mapped.fields["postcode"], ["02300"]);
//! assert_eq!(mapped.remarks[0].reason.code(), "zero_restored");
//! # Ok::<(), mapping::MappingFault>(())
//! ```

mod apply;
mod coded;
mod draft;
mod fault;
mod field;
mod fold;
pub mod formula;
mod guess;
mod hours;
mod mapping;
mod profile;
mod remark;
mod repair;
mod toml_text;
mod vocabulary;
mod write;

pub use apply::{Mapped, apply};
pub use draft::{Draft, Sureness, Target};
pub use fault::{Fault, MappingFault};
pub use mapping::{MAX_LINES, Mapping, Read, Source};
pub use profile::Profile;
pub use remark::{Reason, Remark};
pub use vocabulary::Vocabulary;

/// One cell of a row as the reader of tables gives it. A list in one cell comes as several cells
/// of the same column, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<'a> {
    pub column: &'a str,
    pub text: &'a str,
    pub kind: Kind,
}

/// What the file said a cell is. A format without types (CSV) says [`Kind::Text`] of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Text,
    Number,
    Bool,
    /// A date, in ISO form.
    Date,
}
