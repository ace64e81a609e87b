//! The form below the results: it shows again what was asked.

use i18n::Texts;

use crate::model::{Mode, Need, Setting, When};
use crate::pages::query::{Asked, Params};

/// The languages that the form offers; any other works in the address.
const OFFERED_LANGUAGES: [&str; 12] = [
    "fr", "nl", "de", "en", "ar", "tr", "es", "it", "pl", "ro", "uk", "bg",
];

/// What the form shows again, just as it was sent.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub near: String,
    pub words: String,
    pub needs: Vec<(Need, bool)>,
    pub when: Vec<(When, bool)>,
    pub languages: Vec<(String, String, bool)>,
    pub settings: Vec<(Setting, bool)>,
    pub modes: Vec<(Mode, bool)>,
    pub when_any: bool,
    pub setting_any: bool,
    pub mode_any: bool,
    /// What the form has no field for, sent again as it came.
    pub kept: Vec<(&'static str, String)>,
    pub wheelchair: bool,
    pub free: bool,
}

impl Form {
    pub fn of(t: &Texts, params: &Params, asked: &Asked) -> Self {
        let search = &asked.search;
        let mut languages: Vec<(String, String, bool)> = OFFERED_LANGUAGES
            .iter()
            .map(|code| {
                let chosen = search
                    .languages
                    .iter()
                    .any(|language| language.code() == *code);
                ((*code).to_owned(), t.language_name(code), chosen)
            })
            .collect();
        for other in search
            .languages
            .iter()
            .filter(|other| !OFFERED_LANGUAGES.contains(&other.code()))
        {
            languages.push((other.code().to_owned(), t.language_name(other.code()), true));
        }
        Self {
            near: params.near.clone().unwrap_or_default(),
            words: params.q.clone().unwrap_or_default(),
            needs: Need::ALL
                .into_iter()
                .filter(|need| *need != Need::Unknown)
                .map(|need| (need, search.needs.contains(&need)))
                .collect(),
            when: When::OFFERED
                .into_iter()
                .map(|when| (when, search.when == Some(when)))
                .collect(),
            languages,
            settings: Setting::ALL
                .into_iter()
                .map(|setting| (setting, search.setting == Some(setting)))
                .collect(),
            modes: Mode::ALL
                .into_iter()
                .map(|mode| (mode, search.mode == Some(mode)))
                .collect(),
            when_any: search.when.is_none(),
            setting_any: search.setting.is_none(),
            mode_any: search.mode.is_none(),
            kept: params
                .pairs()
                .into_iter()
                .filter(|(name, _)| matches!(*name, "radius_km" | "open_at" | "place"))
                .collect(),
            wheelchair: search.wheelchair,
            free: search.free,
        }
    }
}
