//! Telephone numbers, mail addresses, pages and register numbers in one form each.

/// Contacts of one kind that are read; a record with more is no single place.
pub(crate) const MOST: usize = 3;
/// Calling codes of the countries that imports come from.
const CALLING: &[(&str, &str)] = &[
    ("BE", "32"),
    ("FR", "33"),
    ("LU", "352"),
    ("NL", "31"),
    ("DE", "49"),
];

/// A telephone number as its international digits; `None` for what is no number.
///
/// Zeros that a spreadsheet took away are put back in France and Belgium, where every national
/// number begins with one.
pub(crate) fn phone(text: &str, country: &str) -> Option<String> {
    let text = text.replace("(0)", "");
    let digits: String = text.chars().filter(char::is_ascii_digit).take(20).collect();
    if !(6..=15).contains(&digits.len()) || all_one(&digits) {
        return None;
    }
    let calling = CALLING
        .iter()
        .find(|(of, _)| of.eq_ignore_ascii_case(country))
        .map_or("", |(_, calling)| *calling);
    if text.trim_start().starts_with('+') {
        return Some(digits);
    }
    if let Some(international) = digits.strip_prefix("00") {
        return Some(international.to_owned());
    }
    if let Some(national) = digits.strip_prefix('0') {
        return Some(format!("{calling}{national}"));
    }
    if !calling.is_empty() && digits.len() <= 9 {
        return Some(format!("{calling}{digits}"));
    }
    Some(digits)
}

/// A mail address in lower case; `None` for what is none.
pub(crate) fn email(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("mailto:").to_lowercase();
    let (name, host) = text.split_once('@')?;
    (!name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)).then_some(text)
}

/// A page's address without scheme, `www.`, and slash at the end.
pub(crate) fn website(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let bare = text
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches(['/', '?', '#']);
    let host = bare.split('/').next()?;
    (host.contains('.') && !bare.contains(char::is_whitespace)).then(|| bare.to_owned())
}

/// A register number as its letters and digits; `None` for a filler such as zeros.
pub(crate) fn registration(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .take(32)
        .collect();
    (plain.len() >= 6 && !all_one(&plain)).then_some(plain)
}

fn all_one(text: &str) -> bool {
    text.bytes()
        .all(|byte| text.as_bytes().first() == Some(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_telephone_has_one_form_however_it_is_written() {
        for text in [
            "03 80 48 84 14",
            "+33 (0)3 80 48 84 14",
            "0033380488414",
            "380488414",
            "03.80.48.84.14",
            "33380488414",
        ] {
            assert_eq!(phone(text, "FR").as_deref(), Some("33380488414"), "{text}");
        }
        assert_eq!(phone("02/123.45.67", "BE"), phone("+32 2 123 45 67", "BE"));
        assert_eq!(phone("00000000000", "FR"), None);
        assert_eq!(phone("-", "FR"), None);
    }

    #[test]
    fn mail_and_pages_are_compared_without_their_dress() {
        assert_eq!(
            email(" Info@Example.org "),
            email("mailto:info@example.org")
        );
        assert_eq!(website("https://www.example.org/"), website("example.org"));
        assert_ne!(website("example.org/a"), website("example.org/b"));
        assert_eq!(email("none"), None);
        assert_eq!(website("-"), None);
    }

    #[test]
    fn a_register_number_of_zeros_is_none() {
        assert_eq!(registration("00000000000000"), None);
        assert_eq!(
            registration("401 092 267 00020").as_deref(),
            Some("40109226700020")
        );
        assert_eq!(registration("0123.456.789").as_deref(), Some("0123456789"));
    }
}
