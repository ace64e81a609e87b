//! A mapped row becomes a record: what is certain is taken, what is not is told and left unknown.

mod draft;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use hours::{Hours, Understanding};
use kernel::geography::Belgium;
use kernel::{Nis, Postcode, SpokenLanguage};
use sha2::{Digest, Sha256};

pub use self::draft::{Draft, Refusal, Refused, Remark};
use super::Fields;
use super::fields::{TEXTS, is_list};
use super::kept::KINDS;
use crate::model::{Mode, Need};

/// What is known of a source besides its rows.
#[derive(Clone, Debug, Default)]
pub struct Intake<'a> {
    /// The language of its texts; nothing where it has several or none.
    pub language: Option<&'a str>,
    /// ISO 3166-1, two capital letters, where a row names no country.
    pub country: Option<&'a str>,
    /// The labels that this program knows the promises of.
    pub labels: &'a [&'a str],
}

/// The kinds of organisation that the tables know, but for `training` and `other`, which are also kinds of place.
const KEEPERS: [&str; 7] = [
    "charity", "library", "commune", "cpas", "company", "public", "network",
];
/// Longer ones are of no use to anybody who reads a list.
const LONGEST_NAME: usize = 300;
/// The longest key that the table takes, less the room for a digest.
const LONGEST_KEY: usize = 120;

/// Checks what a mapping made of a row, by the rules of its country.
///
/// # Errors
/// [`Refused`].
pub fn intake(
    source: &Intake<'_>,
    mapped: BTreeMap<String, Vec<String>>,
) -> Result<Draft, Refused> {
    let mut row = Row {
        fields: Fields::default(),
        remarks: Vec::new(),
    };
    row.keep(source, mapped);
    row.name();
    if !row
        .fields
        .texts("name")
        .any(|(_, name)| !name.trim().is_empty())
    {
        return Err(Refused {
            why: Refusal::NoName,
            key: row.fields.first("id").map(own_key),
            remarks: row.remarks,
        });
    }
    row.whereabouts(source);
    row.hours();
    row.codes(source);
    row.offers();
    let stated_on = row.fields.first("updated_on").map(str::to_owned);
    row.fields.set("updated_on", Vec::new());
    let key = key(&mut row.fields);
    Ok(Draft {
        key,
        fingerprint: row.fields.fingerprint(),
        fields: row.fields,
        stated_on,
        remarks: row.remarks,
    })
}

struct Row {
    fields: Fields,
    remarks: Vec<Remark>,
}

impl Row {
    fn remark(&mut self, field: &str, value: &str, reason: &str, became: Option<&str>) {
        self.remarks.push(Remark {
            became: became.map(str::to_owned),
            ..Remark::new(field, value, reason)
        });
    }

    fn drop_field(&mut self, field: &str, reason: &str) {
        let value = self.fields.all(field).join(" | ");
        self.fields.set(field, Vec::new());
        self.remark(field, &value, reason, None);
    }

    fn keep(&mut self, source: &Intake<'_>, mapped: BTreeMap<String, Vec<String>>) {
        for (field, values) in mapped {
            let mut values: Vec<String> = values
                .into_iter()
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .collect();
            let code = field.split(':').next().unwrap_or(&field);
            // Some of what it offers is free, and some is not.
            if code == "free" && values.len() > 1 && values.contains(&"yes".to_owned()) {
                self.remark(
                    code,
                    &values.join(" | "),
                    "one-value-kept",
                    Some("sometimes"),
                );
                values = vec!["sometimes".to_owned()];
            }
            // A source says in one field what a place is and who keeps it: `kinds` tells them apart.
            if is_list(code) || code == "kind" {
                let mut seen = std::collections::HashSet::new();
                values.retain(|value| seen.insert(value.clone()));
            } else if values.len() > 1 {
                let rest = values.split_off(1).join(" | ");
                let first = values.first().cloned();
                self.remark(code, &rest, "one-value-kept", first.as_deref());
            }
            let field = match source.language {
                Some(language) if TEXTS.contains(&field.as_str()) => format!("{field}:{language}"),
                _ => field,
            };
            self.fields.set(field, values);
        }
    }

    fn name(&mut self) {
        let long: Vec<(String, String)> = self
            .fields
            .0
            .iter()
            .filter(|(field, _)| field.split(':').next() == Some("name"))
            .filter_map(|(field, values)| values.first().map(|name| (field.clone(), name.clone())))
            .filter(|(_, name)| name.chars().count() > LONGEST_NAME)
            .collect();
        let names: Vec<&str> = self.fields.texts("name").map(|(_, name)| name).collect();
        if let Some(first) = names.first().map(|name| (*name).to_owned())
            && !names.iter().any(|name| name.contains(char::is_alphabetic))
        {
            self.remark("name", &first, "name-without-letters", None);
        }
        for (field, name) in long {
            let short: String = name.chars().take(LONGEST_NAME).collect();
            self.remark("name", &name, "too-long", Some(&short));
            self.fields.set(field, vec![short]);
        }
    }

    fn whereabouts(&mut self, source: &Intake<'_>) {
        let country = self
            .fields
            .first("country")
            .or(source.country)
            .unwrap_or("BE")
            .to_uppercase();
        let known = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !known {
            self.drop_field("country", "unknown-country");
        }
        let country = if known { country } else { "BE".to_owned() };
        if country == "BE" {
            self.fields.set("country", Vec::new());
            self.at_home();
        } else {
            self.fields.set("country", vec![country]);
        }
    }

    /// In Belgium the postcode and the commune must exist and belong together; the postcode is what people know.
    fn at_home(&mut self) {
        let belgium = Belgium::get();
        let mut wrong_postcode = false;
        if let Some(text) = self.fields.first("postcode").map(str::to_owned) {
            let known = Postcode::parse(&text)
                .filter(|postcode| !belgium.communes_of(*postcode).is_empty());
            if known.is_none() {
                wrong_postcode = true;
                self.drop_field("postcode", "unknown-postcode");
            }
        }
        let postcode = self.fields.first("postcode").and_then(Postcode::parse);
        let around = postcode.map_or(&[][..], |postcode| belgium.communes_of(postcode));
        let mut commune = None;
        if let Some(text) = self.fields.first("commune_code").map(str::to_owned) {
            commune = Nis::parse(&text).and_then(|nis| belgium.commune_today(nis));
            match commune {
                None => self.drop_field("commune_code", "unknown-commune"),
                Some(today) if today.nis.to_string() != text => {
                    self.remark(
                        "commune_code",
                        &text,
                        "merged-commune",
                        Some(&today.nis.to_string()),
                    );
                }
                Some(_) => {}
            }
        }
        // Beside a postcode that is not ours, a name that is one of ours may be another place: Lille is in France too.
        if commune.is_none() && !wrong_postcode {
            commune = self
                .commune_by_name(around)
                .and_then(|nis| belgium.commune(nis));
        }
        if let [only] = around
            && commune.is_none()
        {
            commune = belgium.commune(*only);
        }
        if let (Some(found), Some(postcode)) = (commune, postcode)
            && !belgium.communes_of(postcode).contains(&found.nis)
        {
            let value = found.nis.to_string();
            self.remark("commune_code", &value, "commune-not-of-postcode", None);
            commune = match around {
                [only] => belgium.commune(*only),
                _ => None,
            };
        }
        let code = commune.map(|commune| commune.nis.to_string());
        self.fields.set("commune_code", code.into_iter().collect());
        self.point_in_belgium();
    }

    /// The commune that a name names among those of a postcode, or among all where the postcode is unknown. Where it
    /// names none of these, or several, that is told; a village or a quarter beside a postcode of one commune is not.
    fn commune_by_name(&mut self, around: &[Nis]) -> Option<Nis> {
        let name = self.fields.first("commune")?.to_owned();
        let named = communes_named(&finder::fold(&name));
        let fits = |nis: &&Nis| around.is_empty() || around.contains(nis);
        let fitting: Vec<Nis> = named.iter().filter(fits).copied().collect();
        match fitting[..] {
            [one] => return Some(one),
            [] if named.is_empty() && around.len() == 1 => {}
            [] if named.is_empty() => self.remark("commune", &name, "unknown-commune-name", None),
            [] => self.remark("commune", &name, "commune-not-of-postcode", None),
            _ => self.remark("commune", &name, "several-communes", None),
        }
        None
    }

    fn point_in_belgium(&mut self) {
        let number = |field: &str| {
            self.fields
                .first(field)
                .and_then(|text| text.parse::<f64>().ok())
        };
        let given = self.fields.first("lat").is_some() || self.fields.first("lon").is_some();
        let point = number("lat")
            .zip(number("lon"))
            .and_then(|(lat, lon)| kernel::Point::new(lat, lon));
        let inside = point.is_some_and(|point| Belgium::get().in_belgium(point));
        if given && !inside {
            let value = format!(
                "{}, {}",
                self.fields.first("lat").unwrap_or_default(),
                self.fields.first("lon").unwrap_or_default()
            );
            self.fields.set("lat", Vec::new());
            self.fields.set("lon", Vec::new());
            self.remark("point", &value, "point-outside-country", None);
        }
    }

    /// Hours as they can be evaluated; what is not certain stays as text and is unknown.
    fn hours(&mut self) {
        let Some(text) = self.fields.first("hours").map(str::to_owned) else {
            return;
        };
        let osm = Hours::parse(&text).ok().map(|hours| hours.to_osm());
        if let Some(osm) = &osm
            && says_when(osm)
        {
            self.fields.set("hours", vec![osm.clone()]);
            return;
        }
        self.fields.set("hours_text", vec![text.clone()]);
        if osm.is_some() {
            self.drop_field("hours", "hours-ambiguous");
            return;
        }
        match hours::understand(&text) {
            Understanding::Exact(hours) => {
                let osm = hours.to_osm();
                self.remark("hours", &text, "hours-understood", Some(&osm));
                self.fields.set("hours", vec![osm]);
            }
            Understanding::Proposal(_) => self.drop_field("hours", "hours-ambiguous"),
            Understanding::NotUnderstood(_) => self.drop_field("hours", "hours-not-understood"),
        }
    }

    /// Codes that the tables know; another word is told, and kept where there is a field for words.
    fn codes(&mut self, source: &Intake<'_>) {
        self.kinds();
        if let Some(label) = self.fields.first("label").map(str::to_owned)
            && !source.labels.contains(&label.as_str())
        {
            let mut others = self.fields.all("other_label").to_vec();
            others.push(label);
            self.fields.set("other_label", others);
            self.fields.set("label", Vec::new());
        }
        for field in ["languages", "not_languages"] {
            let (good, bad): (Vec<String>, Vec<String>) = self
                .fields
                .all(field)
                .iter()
                .cloned()
                .partition(|code| SpokenLanguage::parse(code).is_some());
            for code in bad {
                self.remark(field, &code, "unknown-value", None);
            }
            self.fields.set(field, good);
        }
        let support = self.fields.all("support").to_vec();
        for field in ["individual", "group"] {
            if support.iter().any(|way| way == field) && self.fields.first(field).is_none() {
                self.fields.set(field, vec!["yes".to_owned()]);
            }
        }
    }

    /// Sources say in one word what a place is and what kind of organisation keeps it.
    fn kinds(&mut self) {
        let said = self.fields.all("kind").to_vec();
        let (places, others): (Vec<String>, Vec<String>) = said
            .into_iter()
            .partition(|kind| KINDS.contains(&kind.as_str()));
        let (keepers, unknown): (Vec<String>, Vec<String>) = others
            .into_iter()
            .partition(|kind| KEEPERS.contains(&kind.as_str()));
        for kind in unknown {
            self.remark("kind", &kind, "unknown-value", None);
        }
        // Our own export says it in a field of its own.
        let said = self.fields.all("organisation_kind").to_vec();
        let (mut said, unknown): (Vec<String>, Vec<String>) = said
            .into_iter()
            .partition(|kind| KEEPERS.contains(&kind.as_str()));
        for kind in unknown {
            self.remark("organisation_kind", &kind, "unknown-value", None);
        }
        said.extend(keepers);
        // What a place is says more than that it is something else.
        let best = places
            .iter()
            .find(|kind| *kind != "other")
            .or(places.first());
        self.fields.set("kind", best.cloned().into_iter().collect());
        self.fields.set("organisation_kind", said);
    }

    /// Needs and ways in one: a place answers each of its needs in each of its ways.
    fn offers(&mut self) {
        let mut modes: Vec<Mode> = self
            .fields
            .all("mode")
            .iter()
            .filter_map(|code| Mode::parse(code))
            .collect();
        if modes.is_empty() {
            modes.push(Mode::OnSite);
            if self.fields.all("support").iter().any(|way| way == "remote") {
                modes.push(Mode::Remote);
            }
        }
        let mut offers = self.fields.all("offer").to_vec();
        for code in self.fields.all("needs").to_vec() {
            let Some(need) = Need::parse(&code) else {
                self.remark("needs", &code, "unknown-value", None);
                continue;
            };
            for mode in &modes {
                offers.push(format!("{}@{}", need.code(), mode.code()));
            }
        }
        offers.sort();
        offers.dedup();
        self.fields.set("needs", Vec::new());
        self.fields.set("offer", offers);
    }
}

/// Whether hours say more than a day: `Sa` alone is open all day long to a program, and a day to whoever wrote it.
fn says_when(osm: &str) -> bool {
    let words = ["off", "closed", "unknown", "\""];
    osm.contains(|letter: char| letter.is_ascii_digit())
        || words.iter().any(|word| osm.contains(word))
}

/// The communes of a name: several share one.
fn communes_named(name: &str) -> &'static [Nis] {
    static BY_NAME: LazyLock<HashMap<String, Vec<Nis>>> = LazyLock::new(|| {
        let mut by_name: HashMap<String, Vec<Nis>> = HashMap::new();
        for (_, known, nis) in Belgium::get().names() {
            by_name.entry(finder::fold(known)).or_default().push(nis);
        }
        for communes in by_name.values_mut() {
            communes.sort_unstable();
            communes.dedup();
        }
        by_name
    });
    BY_NAME.get(name).map_or(&[], Vec::as_slice)
}

/// The source's own id; else what somebody would tell the place by: then a mended phone keeps the id.
fn key(fields: &mut Fields) -> String {
    let given = fields.first("id").map(str::to_owned);
    fields.set("id", Vec::new());
    if let Some(id) = given {
        return own_key(&id);
    }
    let mut digest = Sha256::new();
    let names = fields.texts("name").map(|(_, name)| finder::fold(name));
    let parts = ["country", "postcode", "commune", "street"]
        .into_iter()
        .map(|field| finder::fold(fields.first(field).unwrap_or_default()));
    for part in names.chain(parts) {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let digest = kernel::hex(&digest.finalize());
    format!("~{}", &digest[..32])
}

/// A source's own id stays itself; `~` is ours.
fn own_key(id: &str) -> String {
    if id.len() <= LONGEST_KEY && !id.starts_with('~') {
        return id.to_owned();
    }
    format!("id~{}", &kernel::hex(&Sha256::digest(id.as_bytes()))[..32])
}

#[cfg(test)]
mod tests;
