//! The guard before a text that a spreadsheet would run, put on by our exports and taken off by
//! [`apply`](crate::apply) where a mapping names it (`read.guard`). Both halves stand here, because
//! a text comes back as it was only if they agree.

/// What our exports put before a formula.
pub const GUARD: &str = "'";

/// A text that a spreadsheet would run as a formula. Phones and numbers begin so too, and are none.
pub fn is_formula(text: &str) -> bool {
    starts_like_one(text) && !is_number_or_phone(text)
}

fn starts_like_one(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn is_number_or_phone(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| "+-".contains(first))
        && text.chars().any(|letter| letter.is_ascii_digit())
        && letters.all(|letter| letter.is_ascii_digit() || " /.()".contains(letter))
}

/// The same text with a [`GUARD`] before a formula. One that stood there already gets another, so
/// that whoever takes one off has the text as it was.
///
/// ```
/// use mapping::formula::{GUARD, guarded, unguarded};
///
/// for text in ["=1+1", "'=1+1", "'t Huis", "+32 2 511 22 33"] {
///     assert_eq!(unguarded(&guarded(text.to_owned()), GUARD), text);
/// }
/// ```
pub fn guarded(text: String) -> String {
    if is_formula(&text) || looks_guarded(&text, GUARD) {
        format!("{GUARD}{text}")
    } else {
        text
    }
}

/// The same for a form that no spreadsheet runs: only what would be taken for a guard gets one.
pub fn guarded_if_quoted(text: &str) -> String {
    if looks_guarded(text, GUARD) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// Without the guard before a formula: one of them, where there are several.
pub fn unguarded<'t>(text: &'t str, guard: &str) -> &'t str {
    match text.strip_prefix(guard) {
        Some(rest) if looks_guarded(text, guard) => rest,
        _ => text,
    }
}

/// Whether guards stand before what begins like a formula.
fn looks_guarded(text: &str, guard: &str) -> bool {
    !guard.is_empty() && text.starts_with(guard) && starts_like_one(text.trim_start_matches(guard))
}

#[cfg(test)]
mod tests {
    use super::{GUARD, guarded, guarded_if_quoted, is_formula, unguarded};

    #[test]
    fn what_a_spreadsheet_would_run_gets_a_guard() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5 %", "'-5 %"),
            ("+1 heure", "'+1 heure"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("+", "'+"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text.to_owned()), written);
            assert_eq!(guarded_if_quoted(text), text);
        }
    }

    #[test]
    fn phones_and_numbers_are_no_formulas() {
        for text in ["+32 2 511 22 33", "+33(0)380304884", "-4.35", "-5"] {
            assert!(!is_formula(text), "{text}");
            assert_eq!(guarded(text.to_owned()), text);
        }
        // A line end parts nothing in a formula: two telephones are a sum.
        for text in ["-1+1", "+3225112233\n+32470123456", "-5\n=1+1"] {
            assert!(is_formula(text), "{text}");
        }
    }

    #[test]
    fn an_apostrophe_that_stood_there_gets_another_where_it_would_be_taken_off() {
        for (text, written) in [
            ("'=1+1", "''=1+1"),
            ("''=1+1", "'''=1+1"),
            ("'+32 2 511 22 33", "''+32 2 511 22 33"),
            ("'t Huis", "'t Huis"),
            ("'", "'"),
        ] {
            assert_eq!(guarded(text.to_owned()), written);
            assert_eq!(guarded_if_quoted(text), written);
            assert_eq!(unguarded(written, GUARD), text);
        }
    }

    #[test]
    fn a_guard_is_what_the_mapping_says() {
        assert_eq!(unguarded("'=1", ""), "'=1");
        assert_eq!(unguarded("§§=1", "§"), "§=1");
        assert_eq!(unguarded("'=1", "§"), "'=1");
    }
}
