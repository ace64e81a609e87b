//! What a password must be: long enough, and not what everybody tries first.
//!
//! No rules about capitals and signs: they make passwords that people forget and machines guess
//! (NIST SP 800-63B, section 5.1.1.2).

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    TooShort,
    TooLong,
    /// Made of the name, of one sign again and again, or of signs in a row.
    TooSimple,
}

/// Counted in characters: with a second factor this is more than enough, and three words reach it.
const SHORTEST: usize = 12;

/// Counted in bytes, so that nobody lets the server hash a book.
const LONGEST: usize = 512;

/// # Errors
/// [`PasswordProblem`].
pub fn check_password(password: &str, sign_in_name: &str) -> Result<(), PasswordProblem> {
    if password.len() > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    let signs: Vec<char> = password.chars().flat_map(char::to_lowercase).collect();
    if signs.len() < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    let small: String = signs.iter().collect();
    let mut different = signs.clone();
    different.sort_unstable();
    different.dedup();
    let in_a_row = signs
        .windows(2)
        .filter(|pair| {
            let (a, b) = (u32::from(pair[0]), u32::from(pair[1]));
            a == b || a + 1 == b || b + 1 == a
        })
        .count();
    // What is left without the pieces of the name, however they are put together.
    let left = sign_in_name
        .to_lowercase()
        .split(['@', '.', '-', '_'])
        .filter(|part| part.chars().count() >= 3)
        .fold(small, |left, part| left.replace(part, ""));
    let named = left.chars().count() < 6;
    let repeated = (1..=signs.len() / 3).any(|length| {
        signs
            .iter()
            .enumerate()
            .all(|(at, sign)| *sign == signs[at % length])
    });
    if different.len() < 5 || in_a_row * 3 > signs.len() * 2 || named || repeated {
        return Err(PasswordProblem::TooSimple);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_words_are_a_good_password() {
        for good in [
            "lampe tapis gare",
            "Zomerfiets-19-groen",
            "مفتاح باب نافذة",
            "x7Kq2mPz9wLt",
        ] {
            assert_eq!(check_password(good, "sam@epn.example"), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        assert_eq!(
            check_password("lampe", "sam"),
            Err(PasswordProblem::TooShort)
        );
        let long = "a b c d ".repeat(100);
        assert_eq!(check_password(&long, "sam"), Err(PasswordProblem::TooLong));
        for simple in [
            "aaaaaaaaaaaaaaaa",
            "123456789012345",
            "abcdefghijklmnop",
            "abcabcabcabcabc",
            "chloe@epn123",
            "passepassepasse",
        ] {
            assert_eq!(
                check_password(simple, "chloe@epn.example"),
                Err(PasswordProblem::TooSimple),
                "{simple}"
            );
        }
    }
}
