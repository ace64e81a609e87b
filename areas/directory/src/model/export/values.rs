//! What a place says, as other formats ask for it: one language, a day for a month, services for needs.

use std::collections::BTreeSet;

use kernel::geography::Belgium;
use kernel::{Language, Nis};

use super::columns::Words;
use super::{Exported, Loss};
use crate::model::TEXTS;

/// Which text is taken where the language that a format wants is missing: the official ones of Belgium first.
const OTHERWISE: [&str; 5] = ["", "fr", "nl", "de", "en"];

/// A place, asked for one field after the other.
pub struct Values<'a> {
    place: &'a Exported,
    /// ISO 3166-1, two capital letters.
    pub country: &'a str,
    language: &'a str,
}

impl<'a> Values<'a> {
    pub fn new(place: &'a Exported, language: &'a str) -> Self {
        Self {
            place,
            country: place.fields.first("country").unwrap_or("BE"),
            language,
        }
    }

    /// The values of a field, or of what is derived from fields, in the order in which the place says them.
    pub fn of(&self, from: &str, by_need: &Words, lost: &mut Vec<(Loss, String)>) -> Vec<String> {
        let place = self.place;
        match from {
            "id" => vec![place.id.to_string()],
            "source" => vec![place.source.id.clone()],
            "source_and_id" => vec![format!("{}--{}", place.source.id, place.id)],
            "title_of_source" => vec![place.source.title.clone()],
            "day" => self.day(lost),
            "commune" => self.commune(),
            "service_by_need" => self.services(by_need, lost),
            "mode_by_offer" => self.modes(),
            "support_by_offer" => self.support(),
            text if TEXTS.contains(&text) => self.text(text, lost).into_iter().collect(),
            field => place.fields.all(field).to_vec(),
        }
    }

    /// One text of several languages.
    pub fn text(&self, field: &str, lost: &mut Vec<(Loss, String)>) -> Option<String> {
        let texts: Vec<(&str, &str)> = self.place.fields.texts(field).collect();
        if texts.len() > 1 {
            lost.push((Loss::OtherLanguage, field.to_owned()));
        }
        let wanted = [self.language].into_iter().chain(OTHERWISE);
        wanted
            .filter_map(|language| texts.iter().find(|(known, _)| *known == language))
            .chain(&texts)
            .next()
            .map(|(_, text)| (*text).to_owned())
    }

    /// The last day on which somebody said or confirmed what stands here.
    pub fn day(&self, lost: &mut Vec<(Loss, String)>) -> Vec<String> {
        let days = [&self.place.stated_on, &self.place.confirmed_on];
        let last = days.into_iter().flatten().max();
        let Some(last) = last else { return Vec::new() };
        if last.len() == "2026-11".len() {
            lost.push((Loss::FirstOfMonth, "updated_on".to_owned()));
            return vec![format!("{last}-01")];
        }
        vec![last.clone()]
    }

    /// Its name as a source gives it; else, in Belgium, that of its code.
    pub fn commune(&self) -> Vec<String> {
        let named = self.place.fields.all("commune");
        if !named.is_empty() || self.country != "BE" {
            return named.to_vec();
        }
        let code = self.place.fields.first("commune_code").and_then(Nis::parse);
        let commune = code.and_then(|nis| Belgium::get().commune(nis));
        let language = Language::ALL
            .into_iter()
            .find(|language| language.code() == self.language);
        commune
            .map(|commune| match language {
                Some(language) => commune.name(language).to_owned(),
                None => commune.local_name().to_owned(),
            })
            .into_iter()
            .collect()
    }

    fn offers(&self) -> impl Iterator<Item = (&str, &str)> {
        let offers = self.place.fields.all("offer").iter();
        offers.filter_map(|offer| {
            offer
                .split_once('@')
                .filter(|(need, _)| !need.starts_with("no:"))
        })
    }

    fn services(&self, by_need: &Words, lost: &mut Vec<(Loss, String)>) -> Vec<String> {
        let needs: BTreeSet<&str> = self.offers().map(|(need, _)| need).collect();
        let mut services = Vec::new();
        for need in needs {
            match by_need.get(need) {
                Some(known) => services.extend(known.iter().cloned()),
                None => lost.push((Loss::NoWord, "offer".to_owned())),
            }
        }
        services
    }

    fn modes(&self) -> Vec<String> {
        let modes: BTreeSet<&str> = self.offers().map(|(_, mode)| mode).collect();
        modes.into_iter().map(str::to_owned).collect()
    }

    /// Help is known to be given to one person, to several, or from afar.
    fn support(&self) -> Vec<String> {
        let mut ways: Vec<String> = ["individual", "group"]
            .into_iter()
            .filter(|way| self.place.fields.first(way) == Some("yes"))
            .map(str::to_owned)
            .collect();
        if self.offers().any(|(_, mode)| mode == "remote") {
            ways.push("remote".to_owned());
        }
        ways
    }
}
