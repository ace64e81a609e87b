//! "There is a place that you do not know": told without an account, checked by whoever coordinates the commune.

use std::collections::BTreeMap;

use ::duplicates::Subject;
use hours::Understanding;
use jiff::SignedDuration;
use kernel::geography::Belgium;
use kernel::{Id, Language, Nis, Postcode};

use super::{LONGEST_MESSAGE, Near, NearProblem, Need, Place};

/// How long a proposal is kept after the decision.
pub const PROPOSAL_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// How long a proposal is kept that nobody decides on.
pub const PROPOSAL_UNDECIDED: SignedDuration = SignedDuration::from_hours(365 * 24);

/// The longest name, and the longest line of any other kind, in characters.
pub const LONGEST_LINE: usize = 200;

/// How many digits a proposal's number has: short enough to read it out.
pub const NUMBER_DIGITS: usize = 8;

/// How whoever proposes a place knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// They work there.
    Works,
    /// They have been there.
    Knows,
    /// They saw or heard of it.
    Saw,
}

impl KnownBy {
    pub const ALL: [Self; 3] = [Self::Works, Self::Knows, Self::Saw];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Knows => "knows",
            Self::Saw => "saw",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalState {
    Proposed,
    Accepted,
    Refused,
    /// The place was there already.
    Known,
}

impl ProposalState {
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Accepted, Self::Refused, Self::Known];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Known => "known",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Why a proposal was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedAs {
    /// It gives no help with digital things.
    NoHelp,
    /// Nobody could check that it exists.
    NotFound,
    /// It is closed for good.
    Closed,
    /// Not everybody may go there.
    NotPublic,
    /// It cannot be understood.
    NotUseful,
}

impl RefusedAs {
    pub const ALL: [Self; 5] = [
        Self::NoHelp,
        Self::NotFound,
        Self::Closed,
        Self::NotPublic,
        Self::NotUseful,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoHelp => "no_help",
            Self::NotFound => "not_found",
            Self::Closed => "closed",
            Self::NotPublic => "not_public",
            Self::NotUseful => "not_useful",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What somebody typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedProposal<'a> {
    pub name: &'a str,
    pub needs: &'a [String],
    pub near: &'a str,
    pub street: &'a str,
    pub hours: &'a str,
    pub phone: &'a str,
    pub website: &'a str,
    pub known_by: &'a str,
    pub message: &'a str,
}

/// A place as somebody proposes it, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalDraft {
    pub name: String,
    pub needs: Vec<Need>,
    pub commune: Nis,
    pub postcode: Option<Postcode>,
    pub street: Option<String>,
    /// As people write them.
    pub hours: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub known_by: KnownBy,
    pub message: String,
    pub language: Language,
}

/// A proposal as it is kept.
#[derive(Clone, Debug)]
pub struct KeptProposal {
    pub id: Id,
    pub number: String,
    pub draft: ProposalDraft,
    pub state: ProposalState,
    /// UTC, RFC 3339.
    pub made_at: String,
    pub decided_at: Option<String>,
}

/// What to mend in the form; each is shown beside its field, with all that was typed kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalProblem {
    NameMissing,
    NearMissing,
    Near(NearProblem),
    KnownByMissing,
    WebsiteWrong,
    MessageTooLong,
    /// The field of that name is longer than [`LONGEST_LINE`].
    TooLong(&'static str),
}

impl ProposalDraft {
    /// # Errors
    /// What to mend, in the order of the form.
    pub fn check(
        typed: &TypedProposal<'_>,
        language: Language,
    ) -> Result<Self, Vec<ProposalProblem>> {
        let mut problems = Vec::new();
        let mut line = |field: &'static str, text: &str| {
            let text = tidied(text);
            if text.chars().count() > LONGEST_LINE {
                problems.push(ProposalProblem::TooLong(field));
            }
            (!text.is_empty()).then_some(text)
        };
        let name = line("name", typed.name);
        let near = line("near", typed.near);
        let street = line("street", typed.street);
        let hours = line("hours", typed.hours);
        let phone = line("phone", typed.phone);
        let website = line("website", typed.website);
        if name.is_none() {
            problems.push(ProposalProblem::NameMissing);
        }
        // What is too long is told above, and is not looked up.
        let short = near
            .as_deref()
            .filter(|near| near.chars().count() <= LONGEST_LINE);
        let place = match short.map(Near::parse) {
            Some(Ok(Near::Here(from))) => from.commune.map(|commune| (commune, from.postcode)),
            Some(Err(problem)) => {
                problems.push(ProposalProblem::Near(problem));
                None
            }
            Some(Ok(Near::Anywhere)) | None => None,
        };
        let told = |problem: &ProposalProblem| {
            matches!(
                problem,
                ProposalProblem::Near(_) | ProposalProblem::TooLong("near")
            )
        };
        if place.is_none() && !problems.iter().any(told) {
            problems.push(ProposalProblem::NearMissing);
        }
        let website = match website.as_deref().map(address) {
            Some(None) => {
                problems.push(ProposalProblem::WebsiteWrong);
                None
            }
            known => known.flatten(),
        };
        let known_by = KnownBy::parse(typed.known_by);
        if known_by.is_none() {
            problems.push(ProposalProblem::KnownByMissing);
        }
        let message = typed.message.replace('\0', "").trim().to_owned();
        if message.chars().count() > LONGEST_MESSAGE {
            problems.push(ProposalProblem::MessageTooLong);
        }
        let needs = Need::ALL.into_iter().filter(|need| {
            let code = need.code();
            typed.needs.iter().any(|typed| typed == code)
        });
        match (name, place, known_by) {
            (Some(name), Some((commune, postcode)), Some(known_by)) if problems.is_empty() => {
                Ok(Self {
                    name,
                    needs: needs.collect(),
                    commune,
                    postcode,
                    street,
                    hours,
                    phone,
                    website,
                    known_by,
                    message,
                    language,
                })
            }
            _ => Err(problems),
        }
    }

    /// The same for the same place and hours: what somebody saw a remark on once is not remarked on again.
    #[must_use]
    pub fn seen_mark(&self) -> String {
        let commune = self.commune.to_string();
        let postcode = self.postcode.map(|postcode| postcode.to_string());
        let hours = self.hours.as_deref().unwrap_or_default();
        [
            finder::fold(&self.name).as_str(),
            &commune,
            postcode.as_deref().unwrap_or_default(),
            &finder::fold(hours),
        ]
        .join("|")
    }
}

/// One line without control characters, its spaces single.
fn tidied(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// An address of a site as a browser opens it; people leave out its beginning.
fn address(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let whole = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let host = whole.split("//").nth(1)?.split(['/', '?', '#']).next()?;
    let fine = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && !whole.contains([' ', '"', '<', '>', '\\']);
    fine.then_some(whole)
}

/// Hours as somebody wrote them: what they are taken as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursRead {
    /// Nothing was written.
    Nothing,
    /// In OSM syntax.
    Understood(String),
    /// They stay as they were written; whoever checks the place asks.
    NotCertain,
}

/// What hours are taken as; nothing is guessed.
#[must_use]
pub fn hours_read(text: Option<&str>) -> HoursRead {
    match text.map(hours::understand) {
        None => HoursRead::Nothing,
        Some(Understanding::Exact(hours)) => HoursRead::Understood(hours.to_osm()),
        Some(Understanding::Proposal(_) | Understanding::NotUnderstood(_)) => HoursRead::NotCertain,
    }
}

/// What whoever moderates has checked of a proposal; the rest is left unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub needs: bool,
    pub street: bool,
    pub hours: bool,
    pub phone: bool,
    pub website: bool,
}

impl Verified {
    pub const EVERYTHING: Self = Self {
        needs: true,
        street: true,
        hours: true,
        phone: true,
        website: true,
    };
}

/// The fields of the place that a proposal becomes: its name and commune, and what was checked.
#[must_use]
pub fn fields_of_proposal(
    draft: &ProposalDraft,
    checked: Verified,
) -> BTreeMap<String, Vec<String>> {
    let mut fields = BTreeMap::new();
    let mut put = |field: &str, values: Vec<String>| {
        if !values.is_empty() {
            fields.insert(field.to_owned(), values);
        }
    };
    let one = |value: &Option<String>, taken: bool| -> Vec<String> {
        value.iter().filter(|_| taken).cloned().collect()
    };
    put("name", vec![draft.name.clone()]);
    put("commune_code", vec![draft.commune.to_string()]);
    put(
        "postcode",
        draft.postcode.iter().map(ToString::to_string).collect(),
    );
    put("street", one(&draft.street, checked.street));
    put("hours", one(&draft.hours, checked.hours));
    put("phone", one(&draft.phone, checked.phone));
    put("website", one(&draft.website, checked.website));
    if checked.needs {
        let needs = draft.needs.iter().map(|need| need.code().to_owned());
        put("needs", needs.collect());
    }
    fields
}

/// A place as the search for duplicates sees it; its numbers in registers stand in its records.
#[must_use]
pub fn subject_of(place: &Place) -> Subject {
    let abroad = place.abroad.as_ref();
    let commune = place
        .commune
        .and_then(|nis| Belgium::get().commune(nis))
        .map(|commune| commune.local_name().to_owned());
    Subject {
        names: place
            .name
            .texts()
            .map(str::to_owned)
            .chain(place.other_names.iter().cloned())
            .collect(),
        street: place.street.clone(),
        postcode: place.postcode_text(),
        commune: commune.or_else(|| abroad.and_then(|abroad| abroad.commune.clone())),
        country: place.country().to_owned(),
        point: place.point.map(|point| (point.lat, point.lon)),
        phones: place.phone.iter().cloned().collect(),
        emails: place.email.iter().cloned().collect(),
        websites: place.website.iter().cloned().collect(),
        registrations: Vec::new(),
        source: place.source.clone(),
        id: place.id.to_string(),
    }
}

/// No more than one reads through before answering "is it this one?".
const MOST_ALIKE: usize = 3;

/// The places that a proposal may be, the likeliest first: in its commune, and alike as duplicates are.
#[must_use]
pub fn alike<'a>(places: &'a [Place], draft: &ProposalDraft) -> Vec<&'a Place> {
    let near: Vec<&Place> = places
        .iter()
        .filter(|place| {
            place.commune == Some(draft.commune)
                || (draft.postcode.is_some() && place.postcode == draft.postcode)
        })
        .collect();
    let known: Vec<Subject> = near.iter().map(|place| subject_of(place)).collect();
    let commune = Belgium::get().commune(draft.commune);
    let new = Subject {
        id: "proposal".to_owned(),
        names: vec![draft.name.clone()],
        street: draft.street.clone(),
        postcode: draft.postcode.map(|postcode| postcode.to_string()),
        commune: commune.map(|commune| commune.local_name().to_owned()),
        country: "BE".to_owned(),
        phones: draft.phone.iter().cloned().collect(),
        websites: draft.website.iter().cloned().collect(),
        source: "proposal".to_owned(),
        ..Subject::default()
    };
    let mut found: Vec<&Place> = ::duplicates::newcomers(&known, &[new])
        .into_iter()
        .filter_map(|pair| near.get(pair.a.min(pair.b)).copied())
        .collect();
    // A name that is the same is worth the question, however little else is known.
    let folded = finder::fold(&draft.name);
    let same = near.iter().filter(|place| {
        let mut names = place
            .name
            .texts()
            .chain(place.other_names.iter().map(String::as_str));
        names.any(|name| finder::fold(name) == folded)
    });
    for place in same {
        if !found.iter().any(|known| known.id == place.id) {
            found.push(place);
        }
    }
    found.truncate(MOST_ALIKE);
    found
}

/// The digits of a number as somebody reads it out or types it; nothing where it is none.
#[must_use]
pub fn read_number(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}'))
        .collect();
    let fine = digits.len() == NUMBER_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    fine.then_some(digits)
}

/// The number in two halves, as one reads it out; no line breaks between them.
#[must_use]
pub fn shown_number(number: &str) -> String {
    match number.split_at_checked(NUMBER_DIGITS / 2) {
        Some((one, two)) => format!("{one}\u{a0}{two}"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests;
