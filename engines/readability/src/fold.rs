//! One spelling of a word for comparing: lower case, composed accents, straight apostrophes.

use crate::work;

/// The word in lower case. Accents that stand beside their letter (NFD) are put onto it, so that
/// both spellings of one word are one; signs that nobody sees are left out.
pub(crate) fn fold(word: &str) -> String {
    work::add(word.len());
    let mut folded = String::with_capacity(word.len());
    let mut last: Option<char> = None;
    for letter in word.chars().flat_map(char::to_lowercase) {
        if is_unseen(letter) {
            continue;
        }
        if let Some(both) = last.and_then(|base| composed(base, letter)) {
            folded.pop();
            folded.push(both);
            last = Some(both);
            continue;
        }
        let letter = match letter {
            '’' | 'ʼ' => '\'',
            '‑' => '-',
            other => other,
        };
        folded.push(letter);
        last = Some(letter);
    }
    folded
}

/// Signs inside words that nobody sees: soft hyphens and joiners.
pub(crate) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// An accent that stands beside its letter.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn composed(base: char, mark: char) -> Option<char> {
    let (bases, letters) = match mark {
        '\u{300}' => ("aeiou", "àèìòù"),
        '\u{301}' => ("aeiouy", "áéíóúý"),
        '\u{302}' => ("aeiou", "âêîôû"),
        '\u{303}' => ("ano", "ãñõ"),
        '\u{308}' => ("aeiouy", "äëïöüÿ"),
        '\u{30a}' => ("a", "å"),
        '\u{327}' => ("c", "ç"),
        _ => return None,
    };
    let at = bases.chars().position(|known| known == base)?;
    letters.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_word_are_one() {
        for (one, other) in [
            ("MODALITE\u{301}S", "modalités"),
            ("Franc\u{327}ais", "français"),
            ("aujourd’hui", "aujourd'hui"),
            ("Öffnungs\u{ad}zeiten", "öffnungszeiten"),
            ("O\u{308}ffnung", "öffnung"),
        ] {
            assert_eq!(fold(one), other);
        }
        assert_eq!(fold("x\u{301}"), "x\u{301}");
    }
}
