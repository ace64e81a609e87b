//! A place in another country: its commune and postcode are that country's, not ours.

use serde::Serialize;

/// Where a place outside Belgium is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Abroad {
    /// ISO 3166-1, two capital letters; never `BE`.
    pub country: String,
    pub postcode: Option<String>,
    /// The commune's name as its source writes it.
    pub commune: Option<String>,
}
