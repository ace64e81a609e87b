//! English.

use super::vowels::{exception, respelled};
use super::{Formula, Tongue};
use crate::work;

pub(super) static ENGLISH: Tongue = Tongue {
    // Flesch 1948.
    formula: Formula {
        constant: 206.835,
        of_sentence: 1.015,
        of_word: 84.6,
        fair_from: 50.0,
    },
    long_sentence: 20,
    very_long_sentence: 25,
    longest_word: 14,
    words: include_str!("../words/en.txt"),
    elisions: &[],
    shortened: &[
        "e.g", "i.e", "mr", "mrs", "ms", "dr", "st", "rd", "ave", "no", "tel", "max", "min",
        "approx", "incl", "excl", "vs", "ext", "dept", "jr", "sr", "ca", "cf",
    ],
    shortened_at_end: &["etc", "a.m", "p.m", "km", "inc", "ltd"],
    small: &[
        "the", "a", "an", "of", "and", "or", "for", "in", "on", "to", "at", "by", "with", "from",
    ],
    pronouns: &["i", "you", "he", "she", "it", "we", "they"],
    everyday: &["congratulations"],
    ordinary: &[
        "info", "open", "free", "new", "closed", "stop", "not", "no", "yes", "only", "monday",
        "friday", "sunday", "noon", "help", "all", "call", "now", "here", "day", "june", "july",
        "may", "april", "march", "full", "who", "what", "where", "when", "please", "must", "never",
        "always", "read", "look", "and", "the", "with", "you", "are", "is", "for", "class", "sale",
        "note",
    ],
    streets: &[],
    last_parts: &[],
    has_ordinal_points: false,
    has_capital_nouns: false,
    has_compounds: false,
    reads_nothing_behind_an_apostrophe: true,
    syllables,
};

const EXCEPTIONS: &[(&str, usize)] = &[
    ("area", 3),
    ("areas", 3),
    ("idea", 3),
    ("ideas", 3),
    ("people", 2),
    ("peoples", 2),
    ("business", 2),
    ("businesses", 3),
    ("wednesday", 2),
    ("wednesdays", 2),
    ("evening", 2),
    ("evenings", 2),
    ("every", 2),
    ("everyone", 3),
    ("everybody", 4),
    ("everything", 3),
    ("everywhere", 3),
    ("theatre", 3),
    ("theatres", 3),
    ("marriage", 2),
    ("parliament", 3),
    ("use", 1),
    ("useful", 2),
    ("useless", 2),
    ("therefore", 2),
    ("whereas", 2),
    ("element", 3),
    ("elements", 3),
    ("client", 2),
    ("clients", 2),
    ("patient", 2),
    ("patients", 2),
    ("diet", 2),
    ("cafe", 2),
    ("café", 2),
    ("recipe", 3),
    ("being", 2),
    ("didn", 2),
    ("couldn", 2),
    ("wouldn", 2),
    ("shouldn", 2),
    ("isn", 2),
    ("doesn", 2),
    ("hasn", 2),
    ("hadn", 2),
    ("wasn", 2),
    ("haven", 2),
    ("aren", 1),
    ("weren", 1),
    ("does", 1),
    ("shoes", 1),
    ("via", 2),
    ("ok", 2),
    ("hundred", 2),
    ("lion", 2),
    ("champion", 3),
    ("giant", 2),
    ("associate", 4),
    ("initiate", 4),
    ("poem", 2),
    ("premier", 2),
    ("pier", 1),
    ("their", 1),
    ("science", 2),
    ("quiet", 2),
    ("quietly", 3),
];

/// Parts of compounds whose `e` is silent inside the word too.
const RESPELLED: &[(&str, &str)] = &[
    ("someone", "somwon"),
    ("something", "somthing"),
    ("sometimes", "somtimes"),
    ("somewhere", "somwhere"),
    ("homepage", "hompage"),
    ("homework", "homwork"),
    ("homeless", "homless"),
    ("timetable", "timtable"),
    ("lifetime", "liftime"),
    ("safeguard", "safguard"),
    ("createt", "creatt"),
    ("creat", "crehat"),
    ("crehature", "creature"),
    ("react", "rehact"),
    ("reality", "rehality"),
    ("museum", "musehum"),
    ("households", "housholds"),
    ("household", "houshold"),
    ("advertisement", "advertisment"),
    ("video", "videho"),
    ("noticeboard", "noticboard"),
    ("likewise", "likwise"),
    ("housewife", "houswife"),
    ("placement", "placment"),
    ("whiteboard", "whitboard"),
    ("makeup", "makup"),
    ("cooper", "cohoper"),
    ("coordin", "cohordin"),
    ("geo", "geho"),
];

/// Endings before which an `e` stays silent.
const ENDINGS: &[(&str, usize)] = &[
    ("fully", 2),
    ("ments", 1),
    ("ment", 1),
    ("less", 1),
    ("ness", 1),
    ("ful", 1),
    ("ly", 1),
];

fn syllables(word: &str) -> usize {
    work::add(word.len());
    if let Some(count) = exception(word, EXCEPTIONS) {
        return count;
    }
    let word = respelled(word, RESPELLED);
    for (ending, count) in ENDINGS {
        if let Some(base) = word.strip_suffix(ending)
            && base.len() > 3
            && base.ends_with('e')
        {
            return of_base(base) + count;
        }
    }
    of_base(&word)
}

fn of_base(word: &str) -> usize {
    if let Some(count) = exception(word, EXCEPTIONS) {
        return count;
    }
    let letters: Vec<char> = word.chars().collect();
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        if !is_vowel(&letters, at) {
            continue;
        }
        let is_new = at == 0 || !is_vowel(&letters, at - 1) || is_split(&letters, at);
        count += usize::from(is_new && *letter != '\'');
    }
    if word.ends_with("sm") || word.ends_with("sms") {
        count += 1;
    }
    if count > 1 && ends_in_a_silent_e(&letters) {
        count -= 1;
    }
    count.max(1)
}

fn is_vowel(letters: &[char], at: usize) -> bool {
    match letters[at] {
        // `yes`, `beyond`
        'y' => at > 0,
        // `quality`, `guide`
        'u' => {
            let is_after_q = at > 0 && letters[at - 1] == 'q';
            let is_in_gua = at > 0
                && letters[at - 1] == 'g'
                && letters
                    .get(at + 1)
                    .is_some_and(|next| "aei".contains(*next));
            !is_after_q && !is_in_gua
        }
        letter => "aeiouéèêëïöüáàâîôû".contains(letter),
    }
}

/// Whether the vowel at `at` begins a syllable although a vowel stands before it.
fn is_split(letters: &[char], at: usize) -> bool {
    let before = letters[at - 1];
    let earlier = at.checked_sub(2).map_or(' ', |at| letters[at]);
    let rest: String = letters[at..].iter().take(4).collect();
    let is_end = |end: &str| rest == end;
    match (before, letters[at]) {
        ('y', _) => true,
        // `being`, `doing`, `skiing`
        (_, 'i') if is_end("ing") || is_end("ings") => true,
        // `media`, not `special`
        ('i', 'a') => !"ctgs".contains(earlier),
        // `radio`, `period`, not `action` and `million`
        ('i', 'o') => !rest.starts_with("on") && !"ctgxs".contains(earlier),
        ('i', 'u') | ('a', 'o') => true,
        // `manual`, `continuous`
        ('u', 'a' | 'o') => true,
        ('u', 'e') => rest.starts_with("ent") || rest.starts_with("enc"),
        // `society`, `experience`, `easier`
        ('i', 'e') => {
            let is_first = at < 3;
            rest.starts_with("ety")
                || is_end("et") && at > 3
                || (rest.starts_with("enc") || rest.starts_with("ent")) && !"ct".contains(earlier)
                || (is_end("er") || is_end("ers") || is_end("est")) && !is_first
        }
        _ => false,
    }
}

fn ends_in_a_silent_e(letters: &[char]) -> bool {
    let word = |from_end: usize| letters.len().checked_sub(from_end).map(|at| letters[at]);
    let is_consonant = |at: usize| {
        letters
            .len()
            .checked_sub(at)
            .is_some_and(|index| !is_vowel(letters, index))
    };
    let sounds = |place: usize| {
        // `table`, `centre`: the consonants need it.
        let is_liquid =
            word(place) == Some('l') && word(place + 1) != Some('l') && is_consonant(place + 1)
                || word(place) == Some('r') && matches!(word(place + 1), Some('t' | 'b'));
        is_liquid && letters.len() > place
    };
    match (word(2), word(1)) {
        (Some(_), Some('e')) => is_consonant(2) && !sounds(2),
        (Some('e'), Some('s')) => {
            let hisses = matches!(word(3), Some('s' | 'x' | 'z' | 'c' | 'g'))
                || word(3) == Some('h') && matches!(word(4), Some('c' | 's'));
            is_consonant(3) && !hisses && !sounds(3)
        }
        (Some('e'), Some('d')) => {
            let is_spoken = matches!(word(3), Some('t' | 'd'));
            is_consonant(3) && !is_spoken && !sounds(3)
        }
        _ => false,
    }
}
