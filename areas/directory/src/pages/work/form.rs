//! The inputs of a section, whatever they hold: what is known, or what somebody typed.

use i18n::Texts;
use kernel::{Language, SpokenLanguage};

use super::said::label;
use crate::model::{
    ADDRESS, Address, Checked, Fields, Mode, Need, Note, QUESTIONS, Section, Typed,
};

/// The languages that a place is asked about first; any other that it speaks is there too.
const SPOKEN: [&str; 12] = [
    "fr", "nl", "de", "en", "ar", "tr", "es", "it", "pl", "ro", "uk", "bg",
];

/// How an input looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Line,
    Area,
    /// One of several answers.
    Radios,
    /// Any of several.
    Boxes,
}

impl Kind {
    #[must_use]
    pub const fn is_area(self) -> bool {
        matches!(self, Self::Area)
    }

    #[must_use]
    pub const fn is_boxes(self) -> bool {
        matches!(self, Self::Boxes)
    }

    /// Whether it is several small inputs under one legend.
    #[must_use]
    pub const fn is_group(self) -> bool {
        matches!(self, Self::Radios | Self::Boxes)
    }

    #[must_use]
    pub const fn of_input(self) -> &'static str {
        match self {
            Self::Boxes => "checkbox",
            Self::Radios => "radio",
            Self::Line | Self::Area => "text",
        }
    }
}

/// One input with its words.
#[derive(Clone, Debug)]
pub struct Input {
    pub kind: Kind,
    pub name: String,
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub value: String,
    /// Value, words, whether it is chosen.
    pub options: Vec<(String, String, bool)>,
    /// The language of what is typed.
    pub language: Option<String>,
    /// What cannot be kept.
    pub trouble: Option<String>,
    /// Shown only to whoever asks for more languages.
    pub folded: bool,
}

impl Input {
    /// The attributes that lead from an input to what is said beside it.
    #[must_use]
    pub fn described(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let trouble = self
            .trouble
            .as_ref()
            .map(|_| format!("{}-trouble", self.id));
        let invalid = if trouble.is_some() {
            " aria-invalid=\"true\""
        } else {
            ""
        };
        let ids: Vec<String> = hint.into_iter().chain(trouble).collect();
        if ids.is_empty() {
            return invalid.to_owned();
        }
        format!(" aria-describedby=\"{}\"{invalid}", ids.join(" "))
    }
}

/// What the inputs of a section hold for these facts.
#[must_use]
pub fn typed_of(section: Section, facts: &Fields, language: Language) -> Typed {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (fact, values) in facts.0.iter().filter(|(fact, _)| section.holds(fact)) {
        match fact.as_str() {
            ADDRESS => {}
            "offer" => {
                for offer in values {
                    let (said, pair) = match offer.strip_prefix("no:") {
                        Some(pair) => ("no", pair),
                        None => ("yes", offer.as_str()),
                    };
                    pairs.push((format!("offer:{pair}"), said.to_owned()));
                }
            }
            "hours" => {}
            fact => pairs.extend(values.iter().map(|value| (fact.to_owned(), value.clone()))),
        }
    }
    if section == Section::Contact {
        let address = Address::read(facts.all(ADDRESS));
        let mut push = |input: &str, value: String| pairs.push((input.to_owned(), value));
        push("street", address.street.clone().unwrap_or_default());
        if address.is_abroad() {
            push("postcode", address.postcode.clone().unwrap_or_default());
            push("commune", address.commune.clone().unwrap_or_default());
        } else {
            push("town", address.town(language));
        }
    }
    Typed::new(pairs)
}

/// The inputs of a section.
#[must_use]
pub fn inputs(
    t: &Texts,
    section: Section,
    facts: &Fields,
    typed: &Typed,
    checked: &Checked,
    offered: &[Language],
) -> Vec<Input> {
    let mut inputs = match section {
        Section::Contact => contact(t, facts, typed),
        Section::Hours => hours(t, typed),
        Section::Offer => offers(t, typed),
        Section::Before => {
            let mut inputs: Vec<Input> = QUESTIONS
                .iter()
                .map(|question| {
                    let code = question.code();
                    let label = t.pick("question", &code);
                    answer(t, &code, label, typed)
                })
                .collect();
            inputs.push(spoken(t, typed));
            inputs
        }
        Section::Words => Vec::new(),
    };
    for field in section.texts() {
        inputs.extend(texts(t, field, facts, typed, offered));
    }
    for input in &mut inputs {
        let mine = |note: &&Note| note.input == input.name;
        input.trouble = checked
            .troubles
            .iter()
            .find(mine)
            .map(|note| trouble(t, note));
        // What has to be mended is never hidden.
        input.folded = input.folded && input.trouble.is_none();
    }
    inputs
}

/// What a note about something that cannot be kept says.
#[must_use]
pub fn trouble(t: &Texts, note: &Note) -> String {
    t.msg(&format!("trouble-{}", note.code))
        .str("words", &note.detail)
        .to_string()
}

fn line(t: &Texts, name: &str, label: String, typed: &Typed) -> Input {
    let hint = format!("hint-{name}");
    Input {
        kind: Kind::Line,
        name: name.to_owned(),
        id: name.replace([':', '@'], "-"),
        label,
        hint: t.has(&hint).then(|| t.get(&hint)),
        value: typed.one(name).to_owned(),
        options: Vec::new(),
        language: None,
        trouble: None,
        folded: false,
    }
}

fn contact(t: &Texts, facts: &Fields, typed: &Typed) -> Vec<Input> {
    let town: &[(&str, &str)] = if Address::read(facts.all(ADDRESS)).is_abroad() {
        &[("postcode", "fact-postcode"), ("commune", "fact-commune")]
    } else {
        &[("town", "fact-town")]
    };
    let mut inputs = vec![line(t, "street", t.get("fact-street"), typed)];
    inputs.extend(
        town.iter()
            .map(|(name, key)| line(t, name, t.get(key), typed)),
    );
    inputs.extend(["phone", "email", "website"].map(|name| line(t, name, label(t, name), typed)));
    inputs
}

fn hours(t: &Texts, typed: &Typed) -> Vec<Input> {
    let unknown = (
        "yes".to_owned(),
        t.get("hours-are-unknown"),
        typed.all("unknown").iter().any(|ticked| ticked == "yes"),
    );
    vec![
        line(t, "typed", t.get("fact-hours-typed"), typed),
        Input {
            kind: Kind::Boxes,
            options: vec![unknown],
            ..line(t, "unknown", t.get("hours-otherwise"), typed)
        },
    ]
}

/// Yes, no, or nobody knows.
fn answer(t: &Texts, name: &str, label: String, typed: &Typed) -> Input {
    let said = typed.one(name);
    let option = |value: &str, key: &str| (value.to_owned(), t.get(key), said == value);
    Input {
        kind: Kind::Radios,
        options: vec![
            option("yes", "answer-yes"),
            option("no", "answer-no"),
            option("", "answer-not-known"),
        ],
        ..line(t, name, label, typed)
    }
}

fn offers(t: &Texts, typed: &Typed) -> Vec<Input> {
    let needs = Need::ALL.into_iter().filter(|need| *need != Need::Unknown);
    needs
        .flat_map(|need| {
            Mode::ALL.map(|mode| {
                let name = format!("offer:{}@{}", need.code(), mode.code());
                let label = t
                    .msg("offer-yes")
                    .str("need", t.pick("need", need.code()))
                    .str("mode", t.pick("given", mode.code()))
                    .to_string();
                answer(t, &name, label, typed)
            })
        })
        .collect()
}

fn spoken(t: &Texts, typed: &Typed) -> Input {
    let ticked = typed.all("languages");
    let mut codes: Vec<&str> = SPOKEN.to_vec();
    let others = ticked
        .iter()
        .map(String::as_str)
        .filter(|code| SpokenLanguage::parse(code).is_some() && !SPOKEN.contains(code));
    codes.extend(others);
    Input {
        kind: Kind::Boxes,
        options: codes
            .into_iter()
            .map(|code| {
                let is_ticked = ticked.iter().any(|one| one == code);
                (code.to_owned(), t.language_name(code), is_ticked)
            })
            .collect(),
        ..line(t, "languages", label(t, "languages"), typed)
    }
}

fn texts(
    t: &Texts,
    field: &str,
    facts: &Fields,
    typed: &Typed,
    offered: &[Language],
) -> Vec<Input> {
    let mut languages: Vec<String> = vec![t.language().code().to_owned()];
    let known = facts.texts(field).map(|(language, _)| language.to_owned());
    languages.extend(known);
    languages.extend(offered.iter().map(|language| language.code().to_owned()));
    let mut inputs: Vec<Input> = Vec::new();
    for language in languages {
        let fact = if language.is_empty() {
            field.to_owned()
        } else {
            format!("{field}:{language}")
        };
        if inputs.iter().any(|input| input.name == fact) {
            continue;
        }
        let is_name = field == "name";
        let own = language == t.language().code();
        let folded = !own && typed.one(&fact).is_empty();
        inputs.push(Input {
            kind: if is_name { Kind::Line } else { Kind::Area },
            hint: own.then(|| t.get(&format!("hint-{}", field.replace('_', "-")))),
            language: Some(language).filter(|language| !language.is_empty()),
            folded,
            ..line(t, &fact, label(t, &fact), typed)
        });
    }
    inputs
}
