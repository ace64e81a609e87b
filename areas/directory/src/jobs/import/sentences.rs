//! Whatever a reading can say of a row or a file has its sentences in every language.

use std::collections::BTreeSet;
use std::sync::Arc;

use i18n::{Catalogue, Texts};
use kernel::Language;

/// Longer ones are not read in a report of many rows.
const LONGEST: usize = 200;

/// The codes of this area's own checks; what the two engines say has codes beside these.
const OURS: [&str; 19] = [
    "no-name",
    "one-value-kept",
    "name-without-letters",
    "too-long",
    "unknown-country",
    "unknown-postcode",
    "unknown-commune",
    "unknown-commune-name",
    "several-communes",
    "merged-commune",
    "commune-not-of-postcode",
    "point-outside-country",
    "hours-understood",
    "hours-ambiguous",
    "hours-not-understood",
    "unknown-value",
    "id-used-twice",
    "same-row-twice",
    "no-id-of-its-own",
];

/// Where the codes of [`OURS`] are given out, and at which argument of which call.
const SOURCES: [(&str, &[(&str, usize)]); 3] = [
    (
        include_str!("../../model/record/intake.rs"),
        &[("remark(", 2), ("drop_field(", 1)],
    ),
    (include_str!("../../model/record/intake/draft.rs"), &[]),
    (include_str!("run.rs"), &[("remark(", 0), ("refuse(", 0)]),
];

/// Where the reasons of the engine that reads rows are given their codes. The compiler sees that no reason is left
/// out there.
const OF_ROWS: &str = include_str!("reading.rs");

/// The same for its refusals of files.
const OF_FILES: &str = include_str!("report.rs");

/// The messages that have to be, and no others.
fn wanted() -> BTreeSet<String> {
    let of_values = mapping::Reason::ALL.iter().map(|reason| reason.code());
    let of_rows = arms(program(OF_ROWS));
    assert!(of_rows.len() >= 10, "the codes of rows are found");
    let mut keys = BTreeSet::new();
    for code in of_values.chain(of_rows).chain(OURS) {
        let code = code.replace('_', "-");
        let pair = ["import-reason", "import-mend"];
        keys.extend(pair.map(|family| format!("{family}-{code}")));
    }
    let of_files = arms(program(OF_FILES));
    assert!(of_files.len() >= 10, "the codes of files are found");
    let family = "import-refusal";
    keys.extend(of_files.iter().map(|code| format!("{family}-{code}")));
    keys
}

/// The keys of a file, in its order.
fn keys(file: &str) -> Vec<&str> {
    file.lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect()
}

/// What stands before the tests.
fn program(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Literals that a `match` leads to.
fn arms(program: &str) -> Vec<&str> {
    let starts = program.split("=> \"").skip(1);
    starts
        .filter_map(|rest| Some(rest.split_once("\",")?.0))
        .collect()
}

/// Literals that stand at the given place among the arguments of a call.
fn literals<'a>(program: &'a str, call: &str, place: usize) -> Vec<&'a str> {
    let starts = program
        .match_indices(call)
        .map(|(at, _)| &program[at + call.len()..]);
    let argument = |rest: &'a str| arguments(rest).into_iter().nth(place);
    starts
        .filter_map(argument)
        .filter_map(|argument| argument.strip_prefix('"')?.strip_suffix('"'))
        .collect()
}

/// The arguments of a call, read until its closing bracket.
fn arguments(text: &str) -> Vec<&str> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                found.push(text[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn whatever_is_said_of_a_row_or_a_file_has_its_sentences_and_none_is_left_over() {
    let wanted = wanted();
    for (file, language) in crate::IMPORT_TEXTS.files.iter().zip(Language::ALL) {
        let there: BTreeSet<String> = keys(file).into_iter().map(str::to_owned).collect();
        let missing: Vec<&String> = wanted.difference(&there).collect();
        let left_over: Vec<&String> = there.difference(&wanted).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(left_over.is_empty(), "{language} still has {left_over:?}");
    }
}

#[test]
fn sentences_stand_in_the_same_order_in_every_language_and_are_short() {
    let files = crate::IMPORT_TEXTS.files;
    let catalogue = Arc::new(Catalogue::load(&[crate::IMPORT_TEXTS], None).unwrap());
    for (file, language) in files.iter().zip(Language::ALL) {
        assert_eq!(keys(file), keys(files[0]), "{language}");
        let texts = Texts::new(Arc::clone(&catalogue), language);
        for key in keys(file) {
            let said = texts.get(key);
            let letters = said.chars().count();
            assert!(texts.has(key) && letters > 0, "{language}: {key}");
            assert!(letters <= LONGEST, "{language}: {key} has {letters}");
            assert!(said.ends_with('.'), "{language}: {key} is no sentence");
            assert!(
                !said.contains(['{', '\u{2068}']),
                "{language}: {key} waits for a value"
            );
        }
    }
}

#[test]
fn the_codes_that_our_own_checks_give_out_are_those_that_have_sentences() {
    let mut given: BTreeSet<&str> = BTreeSet::new();
    for (text, calls) in SOURCES {
        let program = program(text);
        for (call, place) in calls {
            given.extend(literals(program, call, *place));
        }
        given.extend(arms(program));
    }
    assert_eq!(given, BTreeSet::from(OURS));
}

#[test]
fn hours_written_as_the_sentence_shows_are_understood() {
    let catalogue = Arc::new(Catalogue::load(&[crate::IMPORT_TEXTS], None).unwrap());
    for language in Language::ALL {
        let texts = Texts::new(Arc::clone(&catalogue), language);
        let said = texts.pick("import-mend", "hours_not_understood");
        let shown = &said[said.find("Mo-Fr").unwrap()..];
        let shown = shown.trim_end_matches('.');
        assert!(hours::Hours::parse(shown).is_ok(), "{language}: {shown}");
    }
}
