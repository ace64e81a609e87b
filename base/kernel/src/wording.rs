//! A text in the languages that somebody wrote it in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text by language code; the code `""` holds a text that is the same in every language, such as a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(pub BTreeMap<String, String>);

/// A text, and its language where that is not the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign<'a> {
    pub text: &'a str,
    pub language: Option<&'a str>,
}

/// Which language a reader is given when theirs is missing: the official ones of Belgium first.
const FALLBACK: [&str; 4] = ["fr", "nl", "de", "en"];

impl Wording {
    #[must_use]
    pub fn same_everywhere(text: &str) -> Self {
        Self(BTreeMap::from([(String::new(), text.to_owned())]))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// The text for a reader of `language`, with the language that it is in where that is another one.
    #[must_use]
    pub fn for_reader(&self, language: Language) -> Foreign<'_> {
        if let Some(text) = self.0.get(language.code()).or_else(|| self.0.get("")) {
            return Foreign {
                text,
                language: None,
            };
        }
        let known = FALLBACK
            .iter()
            .find_map(|code| self.0.get_key_value(*code))
            .or_else(|| self.0.iter().next());
        known.map_or(
            Foreign {
                text: "",
                language: None,
            },
            |(code, text)| Foreign {
                text,
                language: Some(code),
            },
        )
    }

    /// All texts, whatever their language.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_says_which() {
        let wording = Wording(BTreeMap::from([(
            "nl".to_owned(),
            "Bibliotheek".to_owned(),
        )]));
        assert_eq!(
            wording.for_reader(Language::Dutch),
            Foreign {
                text: "Bibliotheek",
                language: None
            }
        );
        assert_eq!(
            wording.for_reader(Language::Arabic),
            Foreign {
                text: "Bibliotheek",
                language: Some("nl")
            }
        );
        assert_eq!(
            Wording::same_everywhere("1000")
                .for_reader(Language::German)
                .language,
            None
        );
        assert_eq!(Wording::default().for_reader(Language::German).text, "");
    }
}
