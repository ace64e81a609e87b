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

/// How many slips, likely or not.
fn slips(one: usize, other: usize) -> u8 {
    if one.max(other) > 5 { 2 } else { 1 }
}

/// Half edits between two words when they are close enough to be one, `None` when they are not.
///
/// Several slips that are each likely make an unlikely whole: a short word forgives one, a long
/// one two. A number is never corrected: 1030 is not 1040.
pub(crate) fn slip(a: &[char], b: &[char]) -> Option<u8> {
    let longer = a.len().max(b.len());
    if longer > LONGEST || has_digit(a) || has_digit(b) {
        return None;
    }
    let cost = distance(a, b, allowance(a.len(), b.len()), true)?;
    distance(a, b, 2 * slips(a.len(), b.len()), false)?;
    // Words that start otherwise are mostly other words (main, pain, bain).
    (cost <= 1 || longer > 7 || a.first() == b.first()).then_some(cost)
}

/// Whether `slip` can possibly find the two close; cheap, never wrongly false.
pub(crate) fn may_slip(a_len: usize, a_set: u64, b_len: usize, b_set: u64) -> bool {
    let slips = usize::from(slips(a_len, b_len));
    allowance(a_len, b_len) > 0
        && a_len.abs_diff(b_len) <= slips
        && (a_set ^ b_set).count_ones() as usize <= 2 * slips
}

fn has_digit(word: &[char]) -> bool {
    word.iter().any(char::is_ascii_digit)
}

/// Damerau-Levenshtein distance (optimal string alignment) counted in half edits. Where a likely
/// slip is `cheap`, a doubled letter, two swapped letters, a neighbouring key or a letter that
/// sounds alike count one; anything else counts two. `None` beyond `limit`.
fn distance(a: &[char], b: &[char], limit: u8, cheap: bool) -> Option<u8> {
    let dear = u8::from(!cheap);
    let step = |word: &[char], at: usize| step(word, at).max(2 * dear);
    let swap_key = |a: char, b: char| {
        if a == b {
            0
        } else {
            swap_key(a, b).max(2 * dear)
        }
    };
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
                cost = cost.min(before[j - 1] + 1 + dear);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        // A swap can still jump over one row.
        if least > limit + 1 + dear {
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
    } else if is_close(a, b) {
        1
    } else {
        2
    }
}

fn is_close(a: char, b: char) -> bool {
    a.is_ascii_lowercase() && b.is_ascii_lowercase() && {
        let [row, column] = [a, b].map(|letter| letter as usize - 'a' as usize);
        CLOSE[row] >> column & 1 == 1
    }
}

/// For each letter, those beside it on a keyboard or close to it in the ear, as a set. Belgian
/// keyboards are AZERTY, telephones and visitors' computers often QWERTY.
const CLOSE: [u32; 26] = {
    const ROWS: [&[u8]; 6] = [
        b"azertyuiop",
        b"qsdfghjklm",
        b"wxcvbn",
        b"qwertyuiop",
        b"asdfghjkl",
        b"zxcvbnm",
    ];
    const HEARD: [&[u8]; 9] = [
        b"iy", b"kcs", b"sz", b"fv", b"dt", b"bp", b"gj", b"mn", b"kq",
    ];
    close_in(&HEARD, close_in(&ROWS, [0; 26]))
};

/// Adds to each letter its neighbours in these rows.
const fn close_in(rows: &[&[u8]], mut close: [u32; 26]) -> [u32; 26] {
    let mut row = 0;
    while row < rows.len() {
        let mut i = 1;
        while i < rows[row].len() {
            let (left, right) = (rows[row][i - 1] - b'a', rows[row][i] - b'a');
            close[left as usize] |= 1 << right;
            close[right as usize] |= 1 << left;
            i += 1;
        }
        row += 1;
    }
    close
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
