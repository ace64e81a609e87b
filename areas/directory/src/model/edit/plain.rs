//! Whether a text is plain: hints for whoever writes, never an obstacle.

use kernel::Language;

/// Something that a reader may stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GentleRemark {
    /// The end of the message's key.
    pub kind: String,
    /// The words in question; empty where it is the text as a whole.
    pub words: String,
    /// What could stand there instead.
    pub suggestion: Option<String>,
}

/// A sentence of more words is hard to read (plain-language guides set 15 to 20).
const LONGEST_SENTENCE: usize = 20;

/// What makes a text hard to read, in the order of the text.
#[must_use]
pub fn plain_language(text: &str, _language: Language) -> Vec<GentleRemark> {
    text.split_inclusive(['.', '!', '?', '\n', '؟'])
        .filter(|sentence| sentence.split_whitespace().count() > LONGEST_SENTENCE)
        .map(|sentence| GentleRemark {
            kind: "long-sentence".to_owned(),
            words: beginning(sentence.trim()),
            suggestion: None,
        })
        .collect()
}

/// The first words of a sentence, enough to find it.
fn beginning(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().take(5).collect();
    format!("{} …", words.join(" "))
}
