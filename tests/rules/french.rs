//! Gender-neutral French without median points, brackets and slashes: readers with dyslexia and
//! screen readers stumble over them (opinion of the Collectif Accessibilité Wallonie-Bruxelles,
//! September 2024). German and Dutch keep the same rule for `*`, `:` and `_` inside words.

use crate::{nothing_wrong, tree};

/// Abbreviated double forms in one line of a message.
fn double_forms(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
    let mut found = Vec::new();
    for at in 1..chars.len() {
        if matches!(chars[at], '·' | '•' | '‧') && letter(at - 1) && letter(at + 1) {
            found.push(format!("median point in {:?}", around(&chars, at)));
        }
        if chars[at] == '*' && letter(at - 1) && letter(at + 1) {
            found.push(format!("star inside a word in {:?}", around(&chars, at)));
        }
    }
    for ending in [
        "(e)", "(ne)", "(trice)", "/e ", "/e.", "/ne ", "/trice", "/euse", "-e-s", "Innen ", ":in ",
    ] {
        if line
            .match_indices(ending)
            .any(|(at, _)| line[..at].ends_with(|c: char| c.is_lowercase()))
        {
            found.push(format!("double form {ending:?} in {line:?}"));
        }
    }
    found
}

fn around(chars: &[char], at: usize) -> String {
    chars[at.saturating_sub(12)..(at + 12).min(chars.len())]
        .iter()
        .collect()
}

/// Signs of a French line that may come to stand at the beginning of the next one, away from their word.
fn torn_signs(line: &str) -> Vec<String> {
    let signs = ["?", "!", ":", ";", "»"].map(|sign| format!(" {sign}"));
    signs
        .iter()
        .map(String::as_str)
        .chain(["« "])
        .flat_map(|sign| line.match_indices(sign))
        .map(|(at, sign)| format!("an ordinary space in {sign:?}: {}", &line[at..]))
        .collect()
}

#[test]
fn signs_stay_with_their_word() {
    let complaints: Vec<String> = tree::texts("locales/fr/", ".ftl")
        .iter()
        .flat_map(|(path, text)| {
            text.lines()
                .filter(|line| !line.trim_start().starts_with('#'))
                .flat_map(torn_signs)
                .map(move |what| format!("{path}: {what}"))
        })
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn a_torn_sign_is_reported() {
    for bad in ["Où ?", "Adresse : demandez", "« oui", "oui »", "Non ; oui"] {
        assert_eq!(torn_signs(bad).len(), 1, "{bad}");
    }
    for good in [
        "Où\u{a0}?",
        "«\u{a0}oui\u{a0}»",
        "10:30",
        "une liste, puis",
        "key = { $count ->",
    ] {
        assert_eq!(torn_signs(good), Vec::<String>::new(), "{good}");
    }
}

#[test]
fn nobody_has_to_read_a_median_point() {
    let complaints: Vec<String> = tree::texts("locales/", ".ftl")
        .iter()
        .filter(|(path, _)| !path.starts_with("locales/ar/"))
        .flat_map(|(path, text)| {
            text.lines()
                .filter(|line| !line.trim_start().starts_with('#'))
                .flat_map(double_forms)
                .map(move |what| format!("{path}: {what}"))
        })
        .collect();
    nothing_wrong(&complaints);
}

/// Texts in the data that are ours; names, headings and sections stand as their documents print them.
const OURS: [&str; 5] = ["says", "for_whom", "description", "because", "means"];

/// Abbreviated double forms in our texts of one file of data.
fn double_forms_of_ours(text: &str) -> Vec<String> {
    let of_ours = |line: &&str| {
        let key = line.split_once('=').map_or("", |(key, _)| key.trim());
        OURS.contains(&key)
    };
    text.lines()
        .filter(of_ours)
        .flat_map(double_forms)
        .collect()
}

#[test]
fn nobody_has_to_read_a_median_point_in_what_we_say_of_places() {
    let mut looked_at = 0;
    let complaints: Vec<String> = ["data/brussels/", "data/listings/", "data/needs/"]
        .into_iter()
        .flat_map(|folder| tree::texts(folder, ".toml"))
        .inspect(|(_, text)| looked_at += text.matches("\nsays = ").count())
        .flat_map(|(path, text)| {
            let complaints = double_forms_of_ours(&text).into_iter();
            complaints
                .map(move |what| format!("{path}: {what}"))
                .collect::<Vec<_>>()
        })
        .collect();
    nothing_wrong(&complaints);
    assert!(looked_at > 50, "{looked_at} texts are not all");
}

#[test]
fn a_median_point_in_our_words_is_reported_and_in_a_heading_of_theirs_is_not() {
    let ours = "says = { fr = \"Forme les médiateur·rices.\" }\n";
    let theirs = "section = \"Axe 4, 3. Les chercheur·euse·s d’emploi\"\n";
    assert_eq!(double_forms_of_ours(ours).len(), 1);
    assert_eq!(double_forms_of_ours(theirs), [""; 0]);
}

#[test]
fn a_median_point_is_reported() {
    for bad in [
        "les médiateur·rices",
        "un(e) aidant(e)",
        "chaque inscrit/e peut",
        "die Helfer*innen",
        "die Helfer:in kommt",
    ] {
        assert!(!double_forms(bad).is_empty(), "{bad}");
    }
    for good in [
        "les médiatrices et médiateurs",
        "lu · ma",
        "[one] { $count } lieu",
        "*[other] lieux",
        "https://x.be/eau",
    ] {
        assert_eq!(double_forms(good), Vec::<String>::new(), "{good}");
    }
}
