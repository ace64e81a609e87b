use thiserror::Error;

/// What is wrong with the text of a mapping or of a list of words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct MappingFault {
    /// Counted from 1; 0 where the text as a whole is meant.
    pub line: usize,
    pub fault: Fault,
}

/// The fault itself, with the words it is about.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Not TOML; what the reader of TOML says.
    #[error("not TOML: {0}")]
    Syntax(String),
    #[error("longer than 40 lines or 32 KiB")]
    TooLong,
    #[error("unknown section or key `{0}`")]
    UnknownKey(String),
    #[error("no field of ours is called `{0}`")]
    UnknownField(String),
    #[error("`{0}` should be a text of ours and a language of two letters, such as `name:nl`")]
    Language(String),
    /// The key, and what should stand there.
    #[error("`{0}` should be {1}")]
    Shape(String, &'static str),
    #[error("`{field}` has no code `{value}`")]
    UnknownCode { field: String, value: String },
    #[error("`{0}` is missing")]
    Missing(&'static str),
}

impl Fault {
    pub(crate) const fn at(self, line: usize) -> MappingFault {
        MappingFault { line, fault: self }
    }
}
