//! Whether a text is plain: hints for whoever writes, never an obstacle.

use kernel::Language;
use readability::Level;

/// Something that a reader may stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GentleRemark {
    /// The key of what is said of it.
    pub key: String,
    /// The words in question; empty where it is the text as a whole.
    pub words: String,
    /// How many: words, ideas, letters or times, as the message says.
    pub count: usize,
    /// What could stand there instead.
    pub suggestion: Option<String>,
}

/// What makes a text hard to read, in the order of the text; nothing in a language that nobody taught the engine.
#[must_use]
pub fn plain_language(text: &str, language: Language) -> Vec<GentleRemark> {
    let Some(language) = readability::Language::from_code(language.code()) else {
        return Vec::new();
    };
    let report = readability::check(text, language);
    let mut remarks: Vec<GentleRemark> = report
        .remarks
        .iter()
        .map(|remark| GentleRemark {
            key: format!("readability-{}", remark.code()),
            words: remark.of(text).to_owned(),
            count: remark.count,
            suggestion: remark.suggestion.as_deref().map(str::to_owned),
        })
        .collect();
    if report.level == Some(Level::Hard) {
        remarks.push(GentleRemark {
            key: "readability-level-hard".to_owned(),
            words: String::new(),
            count: 0,
            suggestion: None,
        });
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difficult_word_is_remarked_with_a_plainer_one_and_an_unknown_language_is_not() {
        let text = "Venez dans le cadre du projet.";
        let found = plain_language(text, Language::French);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].key, "readability-difficult-word");
        assert_eq!(found[0].words, "dans le cadre du");
        assert!(found[0].suggestion.is_some());
        assert_eq!(plain_language(text, Language::Arabic), []);
        assert_eq!(plain_language("Venez.", Language::French), []);
    }
}
