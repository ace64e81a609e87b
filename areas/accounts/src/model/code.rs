//! Codes: those that can be read over the phone or stand on paper, and those of a code app.

use std::fmt;

use jiff::Timestamp;
use totp_rs::{Builder, Secret};

use super::digit::western;

/// Sixteen digits, in four groups: 53 bits. Digits are the same on every keyboard and can be read
/// aloud in every language.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

const DIGITS: usize = 16;

impl Code {
    /// From 16 random bytes, read as one number: its last sixteen digits. The bytes are so many more
    /// than the digits that no code is likelier than another.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        let number = u128::from_be_bytes(random) % 10_u128.pow(16);
        Self(format!("{number:016}"))
    }

    /// Reads what was typed, also on an Arabic keyboard: spaces, hyphens and dots between the digits do
    /// not matter.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().map(western).collect();
        let fine = typed
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "-.\u{a0}".contains(c));
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        (fine && digits.len() == DIGITS).then_some(Self(digits))
    }

    /// What the database keeps: who reads it cannot use the code.
    #[must_use]
    pub fn kept(&self) -> String {
        web::sign_in::kept_of(&self.0)
    }

    /// The digits without spaces, as an address holds them.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// As it is read aloud: `1234 5678 9012 3456`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Never in a log.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// What a code app and we both know (RFC 6238: SHA-1, six digits, thirty seconds, as every app does).
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret(String);

impl TotpSecret {
    #[must_use]
    pub fn new(random: [u8; 20]) -> Self {
        Self(Secret::new(Box::new(random)).to_base32())
    }

    /// Reads the base32 text that the database keeps.
    #[must_use]
    pub fn of_base32(text: &str) -> Option<Self> {
        Secret::try_from_base32(text).ok()?;
        Some(Self(text.to_owned()))
    }

    /// 160 bits, as we make them (RFC 4226, section 4: at least 128).
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        self.0.len() == 32
    }

    #[must_use]
    pub fn base32(&self) -> &str {
        &self.0
    }

    /// The key as it is typed by hand: in groups of four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let signs: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = signs
            .chunks(4)
            .map(|group| group.iter().collect())
            .collect();
        groups.join(" ")
    }

    /// What a code app reads from a picture or a link: `otpauth://totp/…`. `site` is what the app shows
    /// above the code, `name` whose it is.
    #[must_use]
    pub fn link(&self, site: &str, name: &str) -> String {
        let plain = |text: &str| web::address::encoded(text).replace('/', "%2F");
        let (site, name, secret) = (plain(site), plain(name), &self.0);
        format!("otpauth://totp/{site}:{name}?secret={secret}&issuer={site}")
    }

    /// The step of time for which the code is right: now, or half a minute earlier or later. A step
    /// up to `last_step` was used before and counts no more.
    #[must_use]
    pub fn step_of(&self, typed: &str, now: Timestamp, last_step: Option<i64>) -> Option<i64> {
        let digits: String = typed
            .chars()
            .map(western)
            .filter(char::is_ascii_digit)
            .collect();
        let secret = Secret::try_from_base32(&self.0).ok()?;
        let totp = Builder::new()
            .with_secret(secret)
            .with_skew(1)
            .build()
            .ok()?;
        let seconds = u64::try_from(now.as_second()).ok()?;
        let step = i64::try_from(totp.check(&digits, seconds)?).ok()?;
        last_step.is_none_or(|last| step > last).then_some(step)
    }

    /// What a code app shows at that moment: for tests, and nobody else.
    #[must_use]
    pub fn shown_at(&self, now: Timestamp) -> Option<String> {
        let secret = Secret::try_from_base32(&self.0).ok()?;
        let totp = Builder::new().with_secret(secret).build().ok()?;
        let seconds = u64::try_from(now.as_second()).ok()?;
        Some(totp.generate(seconds).to_string())
    }
}

/// Never in a log.
impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::new(991_234_567_890_123_456_u128.to_be_bytes());
        assert_eq!(code.to_string(), "1234 5678 9012 3456");
        for typed in [
            "1234567890123456",
            " 1234-5678-9012-3456",
            "1234 5678.9012 3456",
            "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦",
            "۱۲۳۴-۵۶۷۸-۹۰۱۲-۳۴۵۶",
        ] {
            assert_eq!(Code::parse(typed).as_ref(), Some(&code), "{typed}");
        }
        for wrong in [
            "",
            "1234 5678 9012 345",
            "1234 5678 9012 345a",
            "12345678901234567",
            "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥",
        ] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
        assert!(!format!("{code:?}").contains('1'));
        assert_eq!(
            Code::new([0; 16]).to_string(),
            "0000 0000 0000 0000",
            "all sixteen digits are there"
        );
    }

    /// RFC 6238, appendix B (SHA-1; its eight digits cut to six).
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            let now = Timestamp::from_second(seconds).unwrap();
            assert_eq!(secret.shown_at(now).as_deref(), Some(code));
            assert_eq!(secret.step_of(code, now, None), Some(seconds / 30));
        }
        let now = Timestamp::from_second(59).unwrap();
        for typed in ["٢٨٧٠٨٢", "۲۸۷ ۰۸۲"] {
            assert_eq!(secret.step_of(typed, now, None), Some(1), "{typed}");
        }
        assert_eq!(secret.step_of("٢٨٧٠٨٣", now, None), None);
    }

    #[test]
    fn a_code_counts_once_and_for_a_minute_and_a_half() {
        let secret = TotpSecret::new(*b"12345678901234567890");
        let then = Timestamp::from_second(1_234_567_890).unwrap();
        let later = |seconds| then + jiff::SignedDuration::from_secs(seconds);
        let code = secret.shown_at(then).unwrap();
        let step = secret.step_of(&code, then, None).unwrap();
        assert_eq!(secret.step_of(&code, later(30), None), Some(step));
        assert_eq!(secret.step_of(&code, later(60), None), None);
        assert_eq!(secret.step_of(&code, then, Some(step)), None, "used twice");
        assert_eq!(secret.step_of(&code, then, Some(step - 1)), Some(step));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(typed in ".{0,40}") {
            let secret = TotpSecret::new([7; 20]);
            let now = Timestamp::from_second(1_234_567_890).unwrap();
            let _ = Code::parse(&typed).map(|code| code.to_string());
            let _ = secret.step_of(&typed, now, None);
            let _ = TotpSecret::of_base32(&typed);
        }
    }
}
