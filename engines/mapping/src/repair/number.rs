//! Postcodes, commune codes and registrations.

use super::Repaired;
use crate::Reason;
use crate::fold::fits;
use crate::vocabulary::Country;

/// A postcode by its country's masks: `B-1000`, `75 001`, `1000 Bruxelles` and `2300` for `02300`.
pub(crate) fn postcode(given: &str, country: Option<(&str, &Country)>) -> Repaired {
    let Some((code, country)) = country.filter(|(_, c)| !c.postcode.is_empty()) else {
        return Repaired::kept(given.to_owned());
    };
    let upper = given.trim().to_uppercase();
    let bare = without_country(&upper, code);
    if let Some(read) = masked(&country.postcode, bare) {
        return Repaired::kept(read);
    }
    if let Some(zeroed) = with_zero(&country.postcode, bare) {
        return Repaired::mended(given, zeroed, Reason::ZeroRestored);
    }
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let rest = &bare[digits.len()..];
    let has_words = rest.starts_with([' ', ',', '-']) && !rest.chars().any(|l| l.is_ascii_digit());
    match masked(&country.postcode, &digits) {
        Some(read) if has_words => Repaired::mended(given, read, Reason::OtherWordsLeftOut),
        _ => Repaired::left_out(given, Reason::NotAPostcode),
    }
}

/// `B-1000`, `BE-1000`, `F 75001`: the letter of the number plate or the ISO code.
fn without_country<'t>(text: &'t str, code: &str) -> &'t str {
    let letter = code.get(..1).unwrap_or_default();
    [code, letter]
        .into_iter()
        .filter(|prefix| !prefix.is_empty())
        .find_map(|prefix| {
            let rest = text.strip_prefix(prefix)?;
            let rest = rest.trim_start_matches([' ', '-']);
            rest.starts_with(|l: char| l.is_ascii_digit())
                .then_some(rest)
        })
        .unwrap_or(text)
}

fn masked(masks: &[String], text: &str) -> Option<String> {
    let squeezed: String = text
        .chars()
        .filter(|l| !l.is_whitespace() && *l != '.')
        .collect();
    masks.iter().find_map(|mask| {
        let bare: String = mask.chars().filter(|l| *l != ' ').collect();
        fits(&bare, &squeezed).then(|| spaced(mask, &squeezed))
    })
}

/// The characters of `bare` with the spaces that the mask has.
fn spaced(mask: &str, bare: &str) -> String {
    let mut letters = bare.chars();
    mask.chars()
        .filter_map(|m| if m == ' ' { Some(' ') } else { letters.next() })
        .collect()
}

/// One digit too few, and the mask allows a zero in front: a spreadsheet took it.
fn with_zero(masks: &[String], text: &str) -> Option<String> {
    let all_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let zeroed = format!("0{text}");
    (all_digits && masks.iter().any(|mask| fits(mask, &zeroed))).then_some(zeroed)
}

/// A statistical code of a commune.
pub(crate) fn commune_code(given: &str, country: Option<&Country>) -> Repaired {
    let Some(country) = country.filter(|c| !c.commune_code.is_empty()) else {
        return Repaired::kept(given.to_owned());
    };
    let upper = given.trim().to_uppercase();
    if let Some(read) = masked(&country.commune_code, &upper) {
        return Repaired::kept(read);
    }
    match with_zero(&country.commune_code, &upper) {
        Some(zeroed) => Repaired::mended(given, zeroed, Reason::ZeroRestored),
        None => Repaired::left_out(given, Reason::NotACommuneCode),
    }
}

/// The number of an organisation, without spaces and dots.
pub(crate) fn registration(given: &str, country: Option<(&str, &Country)>) -> Repaired {
    let upper = given.to_uppercase();
    let mut bare: String = upper.chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some((code, _)) = country
        && let Some(rest) = bare.strip_prefix(code)
        && rest.bytes().all(|b| b.is_ascii_digit())
    {
        bare = rest.to_owned();
    }
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || bare.len() > 40 || looks_scientific(&upper) {
        return Repaired::left_out(given, Reason::NotARegistration);
    }
    if bare.bytes().filter(u8::is_ascii_digit).all(|b| b == b'0') {
        return Repaired::left_out(given, Reason::Placeholder);
    }
    let masks = country
        .map(|(_, c)| c.registration.as_slice())
        .unwrap_or_default();
    if masks.is_empty() || masks.iter().any(|mask| fits(mask, &bare)) {
        return Repaired::kept(bare);
    }
    match with_zero(masks, &bare) {
        Some(zeroed) => Repaired::mended(given, zeroed, Reason::ZeroRestored),
        None => Repaired::left_out(given, Reason::NotARegistration),
    }
}

/// `3.56E+13`: a spreadsheet kept three digits of fourteen.
fn looks_scientific(text: &str) -> bool {
    text.contains("E+") && text.trim_start().starts_with(|l: char| l.is_ascii_digit())
}

/// The end of an address that holds postcode and commune: (street, postcode, commune).
pub(crate) fn address_end(street: &str, country: &Country) -> Option<(String, String, String)> {
    let words: Vec<&str> = street.split_whitespace().collect();
    let at = (1..words.len()).rev().find(|at| {
        country
            .postcode
            .iter()
            .any(|mask| mask.chars().all(|m| m == '#') && fits(mask, words[*at]))
    })?;
    let commune = words.get(at + 1..)?.join(" ");
    let plain = |l: char| l.is_alphabetic() || " -'’()".contains(l);
    if !commune.starts_with(char::is_alphabetic)
        || commune.len() > 60
        || !commune.chars().all(plain)
    {
        return None;
    }
    let before = words[..at].join(" ");
    let before = before.trim_end_matches([',', '-', ' ']);
    (!before.is_empty()).then(|| (before.to_owned(), words[at].to_owned(), commune))
}

#[cfg(test)]
mod tests {
    use super::{address_end, commune_code, postcode, registration};
    use crate::Reason;
    use crate::vocabulary::Country;

    fn masks(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn france() -> Country {
        Country {
            postcode: masks(&["#####"]),
            commune_code: masks(&["#####", "2A###", "2B###"]),
            registration: masks(&["##############", "#########", "W#########"]),
            ..Country::default()
        }
    }

    fn belgium() -> Country {
        Country {
            postcode: ["1", "2", "9"]
                .iter()
                .map(|first| format!("{first}###"))
                .collect(),
            registration: masks(&["0#########", "1#########", "2#########"]),
            ..Country::default()
        }
    }

    #[test]
    fn a_zero_that_a_spreadsheet_took_is_put_back() {
        let read = postcode("2300", Some(("FR", &france())));
        assert_eq!(read.values, ["02300"]);
        assert_eq!(read.findings[0].reason, Reason::ZeroRestored);
        assert_eq!(commune_code("1053", Some(&france())).values, ["01053"]);
        assert_eq!(commune_code("2a004", Some(&france())).values, ["2A004"]);
    }

    #[test]
    fn countries_and_names_around_a_postcode_do_not_hide_it() {
        assert_eq!(
            postcode("B-1000", Some(("BE", &belgium()))).values,
            ["1000"]
        );
        assert_eq!(
            postcode("BE 1000", Some(("BE", &belgium()))).values,
            ["1000"]
        );
        assert_eq!(
            postcode("F-75001", Some(("FR", &france()))).values,
            ["75001"]
        );
        let read = postcode("1000 Bruxelles", Some(("BE", &belgium())));
        assert_eq!(
            (read.values, read.findings[0].reason),
            (masks(&["1000"]), Reason::OtherWordsLeftOut)
        );
    }

    #[test]
    fn what_is_no_postcode_is_left_out() {
        for (text, code, country) in [
            ("300", "FR", france()),
            ("0999", "BE", belgium()),
            ("10000", "BE", belgium()),
        ] {
            let read = postcode(text, Some((code, &country)));
            assert_eq!(
                (read.values.len(), read.findings[0].reason),
                (0, Reason::NotAPostcode),
                "{text}"
            );
        }
    }

    #[test]
    fn registrations_lose_their_dots_and_zeros_are_no_registration() {
        assert_eq!(
            registration("BE 0202.239.951", Some(("BE", &belgium()))).values,
            ["0202239951"]
        );
        assert_eq!(
            registration("202239951", Some(("BE", &belgium()))).values,
            ["0202239951"]
        );
        assert_eq!(
            registration("401 092 267 00020", Some(("FR", &france()))).values,
            ["40109226700020"]
        );
        let zeros = registration("00000000000000", Some(("FR", &france())));
        assert_eq!(zeros.findings[0].reason, Reason::Placeholder);
        let cut = registration("3.56E+13", Some(("FR", &france())));
        assert_eq!(cut.findings[0].reason, Reason::NotARegistration);
    }

    #[test]
    fn an_address_may_end_with_postcode_and_commune() {
        let (street, code, commune) =
            address_end("3, rue du Général 20000 AJACCIO", &france()).unwrap();
        assert_eq!(
            (street.as_str(), code.as_str(), commune.as_str()),
            ("3, rue du Général", "20000", "AJACCIO")
        );
        assert!(address_end("20000 AJACCIO", &france()).is_none());
        assert!(address_end("rue 20000", &france()).is_none());
    }
}
