//! What formats ask of single values.

use serde::Deserialize;

/// A rule of a format for a value, by the country of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// In Belgium the ten digits of the register of enterprises or of an establishment in it; in France nine to
    /// fourteen letters and digits (SIREN, SIRET, RNA, RIDET).
    Registration,
    /// Fourteen digits, of France only.
    Siret,
    Postcode,
    /// NIS code in Belgium, INSEE code in France.
    CommuneCode,
    /// With the country's own number, digits only.
    Phone,
    Email,
    Url,
}

/// The numbers of France and its overseas parts, as the national standard v1.0.2 lists them.
const FRENCH_NUMBERS: [&str; 10] = [
    "+33", "+590", "+594", "+262", "+596", "+269", "+687", "+689", "+508", "+681",
];

/// The longest address of data·inclusion, from the schema 1.0.8.
const LONGEST_URL: usize = 2_083;

impl Check {
    /// The value as formats write it, before it is checked: without spaces and signs in numbers.
    pub fn form(self, value: &str) -> String {
        match self {
            Self::Registration | Self::Siret => {
                let compact: String = value
                    .chars()
                    .filter(|letter| letter.is_ascii_alphanumeric())
                    .collect();
                match compact.strip_prefix("BE") {
                    Some(digits) if is_digits(digits, 10, 10) => digits.to_owned(),
                    _ => compact,
                }
            }
            Self::Phone => value
                .chars()
                .filter(|letter| letter.is_ascii_digit() || *letter == '+')
                .collect(),
            _ => value.to_owned(),
        }
    }

    /// Whether the format takes the value. Codes of places are taken from `codes_of`, from all where it is empty.
    pub fn fits(self, value: &str, country: &str, codes_of: &[String]) -> bool {
        let readable = codes_of.is_empty() || codes_of.iter().any(|known| known == country);
        let belgian = country == "BE";
        match self {
            Self::Registration if belgian => is_digits(value, 10, 10),
            Self::Registration => {
                (9..=14).contains(&value.len())
                    && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
            Self::Siret => country == "FR" && is_digits(value, 14, 14),
            Self::Postcode if belgian => {
                readable && is_digits(value, 4, 4) && !value.starts_with('0')
            }
            Self::Postcode => readable && is_digits(value, 5, 5),
            Self::CommuneCode if belgian => {
                readable && is_digits(value, 5, 5) && !value.starts_with('0')
            }
            Self::CommuneCode => readable && is_insee_code(value),
            Self::Phone if belgian => value
                .strip_prefix("+32")
                .is_some_and(|rest| is_digits(rest, 8, 9)),
            Self::Phone => FRENCH_NUMBERS.iter().any(|start| {
                value
                    .strip_prefix(start)
                    .is_some_and(|rest| is_digits(rest, 6, 9))
            }),
            Self::Email => is_email(value),
            Self::Url => is_url(value),
        }
    }
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `^([013-9]\d|2[AB1-9])\d{3}$`, the standard's pattern.
fn is_insee_code(code: &str) -> bool {
    let [first, second, rest @ ..] = code.as_bytes() else {
        return false;
    };
    let department = match first {
        b'2' => matches!(second, b'A' | b'B' | b'1'..=b'9'),
        _ => first.is_ascii_digit() && second.is_ascii_digit(),
    };
    department && rest.len() == 3 && rest.iter().all(u8::is_ascii_digit)
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
            && part
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"(),:;<>@[\\]".contains(&byte))
    };
    name.len() <= 64 && plain(name) && plain(host) && host.contains('.') && host.len() <= 253
}

/// An address of the web as RFC 3986 writes it: anything else must be encoded by who wrote it.
fn is_url(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or_default();
    text.len() <= LONGEST_URL
        && host
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'[')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_belgian_number_is_not_a_french_one() {
        let fits =
            |check: Check, value: &str, country: &str| check.fits(&check.form(value), country, &[]);
        assert!(fits(Check::Phone, "+32 2 555 12 12", "BE"));
        assert!(!fits(Check::Phone, "+32 2 555 12 12", "FR"));
        assert!(fits(Check::Phone, "+33 4 79 61 30 68", "FR"));
        assert!(!fits(Check::Phone, "+33 4 79 61 30 68", "BE"));
        assert!(fits(Check::Registration, "BE 0123.456.789", "BE"));
        assert!(!fits(Check::Registration, "43493312300029", "BE"));
        assert!(fits(Check::Registration, "W9R2003255", "FR"));
        assert!(fits(Check::Postcode, "1000", "BE") && !fits(Check::Postcode, "1000", "FR"));
        assert!(
            fits(Check::CommuneCode, "2A004", "FR") && !fits(Check::CommuneCode, "20004", "FR")
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for good in ["https://a.example/x?y=1#z", "http://a.example"] {
            assert!(is_url(good), "{good}");
        }
        for bad in [
            "a.example",
            "https://",
            "https://a example",
            "javascript:alert(1)",
            "https://a.example/é",
        ] {
            assert!(!is_url(bad), "{bad}");
        }
        for bad in ["", "a", "a@b", "a b@c.be", "a@@b.be", "a@b..be", ".a@b.be"] {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(is_email("contact@example.org"));
    }
}
