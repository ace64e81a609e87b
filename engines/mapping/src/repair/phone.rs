use super::Repaired;
use crate::Reason;
use crate::fold::fits;
use crate::vocabulary::Country;

/// More groups of digits than any cell of telephones holds.
const MAX_GROUPS: usize = 64;
/// A number has at most this many groups of digits (`+32 2 51 12 23 34` has six).
const MAX_JOINED: usize = 9;
/// Digits of an international number, ITU-T E.164.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 7..=15;

/// The telephone numbers in a cell, as `+` and digits; short numbers (`1700`) as they are.
pub(crate) fn phones(given: &str, country: Option<&Country>) -> Repaired {
    let mut repaired = Repaired::default();
    let text = given.replace("(0)", " ");
    let groups = groups(&text);
    let all: String = groups.iter().map(|(digits, _)| digits.as_str()).collect();
    let no_plus = groups.iter().all(|(_, plus)| !plus);
    if no_plus && country.is_some_and(|c| c.short.iter().any(|mask| fits(mask, &all))) {
        return Repaired::kept(all);
    }
    let mut left_over = groups.len() == MAX_GROUPS;
    let mut at = 0;
    while at < groups.len() {
        match longest(&groups[at..], country) {
            Some((number, taken)) => {
                at += taken;
                number.into(given, &mut repaired);
            }
            None => {
                left_over = true;
                at += 1;
            }
        }
    }
    if repaired.values.is_empty() && repaired.findings.is_empty() {
        repaired.leave_out(given, Reason::NotAPhone);
    } else if left_over {
        let became = repaired.values.join(" ");
        repaired.findings.push(super::Finding {
            value: given.to_owned(),
            reason: Reason::OtherWordsLeftOut,
            became: Some(became),
        });
    }
    repaired
}

/// Runs of digits, and whether a `+` stands before each.
fn groups(text: &str) -> Vec<(String, bool)> {
    let mut groups: Vec<(String, bool)> = Vec::new();
    let (mut digits, mut plus) = (String::new(), false);
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            groups.push((std::mem::take(&mut digits), plus));
            plus = false;
            if groups.len() == MAX_GROUPS {
                break;
            }
        }
        plus = letter == '+' || (plus && letter.is_whitespace());
    }
    groups
}

enum Number {
    Read(String),
    Mended(String, Reason),
    Placeholder,
}

impl Number {
    fn into(self, given: &str, repaired: &mut Repaired) {
        match self {
            Self::Read(number) if repaired.values.contains(&number) => {}
            Self::Read(number) => repaired.values.push(number),
            Self::Mended(number, reason) => repaired.mend(given, number, reason),
            Self::Placeholder => repaired.leave_out(given, Reason::Placeholder),
        }
    }
}

fn longest(groups: &[(String, bool)], country: Option<&Country>) -> Option<(Number, usize)> {
    let joinable = groups.iter().skip(1).take_while(|(_, plus)| !plus).count() + 1;
    (1..=joinable.min(MAX_JOINED)).rev().find_map(|taken| {
        let digits: String = groups[..taken]
            .iter()
            .map(|(digits, _)| digits.as_str())
            .collect();
        // What is the rest of the cell may have lost a zero or a plus; groups that happen to add up
        // before others have not.
        let is_rest = taken == groups.len();
        read(&digits, groups[0].1, is_rest, country).map(|number| (number, taken))
    })
}

fn read(digits: &str, plus: bool, is_rest: bool, country: Option<&Country>) -> Option<Number> {
    if digits.len() > 17 {
        return None;
    }
    if plus {
        return international(digits, country).map(Number::judged);
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return match international(rest, country) {
            Some(number) => Some(Number::judged(number)),
            None => is_placeholder(digits).then_some(Number::Placeholder),
        };
    }
    let country = country?;
    if let Some(number) = digits
        .strip_prefix('0')
        .and_then(|rest| national(rest, country))
    {
        return Some(Number::judged(number));
    }
    if !is_rest {
        return None;
    }
    let (number, reason) = match national(digits, country) {
        Some(number) => (number, Reason::ZeroRestored),
        None => {
            let rest = digits
                .strip_prefix(country.dial.as_str())
                .filter(|_| !country.dial.is_empty())?;
            (national(rest, country)?, Reason::PlusRestored)
        }
    };
    Some(match Number::judged(number) {
        Number::Read(number) => Number::Mended(number, reason),
        other => other,
    })
}

impl Number {
    fn judged(number: String) -> Self {
        if is_placeholder(&number) {
            Self::Placeholder
        } else {
            Self::Read(number)
        }
    }
}

/// Seven zeros at the end, or one digit all along: nobody has such a number.
fn is_placeholder(number: &str) -> bool {
    let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    let tail = digits.len().saturating_sub(7);
    digits.len() > 7 && digits[tail..].iter().all(|d| *d == digits[tail])
}

/// A number after its zero, as `+`, country and digits.
fn national(digits: &str, country: &Country) -> Option<String> {
    if digits.starts_with('0') || !country.numbers.iter().any(|mask| fits(mask, digits)) {
        return None;
    }
    let dial = digits
        .get(..3)
        .and_then(|first| country.overseas.get(first))
        .unwrap_or(&country.dial);
    (!dial.is_empty()).then(|| format!("+{dial}{digits}"))
}

fn international(digits: &str, country: Option<&Country>) -> Option<String> {
    if let Some(country) = country
        && !country.dial.is_empty()
        && let Some(rest) = digits.strip_prefix(country.dial.as_str())
    {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        let known = !rest.starts_with('0') && country.numbers.iter().any(|mask| fits(mask, rest));
        return known.then(|| format!("+{}{rest}", country.dial));
    }
    let plausible = INTERNATIONAL.contains(&digits.len()) && !digits.starts_with('0');
    plausible.then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::phones;
    use crate::Reason;
    use crate::vocabulary::Country;

    fn country(dial: &str, numbers: &[&str], short: &[&str]) -> Country {
        let owned = |masks: &[&str]| masks.iter().map(|m| (*m).to_owned()).collect();
        Country {
            dial: dial.to_owned(),
            numbers: owned(numbers),
            short: owned(short),
            overseas: [("262".to_owned(), "262".to_owned())].into(),
            ..Country::default()
        }
    }

    fn read(text: &str, of: &Country) -> (Vec<String>, Vec<Reason>) {
        let repaired = phones(text, Some(of));
        let reasons = repaired.findings.iter().map(|f| f.reason).collect();
        (repaired.values, reasons)
    }

    #[test]
    fn belgian_numbers_are_read_however_they_are_written() {
        let be = country("32", &["########", "4########"], &["1###"]);
        for text in [
            "02 511 22 33",
            "02/511.22.33",
            "+32 2 511 22 33",
            "0032 2 511 22 33",
            "+32 (0)2 511 22 33",
        ] {
            assert_eq!(
                read(text, &be),
                (vec!["+3225112233".to_owned()], vec![]),
                "{text}"
            );
        }
        assert_eq!(read("0470/12 34 56", &be).0, ["+32470123456"]);
        assert_eq!(
            read("25112233", &be),
            (vec!["+3225112233".to_owned()], vec![Reason::ZeroRestored])
        );
        assert_eq!(read("1700", &be), (vec!["1700".to_owned()], vec![]));
        assert_eq!(
            read("02 511 22 33 / 0470 12 34 56", &be).0,
            ["+3225112233", "+32470123456"]
        );
    }

    #[test]
    fn french_numbers_that_a_spreadsheet_took_for_sums_are_mended() {
        let fr = country("33", &["#########"], &["3###"]);
        assert_eq!(
            read("380304884", &fr),
            (vec!["+33380304884".to_owned()], vec![Reason::ZeroRestored])
        );
        assert_eq!(
            read("33380304884", &fr),
            (vec!["+33380304884".to_owned()], vec![Reason::PlusRestored])
        );
        assert_eq!(read("39 49", &fr).0, ["3949"]);
        assert_eq!(read("0262 12 34 56", &fr).0, ["+262262123456"]);
    }

    #[test]
    fn numbers_that_nobody_has_are_left_out() {
        let fr = country("33", &["#########"], &[]);
        for text in [
            "0600000000",
            "33600000000",
            "+33600000000",
            "00 00 00 00 00",
            "0000000000",
        ] {
            assert_eq!(
                read(text, &fr),
                (vec![], vec![Reason::Placeholder]),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_does_not_begin_with_a_zero_behind_its_country() {
        let be = country("32", &["########", "4########"], &[]);
        for text in ["+32001234567", "0032001234567"] {
            assert_eq!(read(text, &be), (vec![], vec![Reason::NotAPhone]), "{text}");
        }
    }

    #[test]
    fn what_is_no_telephone_is_said() {
        let fr = country("33", &["#########"], &[]);
        assert_eq!(read("voir le site", &fr), (vec![], vec![Reason::NotAPhone]));
        assert_eq!(
            read("03 80 30 48 84 poste 12", &fr),
            (
                vec!["+33380304884".to_owned()],
                vec![Reason::OtherWordsLeftOut]
            )
        );
    }
}
