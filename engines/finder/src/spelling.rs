//! How far apart two words are, as people mistype and mishear them.

/// Longest word compared letter by letter; longer ones are only ever found exactly.
pub(crate) const LONGEST: usize = 40;

/// Letters of a word as a set, to rule out most pairs before comparing them.
pub(crate) fn letter_set(word: &[char]) -> u64 {
    word.iter()
        .fold(0, |set, &c| set | 1 << (u32::from(c) % 64))
}

/// How many half edits two words of these lengths may be apart.
///
/// Under four letters any change makes another word (`gsm`, `cv`, `pc`); with four only the
/// slips of a hand are forgiven; long words forgive two full mistakes.
fn allowance(one: usize, other: usize) -> u8 {
    if one.min(other) < 4 {
        return 0;
    }
    match one.max(other) {
        4 => 1,
        5 => 2,
        6..=8 => 3,
        _ => 4,
    }
}

/// Half edits between two words when they are close enough to be one, `None` when they are not.
///
/// A number is never corrected: 1030 is not 1040.
pub(crate) fn slip(a: &[char], b: &[char]) -> Option<u8> {
    let shorter = a.len().min(b.len());
    if a.len().max(b.len()) > LONGEST || has_digit(a) || has_digit(b) {
        return None;
    }
    let cost = half_edits(a, b, allowance(a.len(), b.len()))?;
    let same_start = a.first() == b.first();
    // Short words that start otherwise are other words (main, pain, bain).
    (same_start || cost <= 1 || shorter > 5).then_some(cost)
}

/// Whether `slip` can possibly find the two close; cheap, never wrongly false.
pub(crate) fn may_slip(a_len: usize, a_set: u64, b_len: usize, b_set: u64) -> bool {
    let limit = usize::from(allowance(a_len, b_len));
    limit > 0
        && a_len.abs_diff(b_len) <= limit
        && (a_set ^ b_set).count_ones() as usize <= 2 * limit
}

fn has_digit(word: &[char]) -> bool {
    word.iter().any(char::is_ascii_digit)
}

/// Damerau-Levenshtein distance (optimal string alignment) counted in half edits: a doubled
/// letter, two swapped letters, a neighbouring key or a letter that sounds alike count one,
/// anything else two. `None` beyond `limit`.
fn half_edits(a: &[char], b: &[char], limit: u8) -> Option<u8> {
    let mut before = [0u8; LONGEST + 1];
    let mut last = [0u8; LONGEST + 1];
    let mut row = [0u8; LONGEST + 1];
    for j in 0..b.len() {
        last[j + 1] = last[j] + step(b, j);
    }
    for i in 0..a.len() {
        row[0] = last[0] + step(a, i);
        let mut least = row[0];
        for j in 0..b.len() {
            let mut cost = (last[j] + swap_key(a[i], b[j]))
                .min(last[j + 1] + step(a, i))
                .min(row[j] + step(b, j));
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        // A swap can still jump over one row, for one half edit.
        if least > limit.saturating_add(1) {
            return None;
        }
        (before, last, row) = (last, row, before);
    }
    (last[b.len()] <= limit).then_some(last[b.len()])
}

/// Cost of a letter too many or too few.
fn step(word: &[char], at: usize) -> u8 {
    if at > 0 && word[at] == word[at - 1] {
        1
    } else {
        2
    }
}

/// Cost of one letter in the place of another.
fn swap_key(a: char, b: char) -> u8 {
    if a == b {
        0
    } else if neighbours(a, b) || sound_alike(a, b) {
        1
    } else {
        2
    }
}

/// Belgian keyboards are AZERTY, telephones and visitors' computers often QWERTY.
fn neighbours(a: char, b: char) -> bool {
    const ROWS: [&[u8]; 6] = [
        b"azertyuiop",
        b"qsdfghjklm",
        b"wxcvbn",
        b"qwertyuiop",
        b"asdfghjkl",
        b"zxcvbnm",
    ];
    ROWS.iter().any(|row| {
        row.windows(2).any(|pair| {
            let (left, right) = (char::from(pair[0]), char::from(pair[1]));
            (left, right) == (a, b) || (left, right) == (b, a)
        })
    })
}

fn sound_alike(a: char, b: char) -> bool {
    const ALIKE: [(char, char); 10] = [
        ('i', 'y'),
        ('c', 'k'),
        ('c', 's'),
        ('s', 'z'),
        ('f', 'v'),
        ('d', 't'),
        ('b', 'p'),
        ('g', 'j'),
        ('m', 'n'),
        ('k', 'q'),
    ];
    ALIKE.contains(&(a, b)) || ALIKE.contains(&(b, a))
}

/// The word without the ending that makes it plural or feminine in our languages, or without the
/// Arabic article; the word itself where nothing can be taken off safely.
pub(crate) fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    if letters >= 5 {
        for article in ["وال", "بال", "لل", "ال"] {
            if let Some(rest) = word.strip_prefix(article) {
                return rest;
            }
        }
    }
    if letters >= 3 && word.is_ascii() {
        let word = word.strip_suffix(['s', 'x']).unwrap_or(word);
        return match word.len() {
            0..=4 => word,
            _ => word
                .strip_suffix("en")
                .or_else(|| word.strip_suffix('e'))
                .unwrap_or(word),
        };
    }
    word
}

/// How a word roughly sounds, for those who write as they hear; `None` where too little is left
/// to tell words apart. One rough rule for French, Dutch, German and English.
pub(crate) fn sound(word: &str) -> Option<String> {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    const SPELLINGS: [(&str, &str); 14] = [
        ("sch", "$"),
        ("ch", "$"),
        ("eau", "o"),
        ("au", "o"),
        ("ou", "u"),
        ("ph", "f"),
        ("qu", "k"),
        ("ck", "k"),
        ("ij", "e"),
        ("ai", "e"),
        ("ei", "e"),
        ("mp", "np"),
        ("mb", "nb"),
        ("h", ""),
    ];
    let spelt = SPELLINGS
        .iter()
        .fold(word.to_owned(), |w, (from, to)| w.replace(from, to));
    let heard = hear(&spelt);
    let heard = heard.trim_end_matches('s');
    let heard = heard.strip_suffix("er").unwrap_or(heard);
    let heard = heard.trim_end_matches('e');
    (heard.len() >= 4).then(|| heard.to_owned())
}

fn hear(spelt: &str) -> String {
    let letters: Vec<char> = spelt.chars().collect();
    let mut heard = String::with_capacity(letters.len());
    for (i, &letter) in letters.iter().enumerate() {
        let sound = match letter {
            'c' if matches!(letters.get(i + 1), Some('e' | 'i' | 'y')) => 's',
            'c' | 'q' => 'k',
            'z' | 'x' => 's',
            'y' => 'i',
            'w' => 'v',
            other => other,
        };
        if !heard.ends_with(sound) {
            heard.push(sound);
        }
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slip_of(a: &str, b: &str) -> Option<u8> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        slip(&a, &b)
    }

    #[test]
    fn a_swap_a_doubled_letter_and_a_neighbouring_key_cost_half_an_edit() {
        assert_eq!(slip_of("imrpimer", "imprimer"), Some(1));
        assert_eq!(slip_of("brusel", "brussel"), Some(1));
        assert_eq!(slip_of("imptimer", "imprimer"), Some(1));
        assert_eq!(slip_of("ordinateure", "ordinateur"), Some(2));
        assert_eq!(slip_of("ebxo", "ebox"), Some(1));
    }

    #[test]
    fn short_words_and_numbers_are_not_corrected() {
        assert_eq!(slip_of("gms", "gsm"), None);
        assert_eq!(slip_of("pain", "main"), None);
        assert_eq!(slip_of("1030", "1040"), None);
        assert_eq!(slip_of("covid19", "covid18"), None);
    }

    #[test]
    fn words_written_as_heard_sound_alike() {
        for (a, b) in [
            ("telefone", "telephone"),
            ("inprimer", "imprimer"),
            ("identiter", "identite"),
            ("ordinateure", "ordinateurs"),
        ] {
            assert_eq!(sound(a), sound(b), "{a}");
        }
        assert_ne!(sound("banque"), sound("manque"));
    }

    #[test]
    fn plurals_share_a_stem() {
        for (a, b) in [
            ("cvs", "cv"),
            ("formulieren", "formulier"),
            ("cartes", "carte"),
            ("reseaux", "reseau"),
        ] {
            assert_eq!(stem(a), stem(b), "{a}");
        }
        assert_eq!(stem("الحاسوب"), "حاسوب");
    }

    proptest! {
        #[test]
        fn the_quick_filter_never_hides_a_slip(a in "[a-f]{0,12}", b in "[a-f]{0,12}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            if slip(&x, &y).is_some_and(|cost| cost > 0) {
                prop_assert!(may_slip(x.len(), letter_set(&x), y.len(), letter_set(&y)));
            }
            prop_assert_eq!(slip(&x, &y), slip(&y, &x));
        }
    }
}
