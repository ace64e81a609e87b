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

/// The 183 codes of ISO 639-1, from Debian's package iso-codes 4.15.0 (its tables of ISO 639-2 and
/// ISO 639-3), without the withdrawn `bh` and `sh`. That package is under LGPL 2.1 or later; which codes
/// there are is a fact.
const ISO_639_1: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he \
    hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko \
    kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se \
    sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty \
    ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// A language that somebody speaks: an ISO 639-1 code, two lower-case letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpokenLanguage([u8; 2]);

impl SpokenLanguage {
    /// Reads a code, in either case; two letters that are no language's are nothing.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let lower = code.to_ascii_lowercase();
        let known = ISO_639_1.split(' ').find(|known| *known == lower)?;
        known.as_bytes().try_into().ok().map(Self)
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
        Self::parse(&text).ok_or("a language is a code of ISO 639-1, such as fr")
    }
}

impl From<SpokenLanguage> for String {
    fn from(language: SpokenLanguage) -> Self {
        language.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoken_language_is_one_of_the_183_codes_of_iso_639_1() {
        let codes: Vec<&str> = ISO_639_1.split(' ').collect();
        assert_eq!(codes.len(), 183);
        assert!(codes.is_sorted_by(|a, b| a < b));
        for code in codes {
            assert_eq!(
                SpokenLanguage::parse(code).map(String::from).as_deref(),
                Some(code)
            );
        }
        assert_eq!(SpokenLanguage::parse("FR"), SpokenLanguage::parse("fr"));
        for wrong in ["xx", "zz", "sh", "", " ", "f", "fra", "fr ", "f r", "é"] {
            assert_eq!(SpokenLanguage::parse(wrong), None, "{wrong:?}");
        }
    }
}
