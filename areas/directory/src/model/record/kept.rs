//! Between the fields of records and a place: what is shown is made of fields, and what we ship is told in them.

use std::collections::BTreeMap;

use hours::Hours;
use kernel::{Id, Nis, Point, Postcode, SpokenLanguage, Wording};

use super::fields::texts_of;
use super::{Abroad, Fields, Origin, Resolved};
use crate::model::{Fact, Mode, Need, Place, Question, Service};

/// What every place belongs to unless its record says otherwise.
const HOME: &str = "BE";

/// The kinds of place that the tables know.
pub const KINDS: [&str; 6] = [
    "epn",
    "help_desk",
    "workshop",
    "training",
    "online",
    "other",
];

/// Questions whose answer is one field with `yes` or `no`.
const ANSWERS: [Question; 7] = [
    Question::Free,
    Question::Membership,
    Question::IdentityCard,
    Question::Appointment,
    Question::Wheelchair,
    Question::Individual,
    Question::Group,
];

/// A place made of fields; its organisation is known by those who write it.
#[derive(Debug)]
pub struct Taken {
    pub place: Place,
    /// Its source says that it is closed.
    pub closed: bool,
}

/// The place that resolved fields make. Values that a place has no room for stay in its records.
#[must_use]
pub fn place_of(id: Id, organisation: Option<Id>, resolved: &Resolved, source: &str) -> Taken {
    let fields = resolved.values();
    let text = |field: &str| fields.first(field).map(str::to_owned);
    let words = |field: &str| {
        Wording(
            fields
                .texts(field)
                .map(|(language, text)| (language.to_owned(), text.to_owned()))
                .collect(),
        )
    };
    let country = fields.first("country").unwrap_or(HOME);
    let at_home = country == HOME;
    let number = |field: &str| {
        fields
            .first(field)
            .and_then(|text| text.parse::<f64>().ok())
    };
    let hours_text = text("hours");
    let place = Place {
        id,
        organisation,
        kind: text("kind").unwrap_or_else(|| "other".to_owned()),
        name: words("name"),
        other_names: fields.all("other_name").to_vec(),
        says: words("says"),
        for_whom: words("for_whom"),
        price: words("price"),
        access: words("access"),
        label: text("label"),
        mobile: fields.first("mobile") == Some("yes"),
        several: fields.first("several") == Some("yes"),
        region: text("region"),
        commune: fields
            .first("commune_code")
            .filter(|_| at_home)
            .and_then(Nis::parse),
        postcode: fields
            .first("postcode")
            .filter(|_| at_home)
            .and_then(Postcode::parse),
        abroad: (!at_home).then(|| Abroad {
            country: country.to_owned(),
            postcode: text("postcode"),
            commune: text("commune"),
        }),
        street: street(&fields),
        point: number("lat")
            .zip(number("lon"))
            .and_then(|(lat, lon)| Point::new(lat, lon)),
        phone: text("phone"),
        email: text("email"),
        website: text("website"),
        hours: hours_text
            .as_deref()
            .and_then(|text| Hours::parse(text).ok()),
        hours_text,
        hours_said: text("hours_text"),
        run_by: text("organisation"),
        services: services(resolved, source),
        answers: answers(resolved, source),
        source: source_of(resolved, "name", source),
        section: text("section"),
        stated_on: resolved.stated_on.clone(),
        confirmed_on: None,
        gone_on: resolved.gone_on.clone(),
    };
    Taken {
        place,
        closed: fields.first("closed") == Some("yes"),
    }
}

fn street(fields: &Fields) -> Option<String> {
    let parts: Vec<&str> = ["street", "street_more"]
        .into_iter()
        .filter_map(|field| fields.first(field))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Who says a field, where a source does; else the source of the place as a whole.
fn source_of(resolved: &Resolved, field: &str, otherwise: &str) -> String {
    let shown = resolved
        .fields
        .iter()
        .find(|(key, _)| key.as_str() == field || key.split(':').next() == Some(field));
    match shown.map(|(_, shown)| &shown.origin) {
        Some(Origin::Source { source, .. }) => source.clone(),
        _ => otherwise.to_owned(),
    }
}

/// `need@mode`, after `no:` where a source says that it is not offered.
fn services(resolved: &Resolved, source: &str) -> Vec<Service> {
    let source = source_of(resolved, "offer", source);
    let fields = resolved.values();
    let mut services: BTreeMap<(Need, Mode), Service> = BTreeMap::new();
    for offer in fields.all("offer") {
        let (offered, offer) = match offer.strip_prefix("no:") {
            Some(rest) => (false, rest),
            None => (true, offer.as_str()),
        };
        let Some((need, mode)) = offer
            .split_once('@')
            .and_then(|(need, mode)| Need::parse(need).zip(Mode::parse(mode)))
        else {
            continue;
        };
        let service = Service {
            need,
            mode,
            offered,
            source: source.clone(),
        };
        services.entry((need, mode)).or_insert(service);
    }
    services.into_values().collect()
}

fn answers(resolved: &Resolved, source: &str) -> BTreeMap<Question, Fact> {
    let fields = resolved.values();
    let mut answers = BTreeMap::new();
    for question in ANSWERS {
        let code = question.code();
        let yes = match fields.first(&code) {
            Some("yes") => true,
            Some("no") => false,
            _ => continue,
        };
        let source = source_of(resolved, &code, source);
        answers.insert(question, Fact { yes, source });
    }
    for (field, yes) in [("languages", true), ("not_languages", false)] {
        let source = source_of(resolved, field, source);
        for language in fields.all(field) {
            if let Some(language) = SpokenLanguage::parse(language) {
                let source = source.clone();
                answers.insert(Question::Speaks(language), Fact { yes, source });
            }
        }
    }
    answers
}

/// What a place that has no record says, in fields: our own places, before another source speaks of them.
#[must_use]
pub fn fields_of(place: &Place, organisation: Option<&str>) -> Fields {
    let mut fields = Fields::default();
    for (field, wording) in texts_of(place) {
        for (language, text) in &wording.0 {
            let key = if language.is_empty() {
                field.to_owned()
            } else {
                format!("{field}:{language}")
            };
            fields.set(key, vec![text.clone()]);
        }
    }
    fields.set("other_name", place.other_names.clone());
    fields.set("kind", vec![place.kind.clone()]);
    let yes = |said: bool| {
        if said {
            vec!["yes".to_owned()]
        } else {
            Vec::new()
        }
    };
    fields.set("mobile", yes(place.mobile));
    fields.set("several", yes(place.several));
    let mut one = |field: &str, value: Option<String>| fields.set(field, Vec::from_iter(value));
    one("organisation", organisation.map(str::to_owned));
    one("label", place.label.clone());
    one("region", place.region.clone());
    one("street", place.street.clone());
    one("phone", place.phone.clone());
    one("email", place.email.clone());
    one("website", place.website.clone());
    one("hours", place.hours_text.clone());
    one("section", place.section.clone());
    one("lat", place.point.map(|point| point.lat.to_string()));
    one("lon", place.point.map(|point| point.lon.to_string()));
    if let Some(abroad) = &place.abroad {
        one("country", Some(abroad.country.clone()));
        one("postcode", abroad.postcode.clone());
        one("commune", abroad.commune.clone());
    } else {
        one("postcode", place.postcode.map(|code| code.to_string()));
        one("commune_code", place.commune.map(|nis| nis.to_string()));
    }
    said(place, &mut fields);
    fields
}

fn said(place: &Place, fields: &mut Fields) {
    let offers = place.services.iter().map(|service| {
        let no = if service.offered { "" } else { "no:" };
        format!("{no}{}@{}", service.need.code(), service.mode.code())
    });
    fields.set("offer", offers.collect());
    for question in ANSWERS {
        let answer = place
            .answer(question)
            .map(|yes| if yes { "yes" } else { "no" });
        fields.set(
            question.code(),
            answer.map(str::to_owned).into_iter().collect(),
        );
    }
    for (field, wanted) in [("languages", true), ("not_languages", false)] {
        let spoken = place.answers.iter().filter(|(_, fact)| fact.yes == wanted);
        let codes = spoken.filter_map(|(question, _)| match question {
            Question::Speaks(language) => Some(language.to_string()),
            _ => None,
        });
        fields.set(field, codes.collect());
    }
}
