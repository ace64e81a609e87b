//! A record as another source would print it.

use duplicates::Subject;

/// Longer words first, so that a part is not replaced before the whole.
const STREETS: &[(&str, &str)] = &[
    ("boulevard", "bd"),
    ("avenue", "av."),
    ("chemin", "ch."),
    ("route", "rte"),
    ("place", "pl."),
    ("allée", "all."),
    ("allee", "all."),
    ("maréchal", "mal"),
    ("rue", "r."),
    ("saint", "st"),
    ("sainte", "ste"),
];
const KINDS: &[(&str, &str)] = &[
    ("médiathèque", "bibliothèque"),
    ("mediatheque", "bibliothèque"),
    ("mairie", "hôtel de ville"),
    ("pij", "point information jeunesse"),
    ("france services", "maison France Services"),
    ("ccas", "centre communal d'action sociale"),
];

/// Follows a recipe, such as `no-point street-short`; page and mail are never the same.
pub fn make(from: &Subject, recipe: &str) -> Subject {
    let mut made = Subject {
        id: format!("{} {}", from.source, from.id),
        source: "made".to_owned(),
        emails: Vec::new(),
        websites: Vec::new(),
        registrations: Vec::new(),
        ..from.clone()
    };
    for step in recipe.split(' ') {
        follow(&mut made, step);
    }
    made
}

fn follow(made: &mut Subject, step: &str) {
    let commune = made.commune.clone().unwrap_or_default();
    match step {
        "no-point" => made.point = None,
        "no-phone" => made.phones.clear(),
        "no-street" => made.street = None,
        "point-moved" => made.point = made.point.map(|(y, x)| (y + 0.0012, x + 0.0005)),
        "street-short" => {
            made.street = made
                .street
                .as_deref()
                .map(|street| replaced(street, STREETS))
        }
        "phone-dressed" => made
            .phones
            .iter_mut()
            .for_each(|phone| *phone = dressed(phone)),
        "upper" => each_name(made, |name| name.to_uppercase()),
        "kind-swapped" => each_name(made, |name| replaced(name, KINDS)),
        "town-added" => each_name(made, |name| format!("{name} - {commune}")),
        "typo" => each_name(made, mistyped),
        other => panic!("no such step: {other}"),
    }
}

fn each_name(made: &mut Subject, change: impl Fn(&str) -> String) {
    made.names.iter_mut().for_each(|name| *name = change(name));
}

fn replaced(text: &str, table: &[(&str, &str)]) -> String {
    let word = |word: &str| {
        let small = word.to_lowercase();
        let found = table.iter().find(|(long, _)| *long == small);
        found.map_or_else(|| word.to_owned(), |(_, short)| (*short).to_owned())
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The last nine digits with the dots and spaces that people like.
fn dressed(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 9 {
        return phone.to_owned();
    }
    let last: Vec<String> = digits[digits.len() - 8..]
        .chunks(2)
        .map(String::from_iter)
        .collect();
    let (first, international) = (
        digits[digits.len() - 9],
        phone.trim_start().starts_with('+'),
    );
    match international && !phone.starts_with("+33") {
        true => phone.replacen('+', "00", 1),
        false => format!("0{first}.{}", last.join(".")),
    }
}

/// Without the middle letter of the longest word.
fn mistyped(name: &str) -> String {
    let longest = name
        .split(' ')
        .max_by_key(|word| word.chars().count())
        .unwrap_or_default();
    let middle = longest.chars().count() / 2;
    let wrong: String = longest
        .chars()
        .enumerate()
        .filter(|(at, _)| *at != middle)
        .map(|(_, letter)| letter)
        .collect();
    name.replacen(longest, &wrong, 1)
}
