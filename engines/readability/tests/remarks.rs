//! Texts that a person labelled before the engine saw them: what would a gentle reader remark on?

use std::collections::BTreeMap;

use readability::{Language, check};

struct Labelled {
    text: String,
    /// The codes of kinds, sorted; none for a text that must be left alone.
    expected: Vec<String>,
}

fn labelled(language: Language) -> Vec<Labelled> {
    let list = match language {
        Language::French => include_str!("remarks/fr.txt"),
        Language::Dutch => include_str!("remarks/nl.txt"),
        Language::German => include_str!("remarks/de.txt"),
        Language::English => include_str!("remarks/en.txt"),
    };
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (kinds, text) = line.split_once(" | ").expect("kinds | text");
            let kinds = kinds.split(", ").filter(|kind| *kind != "-");
            let mut expected: Vec<String> = kinds.map(str::to_owned).collect();
            expected.sort();
            Labelled {
                text: text.replace('¶', "\n"),
                expected,
            }
        })
        .collect()
}

/// How many remarks were right, too many, and missed.
#[derive(Default)]
struct Tally {
    right: usize,
    false_alarms: usize,
    missed: usize,
}

impl Tally {
    fn count(&mut self, expected: &[String], found: &[String]) {
        let mut left = BTreeMap::<&str, i64>::new();
        found
            .iter()
            .for_each(|kind| *left.entry(kind).or_default() += 1);
        expected
            .iter()
            .for_each(|kind| *left.entry(kind).or_default() -= 1);
        let sum = |sign: i64| -> i64 { left.values().map(|count| (count * sign).max(0)).sum() };
        self.false_alarms += sum(1) as usize;
        self.missed += sum(-1) as usize;
        self.right += found.len() - sum(1) as usize;
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.false_alarms) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }
}

#[test]
fn remarks_are_those_of_a_person() {
    let mut all = Tally::default();
    for language in Language::ALL {
        let texts = labelled(language);
        assert!(texts.len() >= 60);
        let plain = texts.iter().filter(|text| text.expected.is_empty()).count();
        assert!(plain >= 30);
        let mut tally = Tally::default();
        let mut wrong = Vec::new();
        for text in &texts {
            let report = check(&text.text, language);
            let mut found: Vec<String> = report
                .remarks
                .iter()
                .map(|remark| remark.kind.code().to_owned())
                .collect();
            found.sort();
            tally.count(&text.expected, &found);
            all.count(&text.expected, &found);
            if found != text.expected {
                wrong.push(format!(
                    "{}\n    expected {:?}, found {:?}",
                    text.text, text.expected, report.remarks
                ));
            }
        }
        println!(
            "{}: {} texts, {plain} of them plain; {} remarks right, {} false alarms, {} missed; precision \
             {:.2}, recall {:.2}\n{}",
            language.code(),
            texts.len(),
            tally.right,
            tally.false_alarms,
            tally.missed,
            tally.precision(),
            tally.recall(),
            wrong.join("\n")
        );
        assert!(tally.precision() >= 0.97, "{language:?}: false alarms");
        assert!(tally.recall() >= 0.90, "{language:?}: missed");
    }
    println!(
        "all: precision {:.3}, recall {:.3}",
        all.precision(),
        all.recall()
    );
}

#[test]
fn plain_texts_get_no_remark() {
    for language in Language::ALL {
        for text in labelled(language) {
            if text.expected.is_empty() {
                let report = check(&text.text, language);
                assert_eq!(report.remarks, [], "{}", text.text);
            }
        }
    }
}

#[test]
fn a_false_alarm_and_a_miss_are_counted() {
    let kinds = |kinds: &[&str]| -> Vec<String> { kinds.iter().map(|k| (*k).to_owned()).collect() };
    let mut tally = Tally::default();
    tally.count(&kinds(&["a", "a", "b"]), &kinds(&["a", "c"]));
    assert_eq!((tally.right, tally.false_alarms, tally.missed), (1, 1, 2));
}
