//! One place in a list: what somebody must know before they go.

use std::collections::HashSet;

use hours::State;
use i18n::Texts;
use jiff::civil::{Date, DateTime, Time};
use kernel::Language;
use web::Cx;

use crate::model::{Basis, Board, Grade, Hit, Mode, Place, Question, Wished};

/// A text and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub text: String,
    pub language: Option<String>,
}

impl Said {
    pub fn of(wording: &kernel::Wording, language: Language) -> Self {
        let foreign = wording.for_reader(language);
        Self {
            text: foreign.text.to_owned(),
            language: foreign.language.map(str::to_owned),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub id: String,
    pub address: String,
    /// The number beside it in the list and on the map; none where a page has another list that is on the map.
    pub number: Option<usize>,
    pub name: Said,
    pub label: Option<Said>,
    pub distance: Option<String>,
    pub whereabouts: String,
    pub opening: OpeningLine,
    pub phone: Option<Phone>,
    pub spoken: Option<String>,
    pub for_whom: Option<Said>,
    /// What is known to be in the way, or known not to be.
    pub known: Vec<String>,
    /// What nobody knows: to ask before going.
    pub to_ask: Option<String>,
    pub dated: String,
    pub because: Option<String>,
    pub website: Option<String>,
    /// As far as it helps, for an offer without one spot.
    pub region: Option<String>,
    /// What its source says of it.
    pub says: Said,
    /// Ticked for somebody's list.
    pub ticked: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct OpeningLine {
    /// `open`, `closed` or `ask`: a class, never the only sign.
    pub class: &'static str,
    pub text: String,
    /// Whether anything is known of the hours.
    pub known: bool,
    pub caution: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Phone {
    pub link: String,
    pub shown: String,
}

impl Phone {
    pub fn of(number: &str) -> Self {
        Self {
            link: number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect(),
            shown: number.replace(' ', "\u{a0}"),
        }
    }
}

impl Card {
    pub fn new(
        cx: &Cx,
        board: &Board,
        hit: &Hit<'_>,
        number: Option<usize>,
        when: DateTime,
    ) -> Self {
        let (t, place) = (&cx.t, hit.place);
        Self {
            id: place.id.to_string(),
            address: cx.path(&format!("/place/{}", place.id)),
            number,
            name: Said::of(&place.name, cx.language()),
            label: board
                .label_of(place)
                .map(|label| Said::of(&label.name, cx.language())),
            distance: hit
                .distance_m
                .map(|metres| distance(t, place, metres, hit.whole_commune)),
            whereabouts: whereabouts(t, place),
            opening: opening(t, hit, when, cx.local_now()),
            phone: place.phone.as_deref().map(Phone::of),
            spoken: spoken(t, place),
            for_whom: Some(Said::of(&place.for_whom, cx.language()))
                .filter(|said| !said.is_empty()),
            known: known(t, place),
            to_ask: to_ask(t, hit),
            dated: dated(t, place, cx.local_now().date()),
            because: because(t, &hit.because),
            website: place.website.clone(),
            region: region(t, place),
            says: Said::of(&place.says, cx.language()),
            ticked: false,
        }
    }

    /// A card outside a search: no distance, no wishes.
    pub fn plain(cx: &Cx, board: &Board, place: &Place, number: Option<usize>) -> Self {
        Self::new(cx, board, &Hit::of_itself(place), number, cx.local_now())
    }
}

fn distance(t: &Texts, place: &Place, metres: u32, whole_commune: bool) -> String {
    let shown = t.distance(f64::from(metres));
    match place.located() {
        Some((_, Basis::Point)) => shown,
        // The way to the middle of a postcode says little about the last steps.
        _ if metres == 0 => t.get(if whole_commune {
            "distance-same-commune"
        } else {
            "distance-same-postcode"
        }),
        _ => t.msg("distance-about").str("distance", shown).to_string(),
    }
}

/// "rue …, 1000 Bruxelles", "1000 Bruxelles (adresse à demander)", or "where: ask".
pub(crate) fn whereabouts(t: &Texts, place: &Place) -> String {
    let Some(town) = place.town(t.language()) else {
        return t.get(match (place.mode(), &place.phone) {
            (Mode::Remote, None) => "where-online",
            (Mode::Remote, Some(_)) => "where-remote",
            _ => "where-ask",
        });
    };
    if place.mobile {
        return t.msg("where-mobile").str("town", town).to_string();
    }
    match &place.street {
        Some(street) => format!("{street}, {town}"),
        None => t.msg("where-town").str("town", town).to_string(),
    }
}

/// How it is at this moment; or, where it is the time asked for that is to come, when it is open then: under
/// "these fit" nobody should read "closed".
fn opening(t: &Texts, hit: &Hit<'_>, when: DateTime, now: DateTime) -> OpeningLine {
    let place = hit.place;
    if let Some(from) = hit.open_from.filter(|from| *from > when) {
        let found = place.opening_at(from);
        return OpeningLine {
            class: "open",
            text: t
                .msg("opening-fits")
                .str("span", t.span(from, ends_soon(found.until, from), now))
                .to_string(),
            known: true,
            caution: found.caution.map(|caution| cautioned(t, caution)),
        };
    }
    let found = place.opening_at(when);
    let ends = ends_soon(found.until, when).map(|until| t.end_time(until));
    let (class, text) = match (found.state, ends, found.opens_at) {
        (State::Open, Some(until), _) => (
            "open",
            t.msg("opening-open-until").str("time", until).to_string(),
        ),
        (State::Open, None, _) => ("open", t.get("opening-open")),
        (State::Closed, _, Some(at)) => (
            "closed",
            t.msg("opening-closed-opens")
                .str("moment", t.moment(at, now))
                .to_string(),
        ),
        (State::Closed, _, None) => ("closed", t.get("opening-closed")),
        (State::ByAppointment, _, _) => ("ask", t.get("opening-appointment")),
        (State::Unknown, _, _) if place.phone.is_none() => {
            ("ask", t.get("opening-unknown-call-us"))
        }
        (State::Unknown, _, _) => ("ask", t.get("opening-unknown")),
    };
    let caution = found.caution.map(|caution| cautioned(t, caution));
    let known = place.hours.is_some();
    OpeningLine {
        class,
        text,
        known,
        caution,
    }
}

/// For whom help is that has no spot of its own.
pub(crate) fn region(t: &Texts, place: &Place) -> Option<String> {
    let region = place.region.as_deref()?;
    Some(t.pick("region", region))
}

/// An end on another day says nothing about this one, but for midnight.
fn ends_soon(until: Option<DateTime>, when: DateTime) -> Option<Time> {
    let tomorrow = when.date().tomorrow().ok()?;
    until
        .filter(|until| {
            until.date() == when.date() || *until == tomorrow.to_datetime(Time::midnight())
        })
        .map(|until| until.time())
}

pub(crate) fn cautioned(t: &Texts, caution: hours::Caution) -> String {
    t.get(match caution {
        hours::Caution::PublicHolidayNotMentioned => "caution-public-holiday",
        hours::Caution::CommunityDay => "caution-community-day",
    })
}

fn spoken(t: &Texts, place: &Place) -> Option<String> {
    let languages: Vec<String> = place
        .languages()
        .iter()
        .map(|language| t.language_name(language.code()))
        .collect();
    (!languages.is_empty()).then(|| {
        t.msg("languages-spoken")
            .str("languages", t.list(&languages))
            .to_string()
    })
}

fn known(t: &Texts, place: &Place) -> Vec<String> {
    let answered = Question::BARRIERS
        .into_iter()
        .filter_map(|question| Some((question, place.answer(question)?)));
    answered
        .map(|(question, yes)| {
            let answer = if yes { "yes" } else { "no" };
            let told = format!("{}-{answer}", question.code());
            t.pick("known", &told)
        })
        .collect()
}

/// What was asked for and is not known; and, where somebody has to go there, what may stop them at the door.
fn to_ask(t: &Texts, hit: &Hit<'_>) -> Option<String> {
    let mut things: Vec<String> = hit
        .unknown
        .iter()
        .map(|wished| t.pick("ask", wished.code()))
        .collect();
    let barriers = Question::BARRIERS
        .into_iter()
        .filter(|question| !hit.remote && hit.place.answer(*question).is_none());
    things.extend(barriers.map(|question| t.pick("ask", &question.code())));
    let mut told = HashSet::new();
    things.retain(|thing| told.insert(thing.clone()));
    (!things.is_empty()).then(|| {
        t.msg("ask-before")
            .str("things", t.list(&things))
            .to_string()
    })
}

fn because(t: &Texts, reasons: &[Wished]) -> Option<String> {
    let reasons: Vec<String> = reasons
        .iter()
        .map(|wished| t.pick("because", wished.code()))
        .collect();
    (!reasons.is_empty()).then(|| {
        t.msg("almost-because")
            .str("reasons", t.list(&reasons))
            .to_string()
    })
}

/// When the facts were last confirmed, or, never confirmed, of when the source is; and what that means where
/// nobody looked at them for long.
pub(crate) fn dated(t: &Texts, place: &Place, today: Date) -> String {
    let shown = |text: &str| day_of(t, text);
    let freshness = place.freshness(today);
    let dated = match (&place.confirmed_on, &place.stated_on) {
        (Some(day), _) => t.msg("confirmed-on").str("day", shown(day)).to_string(),
        (None, Some(day)) => stated_on(t, day),
        (None, None) => t.get("never-confirmed"),
    };
    // That nobody confirmed a document since says enough of its age.
    let warned = if let Some(day) = freshness.gone_since {
        t.msg("dated-gone")
            .str("day", t.date_plain(day))
            .to_string()
    } else if freshness.grade == Grade::Old && place.confirmed_on.is_some() {
        t.get("dated-old")
    } else {
        return dated;
    };
    format!("{}. {warned}", dated.trim_end_matches('.'))
}

/// That a document said so, and when.
pub(crate) fn stated_on(t: &Texts, day: &str) -> String {
    t.msg("stated-on").str("day", day_of(t, day)).to_string()
}

/// A date as people say it; some documents are dated by the month only.
pub(crate) fn day_of(t: &Texts, text: &str) -> String {
    if let Ok(date) = text.parse() {
        return t.date_plain(date);
    }
    match format!("{text}-01").parse() {
        Ok(first) => t.month_and_year(first),
        Err(_) => text.to_owned(),
    }
}
