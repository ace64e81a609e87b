//! The name that somebody types to sign in.

use unicode_normalization::UnicodeNormalization;

/// An e-mail address or any other name, as it is compared: without spaces around, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInName(String);

/// Why a text is no name to sign in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    TooShort,
    TooLong,
    /// Spaces inside, or signs that cannot be typed on every keyboard.
    Signs,
}

/// Counted in characters.
const SHORTEST: usize = 3;
const LONGEST: usize = 120;

impl SignInName {
    /// # Errors
    /// [`NameProblem`].
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        let name: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
        let length = name.chars().count();
        if length < SHORTEST {
            return Err(NameProblem::TooShort);
        }
        if length > LONGEST {
            return Err(NameProblem::TooLong);
        }
        let fine = |c: char| c.is_alphanumeric() || ".@-_+'".contains(c);
        if name.chars().all(fine) {
            Ok(Self(name))
        } else {
            Err(NameProblem::Signs)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_a_phone_writes_it() {
        let name = SignInName::parse("chloé@epn.example").unwrap();
        for same in [" Chloé@EPN.example ", "CHLOE\u{301}@epn.example"] {
            assert_eq!(SignInName::parse(same).as_ref(), Ok(&name), "{same}");
        }
    }

    #[test]
    fn what_is_no_name_says_why() {
        assert_eq!(SignInName::parse("ab"), Err(NameProblem::TooShort));
        assert_eq!(
            SignInName::parse(&"a".repeat(121)),
            Err(NameProblem::TooLong)
        );
        assert_eq!(SignInName::parse("two words"), Err(NameProblem::Signs));
        assert_eq!(SignInName::parse("a\u{0}bc"), Err(NameProblem::Signs));
    }
}
