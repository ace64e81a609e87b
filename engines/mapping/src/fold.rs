use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which words of headers and cells are compared, never shown: lower case without
/// accents, `œ`, `æ` and `ß` spelt out, everything that is neither letter nor digit one space.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(letter) || letter == '\u{ad}' || letter == '\u{200b}' {
            continue;
        }
        if !letter.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}

/// What a cell is looked up by: its folded form, or itself where folding leaves nothing (`✓`, `-`).
pub(crate) fn key(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() {
        text.trim().to_owned()
    } else {
        folded
    }
}

/// A header as words: `postalCode`, `code_postal2` and `Code Postal` fall into words alike.
pub(crate) fn header(text: &str) -> String {
    let mut apart = String::with_capacity(text.len() + 8);
    let mut before: Option<char> = None;
    for letter in text.chars() {
        let turns = before.is_some_and(|b| {
            (b.is_lowercase() && letter.is_uppercase())
                || (b.is_alphabetic() && letter.is_ascii_digit())
        });
        if turns {
            apart.push(' ');
        }
        apart.push(letter);
        before = Some(letter);
    }
    fold(&apart)
}

/// Words with a space on both sides, so that words are found in words and not in their middle.
pub(crate) fn padded(folded: &str) -> String {
    format!(" {folded} ")
}

/// Each word without the `s` or `x` of a plural.
pub(crate) fn singular(words: &str) -> String {
    let one = |word: &str| -> String {
        let bare = word.strip_suffix(['s', 'x']).filter(|bare| bare.len() >= 3);
        bare.unwrap_or(word).to_owned()
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// The text in one line: trimmed, single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without control characters, which databases and terminals take badly: a space where one
/// of them parts words, nothing otherwise. The end of a line and the tabulator stay.
pub(crate) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_one = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    if !text.contains(is_one) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|letter| match is_one(letter) {
        false => Some(letter),
        true => letter.is_whitespace().then_some(' '),
    });
    Cow::Owned(kept.collect())
}

/// The text with its lines, each in single spaces; empty ones are left out.
pub(crate) fn in_lines(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(one_line);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Each character of `mask` against the text: `#` is a digit, `@` a letter, others themselves.
pub(crate) fn fits(mask: &str, text: &str) -> bool {
    let mut letters = text.chars();
    mask.chars().all(|m| {
        letters.next().is_some_and(|l| match m {
            '#' => l.is_ascii_digit(),
            '@' => l.is_ascii_alphabetic(),
            other => l == other,
        })
    }) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{fits, fold, header, key, without_controls};

    #[test]
    fn accents_case_and_marks_do_not_count() {
        assert_eq!(
            fold("  L’Œuvre — N° de téléphone "),
            "l oeuvre n de telephone"
        );
        assert_eq!(key(" ✓ "), "✓");
    }

    #[test]
    fn a_header_falls_into_words() {
        assert_eq!(header("address.postalCode"), "address postal code");
        assert_eq!(header("QUALIF1"), "qualif 1");
    }

    #[test]
    fn a_mask_is_met_from_end_to_end() {
        assert!(fits("2A###", "2A004"));
        assert!(!fits("####", "10000") && !fits("#####", "1000"));
    }

    #[test]
    fn control_characters_go_and_ends_of_lines_stay() {
        for (text, clean) in [
            ("a\tb\nc", "a\tb\nc"),
            ("a\0b\u{7}", "ab"),
            ("a\r\nb\u{85}c", "a \nb c"),
        ] {
            assert_eq!(without_controls(text), clean);
        }
    }
}
