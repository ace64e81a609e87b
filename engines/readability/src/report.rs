use crate::remark::Remark;
use crate::tongue::Tongue;

/// Texts with fewer words have no figure for how easy they are: Flesch took samples of 100 words, and
/// below a third of one the figure says more about chance than about the text.
pub const LEAST_WORDS: usize = 30;

/// What [`check`](crate::check) found.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Words of the text. Numbers, telephone numbers and addresses of the web are none.
    pub words: usize,
    /// Sentences with at least one word. The end of a line ends a sentence too.
    pub sentences: usize,
    /// How easy the text is to read, by the formula published for its language: about 0 (very hard)
    /// to 100 (very easy), and sometimes beyond. `None`: fewer than [`LEAST_WORDS`] words in Latin
    /// letters, so nobody knows.
    pub ease: Option<f64>,
    /// What the figure means in a word; `None` where there is none.
    pub level: Option<Level>,
    /// The remarks, in the order of the text.
    pub remarks: Vec<Remark>,
}

/// How easy a text is, by the table that the author of the formula published for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 70 and more: "fairly easy" and easier.
    Easy,
    /// 50 to 70 (in Dutch 45 to 70): "standard" and "fairly difficult".
    Fair,
    /// Less: "difficult" and harder.
    Hard,
}

impl Level {
    /// The name of the level, for keys and for data.
    pub fn code(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Fair => "fair",
            Self::Hard => "hard",
        }
    }
}

/// The figure of a text, from its counts; `None` where it is too short.
pub(crate) fn ease(
    tongue: &Tongue,
    words: usize,
    sentences: usize,
    syllables: usize,
) -> Option<f64> {
    if words < LEAST_WORDS || sentences == 0 {
        return None;
    }
    let formula = &tongue.formula;
    let words_of_a_sentence = words as f64 / sentences as f64;
    let syllables_of_a_word = syllables as f64 / words as f64;
    Some(
        formula.constant
            - formula.of_sentence * words_of_a_sentence
            - formula.of_word * syllables_of_a_word,
    )
}

pub(crate) fn level(tongue: &Tongue, ease: f64) -> Level {
    if ease >= 70.0 {
        Level::Easy
    } else if ease >= tongue.formula.fair_from {
        Level::Fair
    } else {
        Level::Hard
    }
}
