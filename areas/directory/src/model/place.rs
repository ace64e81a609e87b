//! Organisations, places, services and listings, as they are known.

use std::collections::BTreeMap;

use hours::Hours;
use jiff::civil::DateTime;
use kernel::geography::Belgium;
use kernel::{Id, Language, Nis, Point, Postcode, SpokenLanguage, Wording};

use super::holidays::calendar_of;
use super::{Abroad, Basis, Mode, Need};

/// A document that facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceDocument {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub edition: String,
    /// The language that it is written in; empty where it has several or none.
    pub language: String,
    /// Where it is published.
    pub address: Option<String>,
    /// Under which conditions, as its publisher says.
    pub licence: Option<String>,
}

/// Who runs a place or offers help.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: Id,
    pub kind: String,
    pub name: Wording,
    pub other_names: Vec<String>,
    pub says: Wording,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub commune: Option<Nis>,
    pub postcode: Option<Postcode>,
    pub source: String,
    pub section: Option<String>,
    pub stated_on: Option<String>,
}

/// Where help is given, or from where it comes.
#[derive(Clone, Debug)]
pub struct Place {
    pub id: Id,
    pub organisation: Option<Id>,
    pub kind: String,
    pub name: Wording,
    pub other_names: Vec<String>,
    pub says: Wording,
    pub for_whom: Wording,
    pub price: Wording,
    pub access: Wording,
    pub label: Option<String>,
    /// It travels: the postcode is only where it is registered.
    pub mobile: bool,
    /// It stands for several places that its source does not name.
    pub several: bool,
    /// As far as an offer without one spot reaches, in its source's words.
    pub region: Option<String>,
    pub commune: Option<Nis>,
    pub postcode: Option<Postcode>,
    /// Where it is, if not in Belgium; then it has neither commune nor postcode of ours.
    pub abroad: Option<Abroad>,
    pub street: Option<String>,
    pub point: Option<Point>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    /// Opening hours in OSM syntax, and as they are evaluated; nothing where they are unknown.
    pub hours_text: Option<String>,
    /// The hours in the words of their source.
    pub hours_said: Option<String>,
    /// Who runs it, as its source writes it: a name alone makes nobody's organisation.
    pub run_by: Option<String>,
    pub hours: Option<Hours>,
    pub services: Vec<Service>,
    pub answers: BTreeMap<Question, Fact>,
    pub source: String,
    pub section: Option<String>,
    pub stated_on: Option<String>,
    /// When somebody last confirmed these facts, as a date.
    pub confirmed_on: Option<String>,
    /// The day on which the last of its sources no longer named it: a sign, never a reason to hide it.
    pub gone_on: Option<String>,
}

/// Help with one need, in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub need: Need,
    pub mode: Mode,
    /// False where a source says that this is not offered.
    pub offered: bool,
    pub source: String,
}

/// A known answer and where it is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub yes: bool,
    pub source: String,
}

/// What people want to know before they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    Free,
    Membership,
    IdentityCard,
    Appointment,
    Wheelchair,
    Individual,
    Group,
    Speaks(SpokenLanguage),
}

impl Question {
    /// What can stop somebody at the door, in the order in which a page says it.
    pub const BARRIERS: [Self; 5] = [
        Self::Free,
        Self::Membership,
        Self::IdentityCard,
        Self::Appointment,
        Self::Wheelchair,
    ];

    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Free => "free".to_owned(),
            Self::Membership => "membership".to_owned(),
            Self::IdentityCard => "identity_card".to_owned(),
            Self::Appointment => "appointment".to_owned(),
            Self::Wheelchair => "wheelchair".to_owned(),
            Self::Individual => "individual".to_owned(),
            Self::Group => "group".to_owned(),
            Self::Speaks(language) => format!("speaks:{language}"),
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if let Some(language) = code.strip_prefix("speaks:") {
            return SpokenLanguage::parse(language).map(Self::Speaks);
        }
        Some(match code {
            "free" => Self::Free,
            "membership" => Self::Membership,
            "identity_card" => Self::IdentityCard,
            "appointment" => Self::Appointment,
            "wheelchair" => Self::Wheelchair,
            "individual" => Self::Individual,
            "group" => Self::Group,
            _ => return None,
        })
    }
}

/// Whether a place is open at a moment, and until or from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub state: hours::State,
    /// When the present state ends, as far as it is known.
    pub until: Option<DateTime>,
    /// When it next opens, where it is closed.
    pub opens_at: Option<DateTime>,
    /// A holiday of which the hours say nothing: worth a call before going.
    pub caution: Option<hours::Caution>,
}

impl Opening {
    pub const UNKNOWN: Self = Self {
        state: hours::State::Unknown,
        until: None,
        opens_at: None,
        caution: None,
    };
}

impl Place {
    /// Where distances count from, and how exactly that is known: never a guess.
    #[must_use]
    pub fn located(&self) -> Option<(Point, Basis)> {
        let belgium = Belgium::get();
        self.point.map(|point| (point, Basis::Point)).or_else(|| {
            let by_postcode = self
                .postcode
                .and_then(|postcode| belgium.postcode_point(postcode));
            by_postcode
                .map(|point| (point, Basis::Postcode))
                .or_else(|| {
                    let commune = self.commune.and_then(|nis| belgium.commune(nis));
                    commune.map(|commune| (commune.centre, Basis::Commune))
                })
        })
    }

    /// The country, two capital letters.
    #[must_use]
    pub fn country(&self) -> &str {
        self.abroad.as_ref().map_or("BE", |at| at.country.as_str())
    }

    /// The postcode as its country writes it.
    #[must_use]
    pub fn postcode_text(&self) -> Option<String> {
        let abroad = || self.abroad.as_ref().and_then(|at| at.postcode.clone());
        self.postcode
            .map(|postcode| postcode.to_string())
            .or_else(abroad)
    }

    /// The commune's name in a language; abroad as its source writes it.
    #[must_use]
    pub fn locality(&self, language: Language) -> Option<String> {
        let here = self.commune.and_then(|nis| Belgium::get().commune(nis));
        let abroad = || self.abroad.as_ref().and_then(|at| at.commune.clone());
        here.map(|commune| commune.name(language).to_owned())
            .or_else(abroad)
    }

    /// "1000 Bruxelles", "1000", "Bruxelles", or abroad "59800 Lille (FR)"; nothing where nobody says.
    #[must_use]
    pub fn town(&self, language: Language) -> Option<String> {
        let town = match (self.postcode_text(), self.locality(language)) {
            (Some(postcode), Some(locality)) => format!("{postcode} {locality}"),
            (postcode, locality) => postcode.or(locality)?,
        };
        Some(match &self.abroad {
            Some(at) => format!("{town} ({})", at.country),
            None => town,
        })
    }

    #[must_use]
    pub fn opening_at(&self, when: DateTime) -> Opening {
        let Some(hours) = &self.hours else {
            return Opening::UNKNOWN;
        };
        let found = hours.state_at(when, calendar_of(self.commune));
        Opening {
            state: found.state,
            until: found.until,
            opens_at: found.next_open,
            caution: found.caution,
        }
    }

    /// The needs that this place is known to answer: its own, and its label's.
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<Need> = self
            .services
            .iter()
            .filter(|service| service.offered)
            .map(|service| service.need)
            .collect();
        needs.sort_unstable();
        needs.dedup();
        needs
    }

    /// How help is given first of all: on the spot where that is possible.
    #[must_use]
    pub fn mode(&self) -> Mode {
        let offered = self
            .services
            .iter()
            .filter(|service| service.offered)
            .map(|service| service.mode);
        offered.min().unwrap_or(if self.kind == "online" {
            Mode::Remote
        } else {
            Mode::OnSite
        })
    }

    #[must_use]
    pub fn languages(&self) -> Vec<SpokenLanguage> {
        let spoken = self.answers.iter().filter(|(_, fact)| fact.yes);
        spoken
            .filter_map(|(question, _)| {
                if let Question::Speaks(language) = question {
                    Some(*language)
                } else {
                    None
                }
            })
            .collect()
    }

    #[must_use]
    pub fn answer(&self, question: Question) -> Option<bool> {
        self.answers.get(&question).map(|fact| fact.yes)
    }
}

/// One of the listings that the Brussels plan keeps, and ours beside them.
#[derive(Clone, Debug)]
pub struct Listing {
    pub slug: String,
    pub name: Wording,
    pub says: Wording,
    /// The needs for which it is worth a look.
    pub needs: Vec<Need>,
    /// False where its source published it elsewhere and prints only a part.
    pub complete: bool,
    pub source: String,
    /// The day up to which the source speaks.
    pub stated_on: Option<String>,
    pub entries: Vec<ListingEntry>,
}

/// A line of a listing: an organisation, a place or a label that we know, or a name that its source prints.
#[derive(Clone, Debug)]
pub struct ListingEntry {
    pub organisation: Option<Id>,
    pub place: Option<Id>,
    pub label: Option<String>,
    /// In its own language, where that is known; a proper name has none.
    pub name: Option<Wording>,
    pub website: Option<String>,
    pub standing: Standing,
    pub says: Wording,
    pub for_whom: Wording,
    pub source: String,
    pub stated_on: Option<String>,
}

/// Whether what a line of a listing names can still be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Offered,
    /// The source does not say whether it goes on, or under which conditions.
    Ask,
    Ended,
}

impl Standing {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Ask => "ask",
            Self::Ended => "ended",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Offered, Self::Ask, Self::Ended]
            .into_iter()
            .find(|standing| standing.code() == code)
    }
}

#[cfg(test)]
pub mod tests;
