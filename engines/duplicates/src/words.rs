//! Words in the form in which they are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of one text that are read; the rest says nothing new about a place.
const LONGEST: usize = 200;
/// Words of one text that are read.
const MOST_WORDS: usize = 16;

/// Words that join others, in the languages of the country, as [`words`] leaves them.
const JOINING: &[&str] = &[
    "a", "am", "an", "and", "au", "aux", "d", "das", "de", "den", "der", "des", "die", "du", "een",
    "en", "et", "het", "im", "in", "l", "la", "le", "les", "of", "op", "par", "pour", "s", "sur",
    "t", "te", "ten", "ter", "the", "und", "van", "voor", "von", "zu", "zum", "zur",
];

/// Short forms that stand for one word wherever they stand.
const SHORT: &[(&str, &str)] = &[
    ("st", "saint"),
    ("ste", "sainte"),
    ("sts", "saint"),
    ("sint", "saint"),
    ("sankt", "saint"),
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("vi", "6"),
    ("vii", "7"),
    ("viii", "8"),
    ("ix", "9"),
];

/// The words of a text: lower case without marks, digits apart from letters, joining words and
/// what is neither letter nor digit left out, short forms written out. A number loses its zeros
/// in front.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut letters = text
        .chars()
        .take(LONGEST)
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase);
    loop {
        let letter = letters.next();
        let joined = letter.is_some_and(|letter| {
            letter.is_alphanumeric()
                && word
                    .chars()
                    .last()
                    .is_none_or(|last| last.is_ascii_digit() == letter.is_ascii_digit())
        });
        if !joined && !word.is_empty() {
            found.extend(finished(std::mem::take(&mut word)));
        }
        match letter {
            None => break,
            Some(letter) if letter.is_alphanumeric() => push_plain(&mut word, letter),
            Some(_) => {}
        }
    }
    found.truncate(MOST_WORDS);
    found
}

fn push_plain(word: &mut String, letter: char) {
    match letter {
        'ß' => word.push_str("ss"),
        'œ' => word.push_str("oe"),
        'æ' => word.push_str("ae"),
        'ø' => word.push('o'),
        'ł' => word.push('l'),
        _ => word.push(letter),
    }
}

fn finished(word: String) -> Option<String> {
    if is_number(&word) {
        let short = word.trim_start_matches('0');
        return Some(if short.is_empty() { "0" } else { short }.to_owned());
    }
    if JOINING.contains(&word.as_str()) {
        return None;
    }
    let long = SHORT.iter().find(|(short, _)| *short == word);
    Some(long.map_or(word, |(_, long)| (*long).to_owned()))
}

/// Is this word of [`words`] a number?
pub(crate) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Are the words equal, or one letter apart (missing, doubled, wrong, or swapped with the next)?
///
/// A number, and a word under five letters, has to be right.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // One wrong letter leaves the first one or the last one as it is.
    let (first, last) = (a.as_bytes().first(), a.as_bytes().last());
    let ends = first == b.as_bytes().first() || last == b.as_bytes().last();
    let short = a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 4;
    if !ends || short || is_number(a) || is_number(b) {
        return false;
    }
    let front = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    let front: usize = front.map(|(letter, _)| letter.len_utf8()).sum();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b);
    let back: usize = back.map(|(letter, _)| letter.len_utf8()).sum();
    let (mut a, mut b) = (a[..a.len() - back].chars(), b[..b.len() - back].chars());
    match [a.next(), a.next(), a.next(), b.next(), b.next(), b.next()] {
        [_, None, _, _, None, _] => true,
        [Some(a), Some(b), None, Some(c), Some(d), None] => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_the_same_words() {
        assert_eq!(words("Médiathèque d'ÉPINAL"), words("mediatheque  Epinal"));
        assert_eq!(words("St-Étienne"), words("SAINT ETIENNE"));
        assert_eq!(words("Annexe02"), ["annexe", "2"]);
        assert_eq!(words("38bis"), ["38", "bis"]);
        assert_eq!(words("Straße Œuvre"), ["strasse", "oeuvre"]);
        assert_eq!(words("Lycée Louis II"), ["lycee", "louis", "2"]);
        assert!(words("«»…").is_empty());
    }

    #[test]
    fn one_wrong_letter_is_forgiven_in_long_words_and_never_in_numbers() {
        assert!(alike("mediatheque", "mediateque"));
        assert!(alike("mediatheque", "mediahteque"));
        assert!(alike("louis", "louise"));
        assert!(alike("mediatheque", "nediatheque"));
        assert!(alike("mediatheque", "emdiatheque"));
        assert!(alike("mediatheque", "mediatheques"));
        assert!(!alike("mediatheque", "mediathequess"));
        assert!(!alike("lyon", "laon"));
        assert!(!alike("12345", "12346"));
        assert!(!alike("mediatheque", "bibliotheque"));
    }
}
