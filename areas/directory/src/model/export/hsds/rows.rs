//! The rows that a place makes.

use std::collections::BTreeSet;

use super::schedule::weekly;
use super::tables::{Tables, Wording, uuid};
use crate::model::export::values::Values;
use crate::model::export::{Exported, Loss};

/// HSDS has no language of texts: English where there is one, as the specification is.
const LANGUAGE: &str = "en";

/// Fields that have a column or a row of their own.
const CARRIED: [&str; 25] = [
    "name",
    "says",
    "for_whom",
    "price",
    "access",
    "organisation",
    "organisation_id",
    "registration",
    "street",
    "street_more",
    "postcode",
    "commune",
    "commune_code",
    "country",
    "lat",
    "lon",
    "phone",
    "email",
    "website",
    "hours",
    "languages",
    "accessibility_page",
    "closed",
    "source_title",
    "region",
];

pub struct Writer<'a> {
    wording: &'a Wording,
    tables: Tables,
    /// Rows that several places share are written once.
    written: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    pub fn new(wording: &'a Wording) -> Self {
        let mut tables = Tables::default();
        tables.add(
            "taxonomy",
            [
                ("id", Some(taxonomy(wording))),
                ("name", Some(wording.taxonomy.name.clone())),
                ("description", Some(wording.taxonomy.description.clone())),
            ],
        );
        Self {
            wording,
            tables,
            written: BTreeSet::new(),
        }
    }

    pub fn finish(self) -> Tables {
        self.tables
    }

    /// Writes a place; what of it is lost.
    pub fn place(&mut self, place: &Exported) -> Vec<(Loss, String)> {
        let mut one = Place::new(place);
        let organisation = self.organisation(&one);
        self.service(&mut one, organisation);
        self.location(&one);
        self.address(&mut one);
        self.contacts(&mut one);
        self.schedule(&one);
        self.terms(&one);
        self.provenance(&one);
        one.lost.extend(self.not_carried(place));
        one.lost
    }

    fn unknown(&self) -> String {
        self.wording.unknown.clone()
    }

    /// Who runs it; one organisation stands for all that nobody named.
    fn organisation(&mut self, one: &Place<'_>) -> String {
        let named = one.first("organisation");
        let registration = one.first("registration");
        let id = match (one.first("organisation_id"), &named, &registration) {
            (Some(id), _, _) => id,
            (None, None, None) => uuid("organization", ""),
            (None, named, registration) => {
                let parts = [named, registration].map(|part| part.clone().unwrap_or_default());
                uuid("organization", &parts.join("\u{0}"))
            }
        };
        if self.written.insert(format!("organization {id}")) {
            let name = named.unwrap_or_else(|| self.unknown());
            self.tables.add(
                "organization",
                [
                    ("id", Some(id.clone())),
                    ("name", Some(name)),
                    ("description", Some(self.unknown())),
                ],
            );
        }
        if let Some(number) = registration
            && self.written.insert(format!("identifier {id} {number}"))
        {
            let known = self.wording.identifier(one.country);
            let kind = known.map_or_else(|| self.unknown(), |known| known.kind.clone());
            self.tables.add(
                "organization_identifier",
                [
                    (
                        "id",
                        Some(uuid("organization_identifier", &format!("{id} {number}"))),
                    ),
                    ("organization_id", Some(id.clone())),
                    ("identifier_scheme", known.map(|known| known.scheme.clone())),
                    ("identifier_type", Some(kind)),
                    ("identifier", Some(number)),
                ],
            );
        }
        id
    }

    fn service(&mut self, one: &mut Place<'_>, organisation: String) {
        let status = if one.place.closed {
            "defunct"
        } else {
            "active"
        };
        let text = |field: &str, one: &mut Place<'_>| one.values.text(field, &mut one.lost);
        let name = text("name", one).unwrap_or_else(|| self.unknown());
        let day = one.values.day(&mut one.lost).pop();
        let mut websites = one.place.fields.all("website").iter();
        let mut emails = one.place.fields.all("email").iter();
        let row = [
            ("id", Some(one.service.clone())),
            ("organization_id", Some(organisation)),
            ("name", Some(name)),
            ("description", text("says", one)),
            ("url", websites.next().cloned()),
            ("email", emails.next().cloned()),
            ("status", Some(status.to_owned())),
            ("application_process", text("access", one)),
            ("fees_description", text("price", one)),
            ("eligibility_description", text("for_whom", one)),
            ("assured_date", day),
        ];
        if websites.next().is_some() {
            one.lost.push((Loss::OneOnly, "website".to_owned()));
        }
        if emails.next().is_some() {
            one.lost.push((Loss::OneOnly, "email".to_owned()));
        }
        self.tables.add("service", row);
        if one.first("free").as_deref() == Some("yes") {
            self.tables.add(
                "cost_option",
                [
                    ("id", Some(uuid("cost_option", &one.id))),
                    ("service_id", Some(one.service.clone())),
                    ("currency", Some(self.wording.currency.clone())),
                    ("amount", Some("0".to_owned())),
                ],
            );
        }
    }

    fn location(&mut self, one: &Place<'_>) {
        let remote = one.place.fields.all("offer");
        let only_remote =
            !remote.is_empty() && remote.iter().all(|offer| offer.ends_with("@remote"));
        let kind = if only_remote && one.first("street").is_none() {
            "virtual"
        } else {
            "physical"
        };
        let mut elsewhere = Vec::new();
        self.tables.add(
            "location",
            [
                ("id", Some(one.location.clone())),
                ("location_type", Some(kind.to_owned())),
                ("name", one.values.text("name", &mut elsewhere)),
                ("latitude", one.first("lat")),
                ("longitude", one.first("lon")),
                ("external_identifier", one.place.key.clone()),
                (
                    "external_identifier_type",
                    one.place.key.as_ref().map(|_| one.place.source.id.clone()),
                ),
            ],
        );
        self.tables.add(
            "service_at_location",
            [
                ("id", Some(one.id.clone())),
                ("service_id", Some(one.service.clone())),
                ("location_id", Some(one.location.clone())),
            ],
        );
        let wheelchair = one.first("wheelchair");
        let page = one.first("accessibility_page");
        if wheelchair.is_some() || page.is_some() {
            let said = wheelchair
                .map(|answer| format!("{}: {answer}", self.wording.name("answers", "wheelchair")));
            self.tables.add(
                "accessibility",
                [
                    ("id", Some(uuid("accessibility", &one.id))),
                    ("location_id", Some(one.location.clone())),
                    ("description", said),
                    ("url", page),
                ],
            );
        }
    }

    /// HSDS asks for a whole address or none: what is not known of a known one is told as unknown. Nothing but an
    /// address says that a place is abroad.
    fn address(&mut self, one: &mut Place<'_>) {
        let commune = one.values.commune().pop();
        let parts = [one.first("street"), one.first("postcode"), commune];
        if parts.iter().all(Option::is_none) && one.first("country").is_none() {
            return;
        }
        let province = one
            .first("commune_code")
            .and_then(|code| self.wording.province(one.country, &code));
        let [street, postcode, commune] = parts.map(|part| part.unwrap_or_else(|| self.unknown()));
        self.tables.add(
            "address",
            [
                ("id", Some(uuid("address", &one.id))),
                ("location_id", Some(one.location.clone())),
                ("address_1", Some(street)),
                ("address_2", one.first("street_more")),
                ("city", Some(commune)),
                ("region", one.first("region")),
                (
                    "state_province",
                    Some(province.unwrap_or_else(|| self.unknown())),
                ),
                ("postal_code", Some(postcode)),
                ("country", Some(one.country.to_owned())),
                ("address_type", Some("physical".to_owned())),
            ],
        );
    }

    fn contacts(&mut self, one: &mut Place<'_>) {
        for (at, number) in one.place.fields.all("phone").iter().enumerate() {
            self.tables.add(
                "phone",
                [
                    ("id", Some(uuid("phone", &format!("{} {at}", one.id)))),
                    ("service_at_location_id", Some(one.id.clone())),
                    ("number", Some(number.clone())),
                    ("type", Some("voice".to_owned())),
                ],
            );
        }
        for code in one.place.fields.all("languages") {
            self.tables.add(
                "language",
                [
                    ("id", Some(uuid("language", &format!("{} {code}", one.id)))),
                    ("service_id", Some(one.service.clone())),
                    ("code", Some(code.clone())),
                ],
            );
        }
    }

    /// Where weekly rows cannot say everything, the first row also says the hours as they are.
    fn schedule(&mut self, one: &Place<'_>) {
        let Some(osm) = one.first("hours") else {
            return;
        };
        let weekly = weekly(&osm);
        let mut said = (!weekly.whole).then_some(osm);
        for (at, row) in weekly.rows.into_iter().enumerate() {
            self.tables.add(
                "schedule",
                [
                    ("id", Some(uuid("schedule", &format!("{} {at}", one.id)))),
                    ("service_at_location_id", Some(one.id.clone())),
                    ("wkst", Some("MO".to_owned())),
                    ("freq", Some("WEEKLY".to_owned())),
                    ("interval", Some("1".to_owned())),
                    ("byday", Some(row.days)),
                    ("description", said.take()),
                    ("opens_at", Some(row.opens)),
                    ("closes_at", Some(row.closes)),
                ],
            );
        }
        if let Some(osm) = said {
            self.tables.add(
                "schedule",
                [
                    ("id", Some(uuid("schedule", &one.id))),
                    ("service_at_location_id", Some(one.id.clone())),
                    ("description", Some(osm)),
                ],
            );
        }
    }

    fn terms(&mut self, one: &Place<'_>) {
        let wording = self.wording;
        for field in &wording.terms {
            for code in one.place.fields.all(field) {
                self.term(one, field, code);
            }
        }
        for field in &wording.answers {
            if let Some(answer) = one.first(field) {
                self.term(one, field, &answer);
            }
        }
    }

    fn term(&mut self, one: &Place<'_>, field: &str, code: &str) {
        let full = format!("{field}:{code}");
        let term = uuid("taxonomy_term", &full);
        if self.written.insert(format!("term {term}")) {
            let name = self.term_name(field, code);
            self.tables.add(
                "taxonomy_term",
                [
                    ("id", Some(term.clone())),
                    ("code", Some(full.clone())),
                    ("name", Some(name.clone())),
                    ("description", Some(name)),
                    ("taxonomy", Some(self.wording.taxonomy.name.clone())),
                    ("language", Some(LANGUAGE.to_owned())),
                    ("taxonomy_id", Some(taxonomy(self.wording))),
                ],
            );
        }
        self.tables.add(
            "attribute",
            [
                ("id", Some(uuid("attribute", &format!("{} {full}", one.id)))),
                ("link_id", Some(one.service.clone())),
                ("taxonomy_term_id", Some(term)),
                ("link_type", Some(field.to_owned())),
                ("link_entity", Some("service".to_owned())),
            ],
        );
    }

    fn term_name(&self, field: &str, code: &str) -> String {
        if self.wording.answers.iter().any(|known| known == field) {
            return format!("{}: {code}", self.wording.name("answers", field));
        }
        match code.split_once('@') {
            Some((need, mode)) => {
                let (no, need) = match need.strip_prefix("no:") {
                    Some(rest) => ("no: ", rest),
                    None => ("", need),
                };
                let (need, mode) = (
                    self.wording.name("offer", need),
                    self.wording.name("mode", mode),
                );
                format!("{no}{need} ({mode})")
            }
            None => self.wording.name(field, code).to_owned(),
        }
    }

    /// Who says so: HSDS tells it as the last change of a record.
    fn provenance(&mut self, one: &Place<'_>) {
        let mut ignored = Vec::new();
        let Some(day) = one.values.day(&mut ignored).pop() else {
            return;
        };
        let source = &one.place.source;
        let by = source
            .publisher
            .clone()
            .unwrap_or_else(|| source.title.clone());
        self.tables.add(
            "metadata",
            [
                ("id", Some(uuid("metadata", &one.id))),
                ("resource_id", Some(one.service.clone())),
                ("resource_type", Some("service".to_owned())),
                ("last_action_date", Some(day)),
                ("last_action_type", Some("update".to_owned())),
                ("field_name", Some("source".to_owned())),
                ("previous_value", Some(self.unknown())),
                ("replacement_value", Some(source.title.clone())),
                ("updated_by", Some(by)),
            ],
        );
    }

    fn not_carried(&self, place: &Exported) -> Vec<(Loss, String)> {
        let ours = self.wording.terms.iter().chain(&self.wording.answers);
        let carried: BTreeSet<&str> = ours.map(String::as_str).chain(CARRIED).collect();
        let fields = place.fields.0.keys();
        // No column is for codes of communes: in Belgium postcode and name say as much.
        let belgian = place.fields.first("country").is_none();
        let lost = |field: &str| !carried.contains(field) || (field == "commune_code" && !belgian);
        fields
            .map(|field| field.split(':').next().unwrap_or(field))
            .filter(|field| lost(field))
            .map(|field| (Loss::NoColumn, field.to_owned()))
            .collect()
    }
}

fn taxonomy(wording: &Wording) -> String {
    uuid("taxonomy", &wording.taxonomy.name)
}

/// A place with the ids of what it becomes.
struct Place<'a> {
    place: &'a Exported,
    values: Values<'a>,
    country: &'a str,
    id: String,
    service: String,
    location: String,
    lost: Vec<(Loss, String)>,
}

impl<'a> Place<'a> {
    fn new(place: &'a Exported) -> Self {
        let values = Values::new(place, LANGUAGE);
        let id = place.id.to_string();
        Self {
            place,
            country: values.country,
            values,
            service: uuid("service", &id),
            location: uuid("location", &id),
            id,
            lost: Vec::new(),
        }
    }

    fn first(&self, field: &str) -> Option<String> {
        self.place.fields.first(field).map(str::to_owned)
    }
}
