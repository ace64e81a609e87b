//! Families of sentences: `t.pick("role", code)` asks for one of several keys, and the program alone
//! knows with which words. Here stands where the words of each family come from.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree;

/// Where the words of a family come from.
#[derive(Clone, Copy, Debug)]
enum Words {
    /// What `code` of a type can be: the file, and the type.
    Codes(&'static str, &'static str),
    /// What a constant lists: the file, and the constant.
    Listed(&'static str, &'static str),
    /// What stands before the colon in the lines of a file.
    Lines(&'static str),
    /// Words that no type of their own holds.
    These(&'static [&'static str]),
    /// Another test holds them against the keys; it stands in this file.
    HeldIn(&'static str),
}

use Words::{Codes, HeldIn, Lines, Listed, These};

const MODEL: &str = "areas/directory/src/model/";
const IMPORT: Words = HeldIn("areas/directory/src/jobs/import/sentences.rs");
const ROLE: Words = Codes("base/web/src/access.rs", "Role");

const FAMILIES: &[(&str, &[Words])] = &[
    (
        "account-done",
        &[Listed("areas/accounts/src/pages/account.rs", "DONE")],
    ),
    (
        "account-password",
        &[These(&["differs", "short", "long", "simple"])],
    ),
    (
        "ask",
        &[
            Codes("search.rs", "Wished"),
            These(&[
                "free",
                "membership",
                "identity_card",
                "appointment",
                "wheelchair",
            ]),
        ],
    ),
    ("bar", &[Lines("docs/accessibility-results.txt")]),
    ("because", &[Codes("search.rs", "Wished")]),
    ("board-grade", &[Codes("freshness.rs", "Grade")]),
    ("change", &[Codes("change.rs", "ChangeKind")]),
    ("freshness", &[Codes("freshness.rs", "Grade")]),
    ("given", &[Codes("need.rs", "Mode")]),
    ("import-mend", &[IMPORT]),
    ("import-reason", &[IMPORT]),
    ("import-refusal", &[IMPORT]),
    ("join-role-what", &[ROLE]),
    (
        "known",
        &[These(&[
            "free-yes",
            "free-no",
            "membership-yes",
            "membership-no",
            "identity_card-yes",
            "identity_card-no",
            "appointment-yes",
            "appointment-no",
            "wheelchair-yes",
            "wheelchair-no",
        ])],
    ),
    ("known-by", &[Codes("proposal.rs", "KnownBy")]),
    ("mend", &[Codes("quality.rs", "Criterion")]),
    ("mode", &[Codes("need.rs", "Mode")]),
    (
        "month",
        &[These(&[
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
        ])],
    ),
    ("need", &[Codes("need.rs", "Need")]),
    ("organisation", &[These(&directory::ORGANISATION_KINDS)]),
    ("proposal-state", &[Codes("proposal.rs", "ProposalState")]),
    ("proposal-then", &[Codes("proposal.rs", "ProposalState")]),
    ("proposed-by", &[Codes("proposal.rs", "KnownBy")]),
    ("quality", &[Codes("quality.rs", "Criterion")]),
    ("question", &[Codes("place.rs", "Question")]),
    ("refused-as", &[Codes("proposal.rs", "RefusedAs")]),
    ("region", &[These(&["brussels", "wallonia", "flanders"])]),
    ("reminder-by", &[Codes("reminder.rs", "Way")]),
    ("role", &[ROLE]),
    ("section", &[Codes("edit.rs", "Section")]),
    ("setting", &[Codes("search.rs", "Setting")]),
    ("settle-as", &[Codes("report.rs", "SettledAs")]),
    ("settled", &[Codes("report.rs", "SettledAs")]),
    ("subject", &[Codes("report.rs", "Subject")]),
    // A day and an hour of one's own have a sentence of their own.
    ("when", &[These(&["now", "today", "evening", "weekend"])]),
];

/// The literals that `code` of a type leads to; of what is put together from several, none.
fn codes(text: &str, name: &str) -> BTreeSet<String> {
    let own = text.split(&format!("\nimpl {name} {{")).nth(1);
    let code = own.and_then(|own| own.split("fn code(").nth(1));
    let body = code.and_then(|code| code.split("\n    }").next());
    tree::literals(body.unwrap_or_default())
        .into_iter()
        .map(|(_, literal)| literal)
        .filter(|literal| !literal.contains('{'))
        .collect()
}

/// The literals of a constant array.
fn listed(text: &str, name: &str) -> BTreeSet<String> {
    let array = text.split(&format!("\nconst {name}: ")).nth(1);
    let values = array.and_then(|array| array.split_once(" = ["));
    let body = values.and_then(|(_, values)| values.split("];").next());
    tree::literals(body.unwrap_or_default())
        .into_iter()
        .map(|(_, literal)| literal)
        .collect()
}

fn before_the_colon(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(": ")?.0.to_owned()))
        .filter(|word| word != "date")
        .collect()
}

/// The keys of a family, or why they are not known.
fn keys_of(family: &str, words: Words) -> Result<BTreeSet<String>, String> {
    let (path, words) = match words {
        These(words) => (
            String::new(),
            words.iter().map(|&word| word.into()).collect(),
        ),
        HeldIn(path) => {
            let holds = tree::text(path).is_some_and(|text| text.contains(family));
            let why = format!("{family}: {path} does not hold its keys");
            return holds.then(BTreeSet::new).ok_or(why);
        }
        Listed(path, name) => (path.to_owned(), read(path, |text| listed(text, name))),
        Lines(path) => (path.to_owned(), read(path, before_the_colon)),
        Codes(path, name) => {
            let path = if path.contains('/') {
                path.to_owned()
            } else {
                format!("{MODEL}{path}")
            };
            let words = read(&path, |text| codes(text, name));
            (path, words)
        }
    };
    if words.is_empty() {
        return Err(format!("{family}: {path} does not say its words"));
    }
    let key = |word: String| format!("{family}-{}", word.replace('_', "-"));
    Ok(words.into_iter().map(key).collect())
}

fn read(path: &str, words: impl Fn(&str) -> BTreeSet<String>) -> BTreeSet<String> {
    tree::text(path).map_or_else(BTreeSet::new, |text| words(&text))
}

/// What is wrong with the families that are asked for: no line above, or a word without its key.
pub fn missing(asked: &BTreeSet<String>, known: &BTreeSet<&String>) -> Vec<String> {
    let listed: BTreeMap<_, _> = FAMILIES.iter().copied().collect();
    let mut wrong = Vec::new();
    for family in asked {
        let Some(words) = listed.get(family.as_str()) else {
            wrong.push(format!(
                "{family}: where its words come from stands nowhere"
            ));
            continue;
        };
        for words in *words {
            match keys_of(family, *words) {
                Ok(keys) => wrong.extend(
                    keys.iter()
                        .filter(|key| !known.contains(key))
                        .map(|key| format!("{key} can be picked and stands in no file")),
                ),
                Err(why) => wrong.push(why),
            }
        }
    }
    wrong
}

#[test]
fn a_picked_key_that_is_written_otherwise_is_reported() {
    let keys: Vec<String> = [
        "mediator",
        "place_manager",
        "referrer",
        "coordinator",
        "administrator",
    ]
    .map(|role| format!("join-role-what-{role}"))
    .to_vec();
    let known = keys.iter().collect();
    let asked = |family: &str| BTreeSet::from([family.to_owned()]);
    assert_eq!(
        missing(&asked("join-role-what"), &known),
        ["join-role-what-place-manager can be picked and stands in no file"]
    );
    assert_eq!(
        missing(&asked("colour"), &known),
        ["colour: where its words come from stands nowhere"]
    );
}

#[test]
fn the_codes_of_a_type_are_its_own() {
    let text = "
impl Other {
    fn code(self) -> &'static str {
        \"other\"
    }
}

impl Way {
    const X: &str = \"x\";

    fn code(self) -> String {
        match self {
            Self::Mail => \"mail\",
            Self::At(day) => format!(\"at:{day}\"),
        }
    }

    fn parse() { \"none\" }
}
";
    assert_eq!(codes(text, "Way"), BTreeSet::from(["mail".to_owned()]));
    assert!(codes(text, "Colour").is_empty());
    let text =
        "\nconst DONE: [&str; 2] = [\"kept\", \"no-codes\"];\nconst MORE: [&str; 1] = [\"x\"];\n";
    let done = BTreeSet::from(["kept", "no-codes"].map(str::to_owned));
    assert_eq!(listed(text, "DONE"), done);
    assert!(listed(text, "NONE").is_empty());
    let lines = before_the_colon("# who: wrote it\ndate: today\nb01: 0\n");
    assert_eq!(lines, BTreeSet::from(["b01".to_owned()]));
}
