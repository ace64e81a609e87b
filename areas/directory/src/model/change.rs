//! What was changed of a place: one line for each fact, kept for good; who did it, for two years.

use jiff::SignedDuration;
use kernel::Id;

/// How long it is known which account made a change. Whether it was right is asked soon or never.
pub const KEPT_WHO: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Somebody wrote another value.
    Edited,
    /// Somebody said that everything is still right.
    Confirmed,
    /// Somebody took an earlier change back.
    Undone,
    Closed,
    /// Two places turned out to be one.
    Merged,
}

impl ChangeKind {
    pub const ALL: [Self; 5] = [
        Self::Edited,
        Self::Confirmed,
        Self::Undone,
        Self::Closed,
        Self::Merged,
    ];

    /// The word in the table and in message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Confirmed => "confirmed",
            Self::Undone => "undone",
            Self::Closed => "closed",
            Self::Merged => "merged",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a change of this kind can be taken back by whoever may edit the place. Closing and merging are the
    /// operator's.
    #[must_use]
    pub const fn can_be_undone(self) -> bool {
        matches!(self, Self::Edited | Self::Confirmed | Self::Undone)
    }
}

/// A fact that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: Id,
    pub place: Id,
    pub fact: String,
    pub kind: ChangeKind,
    /// Empty where it was unknown.
    pub was: Vec<String>,
    pub became: Vec<String>,
    /// UTC, RFC 3339.
    pub changed_at: String,
    /// `public`, `operator` or `account:ID`; nothing two years later.
    pub changed_by: Option<String>,
    /// In whose name.
    pub organisation: Option<Id>,
    /// The change that this one took back.
    pub undoes: Option<Id>,
}

/// Who made a change, as somebody else may know it: never a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    You,
    /// Somebody of the reader's own organisation.
    Colleague,
    /// Somebody of another organisation.
    Of(Id),
    Operator,
    Somebody,
}

/// What a reader of this account and organisation is told.
#[must_use]
pub fn who(
    changed_by: Option<&str>,
    organisation: Option<&Id>,
    account: &Id,
    own_organisation: &Id,
) -> Who {
    let its_account = changed_by.and_then(|by| by.strip_prefix("account:"));
    match organisation {
        _ if changed_by == Some("operator") => Who::Operator,
        Some(organisation) if organisation == own_organisation => {
            if its_account == Some(account.as_str()) {
                Who::You
            } else {
                Who::Colleague
            }
        }
        Some(organisation) => Who::Of(organisation.clone()),
        None => Who::Somebody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_learns_the_organisation_and_never_the_account() {
        let id = |n: u8| Id::parse(&format!("01a20000-0000-7000-8000-00000000000{n}")).unwrap();
        let (me, own) = (id(1), id(5));
        let told = |by: Option<String>, organisation: Option<Id>| {
            who(by.as_deref(), organisation.as_ref(), &me, &own)
        };
        let account = |n| Some(format!("account:{}", id(n)));
        assert_eq!(told(account(1), Some(id(5))), Who::You);
        assert_eq!(told(account(2), Some(id(5))), Who::Colleague);
        assert_eq!(told(None, Some(id(5))), Who::Colleague);
        assert_eq!(told(account(2), Some(id(6))), Who::Of(id(6)));
        // Of another hat of one's own, only its organisation.
        assert_eq!(told(account(1), Some(id(6))), Who::Of(id(6)));
        assert_eq!(told(Some("operator".to_owned()), None), Who::Operator);
        assert_eq!(told(Some("public".to_owned()), None), Who::Somebody);
        assert_eq!(told(None, None), Who::Somebody);
    }
}
