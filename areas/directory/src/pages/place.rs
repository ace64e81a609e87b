//! Everything that is known of one place, and from whom; what is not known is said so.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use hours::State as Door;
use kernel::Wording;
use serde_json::json;
use web::{Cx, PageResult, Shell};

use super::card::{Card, Said, cautioned, day_of};
use super::map::MapView;
use super::named::named;
use crate::Directory;
use crate::model::{Board, Mode, Place, Question, calendar_of};

/// The days of hours that are shown ahead.
const DAYS_AHEAD: u16 = 14;

#[derive(Template)]
#[template(path = "place.html")]
struct PlacePage {
    shell: Shell,
    card: Card,
    says: Said,
    organisation: Option<(String, Said)>,
    /// Who runs it in the words of its source, where that is no organisation of the directory.
    run_by: Option<Said>,
    commune: Option<(String, String)>,
    /// What the place answers, and whether its label says so rather than the place.
    needs: Vec<(String, bool)>,
    days: Vec<Day>,
    /// The hours in the words of their source, where not all of them is understood.
    hours_said: Option<Said>,
    /// Each question with its answer, "unknown" among them.
    answers: Vec<(String, String)>,
    promises: Vec<Promised>,
    label_source: Option<Said>,
    website: Option<String>,
    email: Option<String>,
    source: Said,
    several: bool,
    price: Said,
    access: Said,
    /// Only at a distance: no door, no steps.
    only_remote: bool,
    report: String,
    map: Option<MapView>,
}

struct Day {
    day: String,
    text: String,
    /// A holiday of which the hours say nothing: then they are not certain.
    caution: Option<String>,
}

struct Promised {
    says: Said,
    dated: String,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let board = directory.board();
    let place = named(&directory, &cx, "place", &id, |id| board.place(id)).await?;
    let language = cx.language();
    let card = Card::plain(&cx, &board, place, None);
    let organisation = place
        .organisation
        .as_ref()
        .and_then(|id| board.organisations.get(id))
        .map(|organisation| {
            (
                cx.path(&format!("/organisation/{}", organisation.id)),
                Said::of(&organisation.name, language),
            )
        });
    let commune = place
        .commune
        .and_then(|nis| kernel::geography::Belgium::get().commune(nis))
        .map(|commune| {
            (
                cx.path(&format!("/commune/{}", commune.nis)),
                commune.name(language).to_owned(),
            )
        });
    let label = board.label_of(place);
    let promises = label
        .into_iter()
        .flat_map(|label| &label.promises)
        .map(|promise| Promised {
            says: Said::of(&promise.says, language),
            dated: day_of(&cx.t, &promise.stated_on),
        });
    let shell = Shell::new(&cx, card.name.text.clone()).with_linked_data(&linked_data(&cx, place));
    let written = |text: &Option<String>| {
        let text = text.clone()?;
        let source = board.sources.get(&place.source);
        let its = source.map_or_else(String::new, |source| source.language.clone());
        Some(Said::of(&Wording([(its, text)].into()), language))
    };
    // Where all is understood, the table of days says it in the reader's language.
    let all_understood = place
        .hours_text
        .as_deref()
        .is_some_and(|osm| !osm.contains("unknown"));
    web::page(&PlacePage {
        hours_said: written(&place.hours_said).filter(|_| !all_understood),
        run_by: written(&place.run_by).filter(|_| organisation.is_none()),
        says: Said::of(&place.says, language),
        organisation,
        commune,
        needs: needs(&cx, &board, place),
        days: days(&cx, place),
        answers: answers(&cx, place),
        promises: promises.collect(),
        label_source: label.map(|label| source_of(&board, &label.source, None)),
        website: place.website.clone(),
        email: place.email.clone(),
        source: source_of(&board, &place.source, place.section.as_deref()),
        several: place.several,
        price: Said::of(&place.price, language),
        access: Said::of(&place.access, language),
        only_remote: place.mode() == Mode::Remote,
        report: cx.path(&format!("/place/{}/report", place.id)),
        map: MapView::of_one(place),
        shell,
        card,
    })
}

fn needs(cx: &Cx, board: &Board, place: &Place) -> Vec<(String, bool)> {
    let own = place.needs();
    board
        .needs_of(place)
        .into_iter()
        .map(|need| (cx.t.pick("need", need.code()), !own.contains(&need)))
        .collect()
}

/// What somebody asks before they go; at a distance there is no door to pass.
fn answers(cx: &Cx, place: &Place) -> Vec<(String, String)> {
    let questions: &[Question] = if place.mode() == Mode::Remote {
        &[
            Question::Free,
            Question::Membership,
            Question::Individual,
            Question::Group,
        ]
    } else {
        &[
            Question::Free,
            Question::Membership,
            Question::IdentityCard,
            Question::Appointment,
            Question::Wheelchair,
            Question::Individual,
            Question::Group,
        ]
    };
    let answer = |question: &Question| match place.answer(*question) {
        Some(true) => "answer-yes",
        Some(false) => "answer-no",
        None => "answer-unknown",
    };
    questions
        .iter()
        .map(|question| {
            (
                cx.t.pick("question", &question.code()),
                cx.t.get(answer(question)),
            )
        })
        .collect()
}

fn days(cx: &Cx, place: &Place) -> Vec<Day> {
    let Some(hours) = &place.hours else {
        return Vec::new();
    };
    let t = &cx.t;
    let ahead = hours.preview(
        cx.local_now().date(),
        DAYS_AHEAD,
        calendar_of(place.commune),
    );
    ahead
        .into_iter()
        .map(|ahead| {
            let slots: Vec<String> = ahead
                .slots
                .iter()
                .filter(|slot| slot.state != Door::Closed)
                .map(|slot| {
                    let span = t
                        .msg("hours-span")
                        .str("from", t.time(slot.start.time()))
                        .str("to", t.end_time(slot.end.time()))
                        .to_string();
                    match slot.state {
                        Door::Open | Door::Closed => span,
                        Door::ByAppointment => {
                            t.msg("hours-appointment").str("span", span).to_string()
                        }
                        Door::Unknown => t.msg("hours-unknown").str("span", span).to_string(),
                    }
                })
                .collect();
            let text = if slots.is_empty() {
                t.get("hours-closed")
            } else {
                t.list(&slots)
            };
            let shown = t.day_and_month(ahead.date);
            let holiday = kernel::calendar::public_holiday(ahead.date).map(|holiday| {
                holiday
                    .names
                    .get(cx.language())
                    .map_or_else(|| t.get("public-holiday"), str::to_owned)
            });
            let day = holiday.map_or(shown.clone(), |name| format!("{shown} ({name})"));
            let caution = ahead.caution.map(|caution| cautioned(t, caution));
            Day { day, text, caution }
        })
        .collect()
}

pub(super) fn source_of(board: &Board, id: &str, section: Option<&str>) -> Said {
    let document = board.sources.get(id);
    let title = document.map_or(id, |document| document.title.as_str());
    let publisher = document.map_or("", |document| document.publisher.as_str());
    let parts = [title, publisher, section.unwrap_or("")]
        .into_iter()
        .filter(|part| !part.is_empty());
    Said {
        text: parts.collect::<Vec<_>>().join(" – "),
        language: document
            .map(|document| document.language.clone())
            .filter(|language| !language.is_empty()),
    }
}

/// schema.org, of what is known only.
fn linked_data(cx: &Cx, place: &Place) -> serde_json::Value {
    let name = place.name.for_reader(cx.language());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": format!("{}{}", cx.ground.installation.address, cx.path(&format!("/place/{}", place.id))),
        "name": name.text,
    });
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": place.country() });
    if let Some(postcode) = place.postcode_text() {
        address["postalCode"] = json!(postcode);
    }
    let locality = place.locality(cx.language());
    if let Some(locality) = &locality {
        address["addressLocality"] = json!(locality);
    }
    if let Some(street) = &place.street {
        address["streetAddress"] = json!(street);
    }
    if place.postcode_text().or(locality).is_some() || place.street.is_some() {
        data["address"] = address;
    }
    if let Some(point) = place.point {
        data["geo"] =
            json!({ "@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon });
    }
    if let Some(phone) = &place.phone {
        data["telephone"] = json!(phone);
    }
    if let Some(website) = &place.website {
        data["url"] = json!(website);
    }
    if let Some(hours) = place.hours.as_ref().and_then(plain_week) {
        data["openingHoursSpecification"] = hours;
    }
    data
}

/// The hours as schema.org has them, where they are an ordinary week of plain opening: it has no words
/// for "by appointment" or for holidays that differ, and half a truth would be a wrong one.
fn plain_week(hours: &hours::Hours) -> Option<serde_json::Value> {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let week = hours.week()?;
    let slots = || {
        DAYS.iter()
            .zip(&week.days)
            .flat_map(|(day, slots)| slots.iter().map(move |slot| (day, slot)))
    };
    let plain = slots().all(|(_, slot)| slot.state == Door::Open && slot.end <= 24 * 60);
    if !plain || week.school_holidays.is_some() {
        return None;
    }
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let mut list: Vec<serde_json::Value> = slots()
        .map(|(day, slot)| {
            json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": day,
                "opens": clock(slot.start), "closes": clock(slot.end) })
        })
        .collect();
    if week.public_holidays.as_ref().is_some_and(Vec::is_empty) {
        list.push(
            json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": "PublicHolidays",
            "opens": "00:00", "closes": "00:00" }),
        );
    }
    Some(json!(list))
}

/// The name of a place for a title, in whatever language it is known.
pub(super) fn name_of(cx: &Cx, place: &Place) -> Said {
    Said::of(&place.name, cx.language())
}
