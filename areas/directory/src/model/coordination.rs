//! Which communes an organisation coordinates, and what is to be done in each of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::Nis;
use kernel::geography::{Belgium, Commune};

use super::{Criterion, Grade, Place, quality};

/// The communes that an organisation coordinates, by the first digits of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(pub Vec<String>);

/// Why a text is no beginning of a commune's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrefixProblem {
    #[error("\"{0}\" is no NIS code, nor its first digits")]
    NoDigits(String),
    #[error("no commune of today has a code that begins with {0}")]
    NoCommune(String),
}

impl Coverage {
    /// Prefixes as the table holds them: a NIS code or its first digits, empty for all of Belgium.
    #[must_use]
    pub fn new(prefixes: impl IntoIterator<Item = String>) -> Self {
        Self(prefixes.into_iter().collect())
    }

    /// The prefixes that somebody typed, each once and in order; `all` is all of Belgium.
    ///
    /// # Errors
    /// What is no beginning of the code of a commune of today.
    pub fn parse(texts: &[String]) -> Result<Self, PrefixProblem> {
        let mut prefixes = Vec::with_capacity(texts.len());
        for text in texts {
            let text = text.trim();
            let prefix = if text == "all" { "" } else { text };
            if prefix.len() > 5 || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(PrefixProblem::NoDigits(text.to_owned()));
            }
            let one = Self(vec![prefix.to_owned()]);
            if one.communes().next().is_none() {
                return Err(PrefixProblem::NoCommune(text.to_owned()));
            }
            prefixes.push(prefix.to_owned());
        }
        prefixes.sort_unstable();
        prefixes.dedup();
        Ok(Self(prefixes))
    }

    #[must_use]
    pub fn prefixes(&self) -> &[String] {
        &self.0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what lies in this commune is coordinated; what lies in none is where all of Belgium is.
    #[must_use]
    pub fn covers(&self, nis: Option<Nis>) -> bool {
        let code = nis.map(|nis| nis.to_string()).unwrap_or_default();
        self.0
            .iter()
            .any(|prefix| code.starts_with(prefix.as_str()))
    }

    /// The same for a place; one abroad lies in no commune of ours.
    #[must_use]
    pub fn holds(&self, place: &Place) -> bool {
        place.abroad.is_none() && self.covers(place.commune)
    }

    /// The communes of today that are coordinated, in the order of their codes.
    pub fn communes(&self) -> impl Iterator<Item = &'static Commune> {
        let communes = Belgium::get().communes().iter();
        communes.filter(|commune| self.covers(Some(commune.nis)))
    }
}

/// Answers that people ask for before they go, and that a coordinator asks for by phone.
pub const ASKED_FOR: [Criterion; 4] = [
    Criterion::Hours,
    Criterion::Phone,
    Criterion::Price,
    Criterion::Steps,
];

/// The answers that nobody knows of a place; `today` in Brussels.
#[must_use]
pub fn missing_answers(place: &Place, today: Date) -> Vec<Criterion> {
    let mut missing = quality(place, today).mend;
    missing.retain(|criterion| ASKED_FOR.contains(criterion));
    missing
}

/// How the places of one commune stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub places: usize,
    /// How many are of each grade, in the order of [`Grade::ALL`].
    pub grades: [usize; Grade::ALL.len()],
    /// Their last source no longer names them, and nobody confirmed them since.
    pub gone: usize,
    /// How many somebody should ask about: not fresh, or gone.
    pub due: usize,
    /// How many lack each answer, in the order of [`ASKED_FOR`].
    pub missing: [usize; ASKED_FOR.len()],
}

impl Tally {
    fn add(&mut self, place: &Place, today: Date) {
        let freshness = place.freshness(today);
        self.places += 1;
        for (count, grade) in self.grades.iter_mut().zip(Grade::ALL) {
            *count += usize::from(grade == freshness.grade);
        }
        self.gone += usize::from(freshness.gone_since.is_some());
        self.due += usize::from(freshness.is_due());
        let missing = missing_answers(place, today);
        for (count, criterion) in self.missing.iter_mut().zip(ASKED_FOR) {
            *count += usize::from(missing.contains(&criterion));
        }
    }

    /// How many answers are missing in all.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.missing.iter().sum()
    }
}

/// How the communes that are covered stand; also those of which no place is known.
#[must_use]
pub fn tallies<'a>(
    places: impl IntoIterator<Item = &'a Place>,
    coverage: &Coverage,
    today: Date,
) -> BTreeMap<Nis, Tally> {
    let mut tallies: BTreeMap<Nis, Tally> = coverage
        .communes()
        .map(|commune| (commune.nis, Tally::default()))
        .collect();
    for place in places {
        if let Some(tally) = place.commune.and_then(|nis| tallies.get_mut(&nis)) {
            tally.add(place, today);
        }
    }
    tallies
}

/// The places whose facts somebody should confirm: those of no known day first, then the oldest first.
#[must_use]
pub fn stale<'a>(places: impl IntoIterator<Item = &'a Place>, today: Date) -> Vec<&'a Place> {
    let mut due: Vec<(Option<Date>, &Place)> = places
        .into_iter()
        .map(|place| (place.freshness(today), place))
        .filter(|(freshness, _)| freshness.is_due())
        .map(|(freshness, place)| (freshness.known_on, place))
        .collect();
    due.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    due.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn coverage(prefixes: &[&str]) -> Coverage {
        Coverage::new(prefixes.iter().map(|prefix| (*prefix).to_owned()))
    }

    #[test]
    fn a_prefix_covers_the_communes_whose_code_begins_with_it_and_no_others() {
        let brussels = Nis::parse("21004");
        let ixelles = Nis::parse("21009");
        let liege = Nis::parse("62063");
        let region = coverage(&["21"]);
        assert!(region.covers(brussels) && region.covers(ixelles));
        assert!(!region.covers(liege) && !region.covers(None));
        let two = coverage(&["21009", "62"]);
        assert!(two.covers(ixelles) && two.covers(liege) && !two.covers(brussels));
        let all = coverage(&[""]);
        assert!(all.covers(brussels) && all.covers(None));
        assert!(!Coverage::default().covers(brussels) && !Coverage::default().covers(None));
        assert_eq!(region.communes().count(), 19);
    }

    #[test]
    fn what_is_typed_names_communes_of_today() {
        let typed = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            Coverage::parse(&texts)
        };
        assert_eq!(typed(&["62", "21", "21"]), Ok(coverage(&["21", "62"])));
        assert_eq!(typed(&["all"]), Ok(coverage(&[""])));
        for wrong in ["Ixelles", "210040", "-1", "2١"] {
            let refused = typed(&[wrong]);
            assert_eq!(refused, Err(PrefixProblem::NoDigits(wrong.to_owned())));
        }
        assert_eq!(
            typed(&["99"]),
            Err(PrefixProblem::NoCommune("99".to_owned()))
        );
    }

    #[test]
    fn a_commune_counts_its_places_by_grade_and_by_what_is_missing() {
        let today = date(2026, 11, 23);
        let place = |confirmed: Option<&str>, gone: Option<&str>, phone: Option<&str>| Place {
            commune: Nis::parse("21004"),
            confirmed_on: confirmed.map(str::to_owned),
            gone_on: gone.map(str::to_owned),
            phone: phone.map(str::to_owned),
            ..crate::model::place::tests::nothing_known()
        };
        let places = [
            place(Some("2026-11-01"), None, Some("+32 2 000 00 00")),
            place(Some("2026-10-01"), Some("2026-11-01"), None),
            place(Some("2025-10-01"), None, None),
            place(Some("2020-10-01"), None, None),
            place(None, None, None),
        ];
        let tallies = tallies(&places, &coverage(&["21"]), today);
        assert_eq!(tallies.len(), 19);
        let tally = &tallies[&Nis::parse("21004").unwrap()];
        assert_eq!((tally.places, tally.grades), (5, [2, 1, 1, 1]));
        assert_eq!((tally.gone, tally.due), (1, 4));
        assert_eq!(tally.missing, [5, 4, 5, 5]);
        assert_eq!(stale(&places, today).len(), 4);
    }
}
