//! Whose list it is.

/// Where the list comes from; all but the id may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub licence: String,
    pub url: String,
    /// The language its texts are in, where a field does not say another.
    pub language: String,
    /// ISO code, where a row does not say another.
    pub country: String,
    /// Countries that a row may also be of: it is where both its codes are written as there.
    pub also: Vec<String>,
    /// The characters that part several values in one cell.
    pub lists: String,
}

impl Source {
    /// Whether a text can be the id of a source: it is part of addresses and of names of files.
    pub fn is_id(text: &str) -> bool {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (1..=60).contains(&text.len()) && text.bytes().all(plain)
    }
}
