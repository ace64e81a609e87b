//! From what a person types about where they are to a point: a postcode, a commune under any of its
//! names, or a position.

use std::sync::LazyLock;

use finder::{NameIndex, Named};
use kernel::geography::{Belgium, NameKind};
use kernel::{Language, Nis, Point, Postcode};

/// Where a search counts its distances from.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    pub point: Point,
    pub postcode: Option<Postcode>,
    pub commune: Option<Nis>,
    /// A commune was named, and nothing nearer: every place in it is "here".
    pub whole_commune: bool,
    /// The old name that was typed, where the commune has merged into another.
    pub formerly: Option<String>,
}

/// What was typed about the place.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// Nothing: everywhere.
    Anywhere,
    Here(Whereabouts),
}

/// Why the place is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearProblem {
    /// Several are meant; each choice is a text that this function understands, with its names.
    Which(Vec<Choice>),
    /// Four digits that are no Belgian postcode.
    NoSuchPostcode,
    /// A name that no commune bears, not even an old one; perhaps one of these.
    NoSuchCommune(Vec<Choice>),
    /// A position outside Belgium.
    OutsideBelgium,
}

/// One of several places that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What to send as `near` to choose it.
    pub near: String,
    pub postcode: Option<Postcode>,
    pub commune: Nis,
}

impl Choice {
    /// "1050 Ixelles" or "Ixelles".
    #[must_use]
    pub fn shown(&self, language: Language) -> String {
        let name = Belgium::get()
            .commune(self.commune)
            .map_or("", |commune| commune.name(language));
        self.postcode
            .map_or_else(|| name.to_owned(), |postcode| format!("{postcode} {name}"))
    }
}

static COMMUNES: LazyLock<NameIndex<Nis>> =
    LazyLock::new(|| NameIndex::new(Belgium::get().names().map(|(_, name, nis)| (nis, name))));

impl Near {
    /// Understands `1000`, `1000 Bruxelles`, `1050-21009` (postcode and commune), `21009`, `Ixelles`,
    /// `elsene`, an old commune's name, `50.85,4.35`, or nothing.
    ///
    /// # Errors
    /// [`NearProblem`]: what is missing, with the choices to mend it.
    pub fn parse(text: &str) -> Result<Self, NearProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::Anywhere);
        }
        if let Some(position) = position(text) {
            return position;
        }
        if let Some((postcode, nis)) = text
            .split_once('-')
            .and_then(|(postcode, nis)| Some((Postcode::parse(postcode)?, Nis::parse(nis)?)))
        {
            return if Belgium::get().communes_of(postcode).contains(&nis) {
                in_postcode(postcode, nis)
            } else {
                Err(NearProblem::NoSuchPostcode)
            };
        }
        if let Some(commune) = Nis::parse(text).and_then(|nis| Belgium::get().commune_today(nis)) {
            return Ok(Self::Here(in_commune(commune.nis, None)));
        }
        let (postcode, name) = split_postcode(text);
        match postcode {
            Some(digits) => by_postcode(&digits, &name),
            None => by_name(text),
        }
    }
}

/// A latitude and longitude; rounded to three decimals whatever was sent (about 100 m).
fn position(text: &str) -> Option<Result<Near, NearProblem>> {
    let (lat, lon) = text.split_once(',')?;
    let (lat, lon): (f64, f64) = (lat.trim().parse().ok()?, lon.trim().parse().ok()?);
    let round = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
    let Some(point) = Point::new(round(lat), round(lon)) else {
        return Some(Err(NearProblem::OutsideBelgium));
    };
    let belgium = Belgium::get();
    if !belgium.in_belgium(point) {
        return Some(Err(NearProblem::OutsideBelgium));
    }
    let commune = belgium
        .commune_at(point)
        .or_else(|| belgium.communes_near(point, 1).first().map(|near| near.0));
    Some(Ok(Near::Here(Whereabouts {
        point,
        postcode: None,
        commune,
        whole_commune: false,
        formerly: None,
    })))
}

/// The first four digits that stand alone, and the words around them.
fn split_postcode(text: &str) -> (Option<String>, String) {
    let mut postcode = None;
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        let bare = word
            .strip_prefix(['B', 'b'])
            .map_or(word, |rest| rest.strip_prefix('-').unwrap_or(rest));
        if postcode.is_none() && bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
            postcode = Some(bare.to_owned());
        } else if !word.is_empty() {
            words.push(word);
        }
    }
    (postcode, words.join(" "))
}

fn by_postcode(digits: &str, name: &str) -> Result<Near, NearProblem> {
    let postcode = Postcode::parse(digits).ok_or(NearProblem::NoSuchPostcode)?;
    let communes = Belgium::get().communes_of(postcode);
    match communes {
        [] => Err(NearProblem::NoSuchPostcode),
        [only] => in_postcode(postcode, *only),
        several => {
            if let Named::Exact(named) = COMMUNES.find(name)
                && let Some(nis) = several.iter().find(|nis| named.contains(nis))
            {
                return in_postcode(postcode, *nis);
            }
            Err(NearProblem::Which(choices_of(postcode)))
        }
    }
}

fn in_postcode(postcode: Postcode, nis: Nis) -> Result<Near, NearProblem> {
    let belgium = Belgium::get();
    let centre = belgium.commune(nis).map(|commune| commune.centre);
    let point = belgium
        .postcode_point(postcode)
        .or(centre)
        .ok_or(NearProblem::NoSuchPostcode)?;
    Ok(Near::Here(Whereabouts {
        point,
        postcode: Some(postcode),
        commune: Some(nis),
        whole_commune: false,
        formerly: None,
    }))
}

fn in_commune(nis: Nis, formerly: Option<String>) -> Whereabouts {
    let centre = Belgium::get().commune(nis).map_or(
        Point {
            lat: 50.85,
            lon: 4.35,
        },
        |commune| commune.centre,
    );
    Whereabouts {
        point: centre,
        postcode: None,
        commune: Some(nis),
        whole_commune: true,
        formerly,
    }
}

/// The communes of the postcode that `1OOO` or `lO5O` looks like, or none.
fn misread_postcode(text: &str) -> Vec<Choice> {
    let digits: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'i' | 'l' | 'L' => '1',
            other => other,
        })
        .collect();
    let postcode = Postcode::parse(&digits);
    // Letters alone are a name: a search for "Lill" means no postcode.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    postcode.map_or_else(Vec::new, choices_of)
}

fn choices_of(postcode: Postcode) -> Vec<Choice> {
    let choice = |nis: &Nis| Choice {
        near: format!("{postcode}-{nis}"),
        postcode: Some(postcode),
        commune: *nis,
    };
    Belgium::get()
        .communes_of(postcode)
        .iter()
        .map(choice)
        .collect()
}

fn by_name(text: &str) -> Result<Near, NearProblem> {
    let choice = |nis: Nis| Choice {
        near: nis.to_string(),
        postcode: None,
        commune: nis,
    };
    match COMMUNES.find(text) {
        Named::Exact(found) => match found.as_slice() {
            [only] => Ok(Near::Here(in_commune(*only, old_name(text, *only)))),
            several => Err(NearProblem::Which(
                several.iter().copied().map(choice).collect(),
            )),
        },
        Named::Close(close) => {
            let names = close.into_iter().map(|suggestion| choice(suggestion.key));
            let choices = misread_postcode(text).into_iter().chain(names).collect();
            Err(NearProblem::NoSuchCommune(choices))
        }
    }
}

/// The old name as it is written, if the text names a commune that has become another.
fn old_name(text: &str, nis: Nis) -> Option<String> {
    let wanted = finder::fold(text);
    let mut names = Belgium::get()
        .names()
        .filter(|(_, name, of)| *of == nis && finder::fold(name) == wanted);
    let mut old = None;
    for (kind, name, _) in names.by_ref() {
        match kind {
            NameKind::Current => return None,
            NameKind::Former => old = Some(name.to_owned()),
        }
    }
    old
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(text: &str) -> Whereabouts {
        match Near::parse(text) {
            Ok(Near::Here(whereabouts)) => whereabouts,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_postcode_a_name_and_a_position_are_understood() {
        assert_eq!(here("1000").commune, Nis::parse("21004"));
        for text in [" B-1000 Bruxelles ", "B1000", "b1000 Bruxelles", "b-1000"] {
            assert_eq!(here(text).commune, Nis::parse("21004"), "{text}");
        }
        assert_eq!(here("Elsene").commune, Nis::parse("21009"));
        assert_eq!(here("ixelles").commune, Nis::parse("21009"));
        assert_eq!(here("21009").commune, Nis::parse("21009"));
        assert_eq!(
            here("50.84661, 4.35279").point,
            Point {
                lat: 50.847,
                lon: 4.353
            }
        );
        assert_eq!(Near::parse("  "), Ok(Near::Anywhere));
    }

    #[test]
    fn a_postcode_of_two_communes_asks_which() {
        let Err(NearProblem::Which(choices)) = Near::parse("1050") else {
            panic!("1050 lies in two communes")
        };
        assert_eq!(choices.len(), 2);
        for choice in choices {
            assert_eq!(here(&choice.near).commune, Some(choice.commune));
        }
        assert_eq!(here("1050 Ixelles").commune, Nis::parse("21009"));
    }

    #[test]
    fn letters_that_look_like_digits_propose_the_postcode() {
        for (text, first) in [("1OOO", "1000-21004"), ("lO3o", "1030-21015")] {
            let Err(NearProblem::NoSuchCommune(choices)) = Near::parse(text) else {
                panic!("{text}")
            };
            assert_eq!(choices[0].near, first);
            assert!(Near::parse(first).is_ok());
        }
        let Err(NearProblem::NoSuchCommune(choices)) = Near::parse("Ollo") else {
            panic!("letters only")
        };
        assert!(choices.iter().all(|choice| choice.postcode.is_none()));
    }

    #[test]
    fn a_merged_commune_is_found_under_its_old_name() {
        let antwerp = here("Borsbeek");
        assert_eq!(antwerp.commune, Nis::parse("11002"));
        assert_eq!(antwerp.formerly.as_deref(), Some("Borsbeek"));
        assert_eq!(here("Antwerpen").formerly, None);
    }

    #[test]
    fn what_is_not_known_is_sent_back_with_a_proposal() {
        assert_eq!(Near::parse("1099"), Err(NearProblem::NoSuchPostcode));
        assert_eq!(Near::parse("0999"), Err(NearProblem::NoSuchPostcode));
        assert_eq!(Near::parse("48.85,2.35"), Err(NearProblem::OutsideBelgium));
        assert_eq!(Near::parse("999,999"), Err(NearProblem::OutsideBelgium));
        let Err(NearProblem::NoSuchCommune(close)) = Near::parse("Molenbek") else {
            panic!()
        };
        assert!(
            close
                .iter()
                .any(|choice| Some(choice.commune) == Nis::parse("21012"))
        );
    }
}
