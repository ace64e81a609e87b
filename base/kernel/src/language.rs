//! The languages of our pages, and the languages that people speak at a place.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that our pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    French,
    Dutch,
    German,
    English,
    Arabic,
}

impl Language {
    pub const ALL: [Self; 5] = [
        Self::French,
        Self::Dutch,
        Self::German,
        Self::English,
        Self::Arabic,
    ];

    /// The word in the address and in `lang` attributes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::Dutch => "nl",
            Self::German => "de",
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// The language's name in itself, as people look for it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::French => "Français",
            Self::Dutch => "Nederlands",
            Self::German => "Deutsch",
            Self::English => "English",
            Self::Arabic => "العربية",
        }
    }

    /// `rtl` or `ltr`, for the `dir` attribute.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language that somebody speaks: an ISO 639-1 code, two lower-case letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpokenLanguage([u8; 2]);

impl SpokenLanguage {
    /// Reads a two-letter code, in either case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for SpokenLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for SpokenLanguage {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a language is two letters, such as fr")
    }
}

impl From<SpokenLanguage> for String {
    fn from(language: SpokenLanguage) -> Self {
        language.code().to_owned()
    }
}
