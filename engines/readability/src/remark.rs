use std::borrow::Cow;
use std::ops::Range;

/// What may be easier to read. Every kind is advice; none makes a text wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A sentence is rather long.
    LongSentence,
    /// A sentence is so long that most readers lose its beginning.
    VeryLongSentence,
    /// A sentence joins several thoughts with commas or semicolons.
    SeveralIdeas,
    /// A word has very many letters, and is not a name.
    LongWord,
    /// A word or phrase of offices; there is a plainer one.
    DifficultWord,
    /// Capitals that stand for words which the text does not say.
    Abbreviation,
    /// Words written in capitals only: they read slowly, and feel shouted.
    Capitals,
    /// Several exclamation or question marks in a row.
    RepeatedMarks,
    /// More than one space between two words.
    DoubleSpace,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 9] = [
        Self::LongSentence,
        Self::VeryLongSentence,
        Self::SeveralIdeas,
        Self::LongWord,
        Self::DifficultWord,
        Self::Abbreviation,
        Self::Capitals,
        Self::RepeatedMarks,
        Self::DoubleSpace,
    ];

    /// The name of the kind, for keys and for data: lower case, parted by hyphens, never changed.
    pub fn code(self) -> &'static str {
        match self {
            Self::LongSentence => "long-sentence",
            Self::VeryLongSentence => "very-long-sentence",
            Self::SeveralIdeas => "several-ideas",
            Self::LongWord => "long-word",
            Self::DifficultWord => "difficult-word",
            Self::Abbreviation => "abbreviation",
            Self::Capitals => "capitals",
            Self::RepeatedMarks => "repeated-marks",
            Self::DoubleSpace => "double-space",
        }
    }
}

/// Every code that [`Remark::code`] can give, so that a test of the caller's can hold its messages
/// against them.
pub const CODES: [&str; 11] = [
    "long-sentence",
    "very-long-sentence",
    "several-ideas",
    "long-word",
    "long-word-in-parts",
    "difficult-word",
    "abbreviation",
    "abbreviation-in-full",
    "capitals",
    "repeated-marks",
    "double-space",
];

/// One piece of advice about one place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Remark {
    /// What may be easier.
    pub kind: Kind,
    /// Where, in bytes of the text; always on boundaries of characters, never empty. Of what comes
    /// several times (a word, double spaces, rows of marks) it is the first time.
    pub span: Range<usize>,
    /// How many: words of the sentence or of the row in capitals, ideas of the sentence, letters of
    /// the long word; of all other kinds, how often it comes in the text.
    pub count: usize,
    /// What could stand there: a plainer word, the words behind an abbreviation, a long German word
    /// with its hyphen. In its plain form; the writer fits it into the sentence.
    pub suggestion: Option<Cow<'static, str>>,
}

impl Remark {
    /// One of [`CODES`]: that of the kind, or another one where a suggestion makes another sentence.
    pub fn code(&self) -> &'static str {
        match (self.kind, &self.suggestion) {
            (Kind::LongWord, Some(_)) => "long-word-in-parts",
            (Kind::Abbreviation, Some(_)) => "abbreviation-in-full",
            (kind, _) => kind.code(),
        }
    }

    /// What the remark is about, out of the text that was checked; of another text perhaps nothing.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or_default()
    }
}
