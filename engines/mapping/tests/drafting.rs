//! How well a mapping is drafted, judged on every raw list of the test data against columns that
//! a person labelled before any word for columns was written (`tests/data/mapping-columns.csv`).

mod common;

use std::collections::BTreeMap;

use common::{fields, given, rows, text, words};
use mapping::{Draft, Given, Kind, MAX_LINES, Mapping, Profile, Sureness, Vocabulary};

/// Labelled like the others, and not looked at while the words were written.
const HELD_OUT: [&str; 2] = ["fr/mednum-angers.json", "fr/mednum-corse.json"];

#[derive(Default)]
struct Tally {
    columns: usize,
    right: usize,
    /// Marked as guesses, and of these the right ones.
    guesses: usize,
    right_guesses: usize,
    /// Read as something it is not, although not marked as a guess.
    wrong_sure: usize,
    /// Not read, and named in the draft's last comment.
    named_unknown: usize,
}

impl Tally {
    fn with(&self, other: &Self) -> Self {
        Self {
            columns: self.columns + other.columns,
            right: self.right + other.right,
            guesses: self.guesses + other.guesses,
            right_guesses: self.right_guesses + other.right_guesses,
            wrong_sure: self.wrong_sure + other.wrong_sure,
            named_unknown: self.named_unknown + other.named_unknown,
        }
    }
}

fn labels() -> BTreeMap<String, Vec<(String, String)>> {
    let mut labels: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in text("tests/data/mapping-columns.csv").lines().skip(1) {
        let [file, column, target] = fields(line).try_into().expect("three fields");
        labels.entry(file).or_default().push((column, target));
    }
    labels
}

fn draft(words: &Vocabulary, file: &str) -> Draft {
    let mut profile = Profile::new(words);
    for row in rows(file, None) {
        profile.see(&given(&row));
    }
    profile.draft("drafted")
}

/// A field and the flag that says yes to it are the same answer.
fn plain(target: &str) -> &str {
    target.strip_suffix("=yes").unwrap_or(target)
}

fn judge(draft: &Draft, labels: &[(String, String)], tally: &mut Tally, wrong: &mut Vec<String>) {
    for (column, label) in labels {
        let found = draft.columns.iter().find(|(name, _, _)| name == column);
        let (_, target, sureness) = found.unwrap_or_else(|| panic!("{column} was not seen"));
        let target = target.as_ref().map(ToString::to_string).unwrap_or_default();
        let right = label.split('|').any(|one| {
            one == plain(&target) || (!one.is_empty() && target.split(':').next() == Some(one))
        });
        tally.columns += 1;
        tally.right += usize::from(right);
        tally.guesses += usize::from(*sureness == Sureness::Guess);
        tally.right_guesses += usize::from(*sureness == Sureness::Guess && right);
        tally.wrong_sure += usize::from(*sureness == Sureness::Sure && !right);
        tally.named_unknown += usize::from(*sureness == Sureness::Unknown);
        if !right {
            wrong.push(format!(
                "  {column}: {target:?} ({sureness:?}), labelled {label:?}"
            ));
        }
    }
}

fn line(name: &str, tally: &Tally) -> String {
    format!(
        "{name}: {} of {} columns right ({} %), {} guesses marked ({} of them right), \
         {} wrong without a mark, {} named as not guessed",
        tally.right,
        tally.columns,
        100 * tally.right / tally.columns.max(1),
        tally.guesses,
        tally.right_guesses,
        tally.wrong_sure,
        tally.named_unknown,
    )
}

#[test]
fn drafts_of_every_collected_list_are_mostly_right_and_say_where_they_guess() {
    let words = words();
    let (mut french, mut held_out, mut belgian) =
        (Tally::default(), Tally::default(), Tally::default());
    let quiet = std::env::var_os("MAPPING_DETAILS").is_none();
    for (file, labels) in labels() {
        let draft = draft(&words, &file);
        let (mut own, mut wrong) = (Tally::default(), Vec::new());
        judge(&draft, &labels, &mut own, &mut wrong);
        println!("{}", line(&file, &own));
        let group = if file.starts_with("be/") {
            &mut belgian
        } else if HELD_OUT.contains(&file.as_str()) {
            &mut held_out
        } else {
            &mut french
        };
        judge(&draft, &labels, group, &mut Vec::new());
        if !quiet {
            println!("{}\n{}", wrong.join("\n"), draft.to_toml());
        }
        let toml = draft.to_toml();
        assert!(toml.lines().count() <= MAX_LINES, "{file}");
        Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{file}: {fault}\n{toml}"));
    }
    for (name, tally) in [
        ("raw French lists that words were written beside", &french),
        ("two French lists held out", &held_out),
        ("two Belgian lists", &belgian),
        ("all raw French lists", &french.with(&held_out)),
    ] {
        println!("figure: {}", line(name, tally));
    }
    assert!(french.right * 100 >= french.columns * 85);
    assert!(held_out.right * 100 >= held_out.columns * 60);
    assert!(belgian.right * 100 >= belgian.columns * 80);
}

/// The draft of a list with one row.
fn drafted(cells: &[(String, &str)]) -> (String, Mapping) {
    let words = words();
    let mut profile = Profile::new(&words);
    let row: Vec<Given<'_>> = cells
        .iter()
        .map(|(column, text)| Given {
            column,
            text,
            kind: Kind::Text,
        })
        .collect();
    profile.see(&row);
    let toml = profile.draft("x").to_toml();
    let mapping = Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{fault}\n{toml}"));
    (toml, mapping)
}

#[test]
fn a_column_that_a_draft_has_no_room_for_is_named_in_it() {
    let flags = (0..20).map(|at| (format!("wifi {at}"), "oui"));
    let mails = (0..60).map(|at| (format!("mail {at}"), "a@example.org"));
    let days = (0..7).map(|at| (format!("lundi {at}"), "9h-12h"));
    for cells in [flags.collect::<Vec<_>>(), mails.collect(), days.collect()] {
        let (toml, mapping) = drafted(&cells);
        let read = mapping.columns();
        assert!(read.len() > 1 && read.len() < cells.len(), "{toml}");
        for (column, _) in cells
            .iter()
            .filter(|(column, _)| !read.contains(&column.as_str()))
        {
            assert!(
                toml.contains(&format!("{column} (no room: ")),
                "{column}\n{toml}"
            );
        }
    }
}

#[test]
fn what_a_draft_cannot_name_it_counts() {
    let cells: Vec<(String, &str)> = (0..1_000)
        .map(|at| (format!("{at} {}", "mail ".repeat(30)), "a@example.org"))
        .collect();
    let (toml, mapping) = drafted(&cells);
    let named = toml.matches("(no room: email)").count();
    let more = toml
        .split("… and ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let more: usize = more.and_then(|more| more.parse().ok()).expect("a count");
    assert_eq!(
        mapping.columns().len() + named + more,
        cells.len(),
        "{toml}"
    );
}
