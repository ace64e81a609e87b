use crate::tongue::Tongue;

/// The language that a text is written in. Nothing is guessed: the caller knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, as written in Belgium.
    French,
    /// Dutch, as written in Flanders.
    Dutch,
    /// German, as written in East Belgium.
    German,
    /// English.
    English,
}

impl Language {
    /// Every language there is.
    pub const ALL: [Self; 4] = [Self::French, Self::Dutch, Self::German, Self::English];

    /// The code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::Dutch => "nl",
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language of a code of ISO 639-1; `None` where this engine does not know it, and then a
    /// text in it gets no remark rather than a wrong one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}

/// The most words that a sentence has before it is called long, and before it is called very long.
/// Where the two come from stands in the README.
pub fn sentence_limits(language: Language) -> (usize, usize) {
    let tongue = Tongue::of(language);
    (tongue.long_sentence, tongue.very_long_sentence)
}
