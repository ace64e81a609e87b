//! What somebody typed into one section, checked: facts to keep, remarks that never stop anybody, and what to mend
//! where something cannot be kept.

use std::collections::BTreeMap;

use hours::{Hours, Tongue, Understanding, Why};
use kernel::{Language, SpokenLanguage};

use super::contact;
use super::{QUESTIONS, Section, plain_language};
use crate::model::{Choice, Fields, Mode, Need};

/// The longest name, in characters; longer ones are of no use to anybody who reads a list.
pub const LONGEST_NAME: usize = 300;
/// The longest of every other text, in characters: the most that somebody reads before going.
pub const LONGEST_TEXT: usize = 2_000;

/// What a form sent, by the names of its inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// Without what no database keeps: control characters, but for the ends of lines.
    #[must_use]
    pub fn new(sent: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (input, value) in sent {
            let value = value.replace("\r\n", "\n");
            let value: String = value
                .chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .collect();
            typed
                .entry(input)
                .or_default()
                .push(value.trim().to_owned());
        }
        Self(typed)
    }

    /// What one input holds; empty where it was not sent.
    #[must_use]
    pub fn one(&self, input: &str) -> &str {
        self.all(input).first().map_or("", String::as_str)
    }

    #[must_use]
    pub fn all(&self, input: &str) -> &[String] {
        self.0.get(input).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn has(&self, input: &str) -> bool {
        self.0.contains_key(input)
    }

    /// The languages in which a text was typed, as inputs name them (`says:fr`).
    fn languages<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().filter_map(move |input| {
            let rest = input.strip_prefix(field)?;
            match rest.strip_prefix(':') {
                Some(language) => Some(language),
                None => rest.is_empty().then_some(""),
            }
        })
    }
}

/// Something to say beside an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The input that it is about.
    pub input: String,
    /// The end of the message's key: `trouble-CODE` or `remark-CODE`; of a remark about plain language the whole key.
    pub code: String,
    /// The words in question, or a number.
    pub detail: String,
    /// How many, where the message says it.
    pub count: usize,
    pub suggestion: Option<String>,
}

impl Note {
    pub(super) fn new(input: &str, code: &str, detail: impl ToString) -> Self {
        Self {
            input: input.to_owned(),
            code: code.to_owned(),
            detail: detail.to_string(),
            count: 0,
            suggestion: None,
        }
    }
}

/// What typed hours may mean, to be accepted with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The likeliest first; each in OSM syntax.
    pub readings: Vec<String>,
    /// Why it is asked; nothing where they can only mean this.
    pub why: Option<Why>,
}

/// A section as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The facts of the section that the form asks for.
    pub facts: Fields,
    /// What cannot be kept: nothing is saved before it is mended.
    pub troubles: Vec<Note>,
    /// Hints; the section can be saved as it is.
    pub remarks: Vec<Note>,
    /// Several towns are meant: one is to be chosen.
    pub towns: Vec<Choice>,
    /// Hours that were typed and not accepted yet.
    pub reading: Option<Reading>,
}

/// Checks a section. `now` is what is known of the place; what the form does not speak of stays as it is.
#[must_use]
pub fn check(section: Section, typed: &Typed, now: &Fields, language: Language) -> Checked {
    let mut checked = Checked::default();
    let kept = now.0.iter().filter(|(fact, _)| section.holds(fact));
    checked.facts = Fields(
        kept.map(|(fact, values)| (fact.clone(), values.clone()))
            .collect(),
    );
    match section {
        Section::Contact => contact::check(typed, now, language, &mut checked),
        Section::Hours => hours_of(typed, language, &mut checked),
        Section::Offer => offer(typed, now, &mut checked),
        Section::Before => {
            questions(typed, &mut checked);
            spoken(typed, &mut checked);
        }
        Section::Words => {}
    }
    for field in section.texts() {
        texts(field, typed, &mut checked);
    }
    let named = |fact: &String| fact.split(':').next() == Some("name");
    if section == Section::Words && !checked.facts.0.keys().any(named) {
        let input = format!("name:{language}");
        checked.troubles.push(Note::new(&input, "no-name", ""));
    }
    checked
}

fn texts(field: &str, typed: &Typed, checked: &mut Checked) {
    let longest = if field == "name" {
        LONGEST_NAME
    } else {
        LONGEST_TEXT
    };
    for language in typed.languages(field) {
        let input = if language.is_empty() {
            field.to_owned()
        } else {
            format!("{field}:{language}")
        };
        let known = language.is_empty() || SpokenLanguage::parse(language).is_some();
        if !known {
            continue;
        }
        let text = typed.one(&input);
        if text.chars().count() > longest {
            checked
                .troubles
                .push(Note::new(&input, "too-long", longest));
        }
        let values = Some(text.to_owned()).filter(|text| !text.is_empty());
        checked
            .facts
            .set(input.as_str(), values.into_iter().collect());
        let read_as = Language::parse(language).filter(|_| field != "name");
        for remark in read_as.map_or_else(Vec::new, |language| plain_language(text, language)) {
            checked.remarks.push(Note {
                count: remark.count,
                suggestion: remark.suggestion,
                ..Note::new(&input, &remark.key, remark.words)
            });
        }
    }
}

fn questions(typed: &Typed, checked: &mut Checked) {
    for question in QUESTIONS {
        let code = question.code();
        if typed.has(&code) {
            let said = Some(typed.one(&code)).filter(|said| ["yes", "no"].contains(said));
            checked
                .facts
                .set(code.as_str(), said.map(str::to_owned).into_iter().collect());
        }
    }
}

/// The languages that are ticked; a box that is not ticked is not sent, so the form says that it has boxes.
fn spoken(typed: &Typed, checked: &mut Checked) {
    if !typed.has("languages") {
        return;
    }
    let ticked = typed.all("languages").iter();
    let mut spoken: Vec<String> = ticked
        .filter_map(|code| SpokenLanguage::parse(code))
        .map(|language| language.to_string())
        .collect();
    spoken.sort();
    spoken.dedup();
    let not: Vec<String> = checked.facts.all("not_languages").to_vec();
    let not = not.into_iter().filter(|code| !spoken.contains(code));
    checked.facts.set("not_languages", not.collect());
    checked.facts.set("languages", spoken);
}

/// The input of one kind of help: `offer:learn@on_site`.
fn offer(typed: &Typed, now: &Fields, checked: &mut Checked) {
    let mut offers: Vec<String> = now.all("offer").to_vec();
    for need in Need::ALL {
        for mode in Mode::ALL {
            let pair = format!("{}@{}", need.code(), mode.code());
            let input = format!("offer:{pair}");
            if !typed.has(&input) {
                continue;
            }
            let no = format!("no:{pair}");
            offers.retain(|offer| *offer != pair && *offer != no);
            match typed.one(&input) {
                "yes" => offers.push(pair),
                "no" => offers.push(no),
                _ => {}
            }
        }
    }
    offers.sort();
    if !offers.iter().any(|offer| !offer.starts_with("no:")) {
        checked.remarks.push(Note::new("offer", "no-offer", ""));
    }
    checked.facts.set("offer", offers);
}

const fn tongue(language: Language) -> Option<Tongue> {
    match language {
        Language::French => Some(Tongue::French),
        Language::Dutch => Some(Tongue::Dutch),
        Language::German => Some(Tongue::German),
        Language::English => Some(Tongue::English),
        Language::Arabic => None,
    }
}

/// Hours are kept once somebody has seen how they are understood and accepted it.
fn hours_of(typed: &Typed, language: Language, checked: &mut Checked) {
    let accepted = typed.one("accept");
    // Enter presses the first button of a form: other words than those that were read are read first.
    if !accepted.is_empty() && typed.one("typed") == typed.one("read") {
        match Hours::parse(accepted) {
            Ok(hours) => checked.facts.set("hours", vec![hours.to_osm()]),
            Err(_) => checked
                .troubles
                .push(Note::new("typed", "hours-lost", accepted)),
        }
        return;
    }
    if typed.all("unknown").iter().any(|ticked| ticked == "yes") {
        checked.facts.set("hours", Vec::new());
        return;
    }
    let text = typed.one("typed");
    if text.is_empty() {
        return;
    }
    let (hours, why) = match hours::understand_in(text, tongue(language)) {
        Understanding::Exact(hours) => (vec![hours], None),
        Understanding::Proposal(proposal) => {
            let mut hours = vec![proposal.hours];
            hours.extend(proposal.others);
            (hours, Some(proposal.why))
        }
        Understanding::NotUnderstood(gap) => {
            let code = match gap.what {
                hours::Gap::TooLong => "hours-too-long",
                hours::Gap::LoneTime => "hours-lone-time",
                hours::Gap::NoSuchTime => "hours-no-such-time",
                hours::Gap::TimesMissing => "hours-times-missing",
                hours::Gap::DaysMissing => "hours-days-missing",
                hours::Gap::Word | hours::Gap::Order | hours::Gap::Nothing => "hours-word",
            };
            checked.troubles.push(Note::new("typed", code, gap.text));
            return;
        }
    };
    checked.reading = Some(Reading {
        readings: hours.iter().map(Hours::to_osm).collect(),
        why,
    });
}
