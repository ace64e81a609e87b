//! Street, postcode and commune, also where all three stand in one line.

use crate::address::Address;
use crate::subject::Subject;
use crate::words::{is_number, words};

/// Where a record says it is, in words.
pub(crate) struct Site {
    pub address: Address,
    pub postcode: Option<String>,
    pub commune: Vec<String>,
}

impl Site {
    pub(crate) fn read(subject: &Subject) -> Self {
        let line = subject.street.as_deref().unwrap_or_default();
        let (in_line, behind) = split(line).unzip();
        let given = subject.postcode.as_deref();
        let postcode = given
            .and_then(|text| postcode(text, &subject.country))
            .or_else(|| postcode(in_line?, &subject.country));
        let given = subject.commune.as_deref().unwrap_or_default();
        let mut commune = commune_words(given);
        if commune.is_empty() {
            commune = commune_words(behind.unwrap_or_default());
        }
        let mut locality = commune.clone();
        locality.extend(words(postcode.as_deref().unwrap_or_default()));
        Self {
            address: Address::read(line, &locality),
            postcode,
            commune,
        }
    }

    /// The address with its locality, to find and count the records that stand there.
    pub(crate) fn key(&self) -> Option<String> {
        let key = self.address.key()?;
        let postcode = self.postcode.clone();
        Some(format!(
            "{key}, {}",
            postcode.unwrap_or_else(|| self.commune.join(" "))
        ))
    }
}

/// The postcode in a line, and what stands behind it: five digits, or four behind a comma, so that
/// the year in a street's name is none. The last one counts; none stands at the beginning.
fn split(line: &str) -> Option<(&str, &str)> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut found = None;
    let mut from = 0;
    while let Some(start) = line[from..].find(is_digit).map(|at| from + at) {
        let end = line[start..]
            .find(|letter| !is_digit(letter))
            .map_or(line.len(), |at| start + at);
        let before = line[..start].trim_end();
        let long = end - start == 5 && !before.is_empty();
        if long || (end - start == 4 && before.ends_with([',', ';', '\u{a}'])) {
            found = Some((&line[start..end], &line[end..]));
        }
        from = end;
    }
    found
}

/// The words of the commune; `cedex` and the numbers of its districts are the post's.
fn commune_words(text: &str) -> Vec<String> {
    let mut found = words(text);
    found.retain(|word| word != "cedex" && !is_number(word));
    found
}

/// The postcode's letters and digits; French ones get back the zero that a spreadsheet took.
fn postcode(text: &str, country: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(12)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let lost = country.eq_ignore_ascii_case("FR")
        && plain.len() == 4
        && plain.bytes().all(|byte| byte.is_ascii_digit());
    match plain.len() {
        0 => None,
        _ if lost => Some(format!("0{plain}")),
        _ => Some(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(street: &str, postcode: &str, commune: &str, country: &str) -> Site {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Site::read(&Subject {
            street: given(street),
            postcode: given(postcode),
            commune: given(commune),
            country: country.to_owned(),
            ..Subject::default()
        })
    }

    #[test]
    fn one_line_says_the_same_as_three_fields() {
        let line = site("12 rue Pasteur 71000 MÂCON CEDEX", "", "", "FR");
        let fields = site("12, rue Pasteur", "71000", "Mâcon", "FR");
        assert_eq!(line.key(), fields.key());
        assert_eq!(line.commune, fields.commune);
        let belgian = site("Kerkstraat 5, 9000 Gent", "", "", "BE");
        assert_eq!(
            belgian.key(),
            site("Kerkstraat 5", "9000", "Gent", "BE").key()
        );
    }

    #[test]
    fn a_postcode_gets_its_zero_back_in_france_only() {
        assert_eq!(
            site("", "2300", "", "FR").postcode.as_deref(),
            Some("02300")
        );
        assert_eq!(site("", "2300", "", "BE").postcode.as_deref(), Some("2300"));
    }

    #[test]
    fn a_year_in_a_street_is_no_postcode() {
        assert_eq!(site("rue du 8 mai 1945 Mons", "", "", "BE").postcode, None);
        assert_eq!(site("rue du 8 mai 1945, Mons", "", "", "BE").postcode, None);
    }
}
