//! "Something is wrong here": a message about a place, from nobody in particular.

use jiff::SignedDuration;
use kernel::{Id, Language};

/// How long a settled report is kept, then it is gone.
pub const KEPT_AFTER_SETTLING: SignedDuration = SignedDuration::from_hours(90 * 24);

/// How long a report that nobody settles is kept: what was wrong two years ago says nothing of the place today,
/// while the message may still say something of whoever wrote it.
pub const KEPT_UNSETTLED: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// The longest message, in characters.
pub const LONGEST_MESSAGE: usize = 2_000;

/// What the message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Closed,
    Hours,
    Address,
    Phone,
    Services,
    Price,
    Access,
    Other,
}

impl Subject {
    pub const ALL: [Self; 8] = [
        Self::Closed,
        Self::Hours,
        Self::Address,
        Self::Phone,
        Self::Services,
        Self::Price,
        Self::Access,
        Self::Other,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Hours => "hours",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Services => "services",
            Self::Price => "price",
            Self::Access => "access",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettledAs {
    /// The place's facts were mended.
    Mended,
    /// The facts were right.
    NothingWrong,
    /// Not about the place, or not to be understood.
    NotUseful,
}

impl SettledAs {
    pub const ALL: [Self; 3] = [Self::Mended, Self::NothingWrong, Self::NotUseful];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::NothingWrong => "nothing_wrong",
            Self::NotUseful => "not_useful",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|settled| settled.code() == code)
    }
}

/// What waits for whom: what is about the places of an organisation, or about one of them, and for a coordinator
/// also what is about places in the communes that the organisation coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub organisation: &'a Id,
    pub only: Option<&'a Id>,
    pub coordinates: bool,
}

/// How a report was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    pub at: jiff::Timestamp,
    pub settled_as: SettledAs,
}

/// A report as it is kept.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: Id,
    pub place: Id,
    pub subject: String,
    pub message: String,
    pub language: String,
    pub made_at: String,
}

/// A report as it was written, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    pub subject: Subject,
    pub message: String,
    pub language: Language,
}

/// What to mend in the form; each is shown beside its field, with all that was typed kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportProblem {
    /// No subject was chosen.
    SubjectMissing,
    /// "Something else" needs a few words.
    MessageMissing,
    /// More than [`LONGEST_MESSAGE`] characters.
    MessageTooLong,
}

impl ReportDraft {
    /// # Errors
    /// Everything to mend, in the order of the form.
    pub fn check(
        subject: &str,
        message: &str,
        language: Language,
    ) -> Result<Self, Vec<ReportProblem>> {
        let mut problems = Vec::new();
        let subject = Subject::parse(subject);
        // PostgreSQL cannot keep U+0000; line ends come as the browser likes them.
        let message = message
            .replace('\0', "")
            .replace("\r\n", "\n")
            .trim()
            .to_owned();
        if subject.is_none() {
            problems.push(ReportProblem::SubjectMissing);
        }
        if message.is_empty() && subject == Some(Subject::Other) {
            problems.push(ReportProblem::MessageMissing);
        }
        if message.chars().count() > LONGEST_MESSAGE {
            problems.push(ReportProblem::MessageTooLong);
        }
        match subject {
            Some(subject) if problems.is_empty() => Ok(Self {
                subject,
                message,
                language,
            }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_needs_a_subject_and_something_else_needs_words() {
        assert!(ReportDraft::check("closed", "", Language::French).is_ok());
        assert_eq!(
            ReportDraft::check("", "x", Language::French),
            Err(vec![ReportProblem::SubjectMissing])
        );
        assert_eq!(
            ReportDraft::check("other", " \0", Language::French),
            Err(vec![ReportProblem::MessageMissing])
        );
        let long = "é".repeat(LONGEST_MESSAGE + 1);
        assert_eq!(
            ReportDraft::check("hours", &long, Language::French),
            Err(vec![ReportProblem::MessageTooLong])
        );
        assert!(
            ReportDraft::check("hours", &"é".repeat(LONGEST_MESSAGE), Language::French).is_ok()
        );
    }
}
