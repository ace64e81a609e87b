//! From what a person types about where they are to a point: a postcode, a commune under any of its
//! names, a village or part of a town, or a position.

use std::collections::HashSet;
use std::sync::LazyLock;

use finder::{NameIndex, Named};
use kernel::geography::{Belgium, Locality, NameKind};
use kernel::{Language, Nis, Point, Postcode};

/// Where a search counts its distances from.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    pub point: Point,
    pub postcode: Option<Postcode>,
    pub commune: Option<Nis>,
    /// A commune was named, and nothing nearer: every place in it is "here".
    pub whole_commune: bool,
    /// The name that was typed, where it is an old one, or a part's, and the commune bears another today.
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
    /// A commune that ended, and nobody we know of says in which one it lies today; perhaps one of these,
    /// which bear its name with another.
    Ended(Vec<Choice>),
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
    /// The village or part of a town that is meant.
    pub locality: Option<&'static str>,
}

impl Choice {
    const fn commune(near: String, commune: Nis) -> Self {
        Self {
            near,
            postcode: None,
            commune,
            locality: None,
        }
    }

    /// "1050 Ixelles", "Ixelles" or "Laeken (1020 Bruxelles)".
    #[must_use]
    pub fn shown(&self, language: Language) -> String {
        let name = Belgium::get()
            .commune(self.commune)
            .map_or("", |commune| commune.name(language));
        let commune = self
            .postcode
            .map_or_else(|| name.to_owned(), |postcode| format!("{postcode} {name}"));
        match self.locality {
            Some(locality) => format!("{locality} ({commune})"),
            None => commune,
        }
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meant {
    Commune(Nis),
    /// Its number among [`Belgium::localities`].
    Locality(usize),
}

impl Meant {
    fn locality(self) -> Option<&'static Locality> {
        match self {
            Self::Commune(_) => None,
            Self::Locality(index) => Belgium::get().localities().get(index),
        }
    }

    fn commune(self) -> Option<Nis> {
        match self {
            Self::Commune(nis) => Some(nis),
            Self::Locality(_) => self.locality().map(|locality| locality.commune),
        }
    }

    /// A text that means this and nothing else, with its names.
    fn choice(self) -> Option<Choice> {
        let Some(locality) = self.locality() else {
            let nis = self.commune()?;
            return Some(Choice::commune(nis.to_string(), nis));
        };
        Some(Choice {
            near: format!("{}-{}", locality.name, locality.commune),
            postcode: locality.postcode,
            commune: locality.commune,
            locality: Some(locality.name),
        })
    }

    /// The place, with the name that was typed where it is not the commune's of today.
    fn here(self, text: &str) -> Option<Whereabouts> {
        let Some(locality) = self.locality() else {
            let nis = self.commune()?;
            return Some(in_commune(nis, old_name(text, nis)));
        };
        Some(Whereabouts {
            point: locality.point,
            postcode: locality.postcode,
            commune: Some(locality.commune),
            whole_commune: false,
            formerly: Some(locality.name.to_owned()),
        })
    }
}

/// Every name that is understood.
static NAMES: LazyLock<NameIndex<Meant>> = LazyLock::new(|| {
    let belgium = Belgium::get();
    let localities = belgium.localities().iter().enumerate();
    let localities = localities.map(|(index, it)| (Meant::Locality(index), it.name));
    NameIndex::new(communes_by_name().chain(localities))
});

/// Those that communes bear today.
static TODAY: LazyLock<NameIndex<Meant>> = LazyLock::new(|| {
    let names = Belgium::get().names();
    let current = names.filter(|(kind, _, _)| *kind == NameKind::Current);
    NameIndex::new(current.map(|(_, name, nis)| (Meant::Commune(nis), name)))
});

fn communes_by_name() -> impl Iterator<Item = (Meant, &'static str)> {
    let belgium = Belgium::get();
    let own = belgium.names().map(|(_, name, nis)| (name, nis));
    own.chain(belgium.other_names())
        .map(|(name, nis)| (Meant::Commune(nis), name))
}

/// The folded names of communes that ended without a trace.
static ENDED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let ended = Belgium::get().ended().iter();
    ended.map(|ended| finder::fold(ended.name)).collect()
});

impl Near {
    /// Understands `1000`, `1000 Bruxelles`, `1050-21009` (postcode and commune), `21009`, `Ixelles`,
    /// `elsene`, `Brussels`, an old commune's name, `Laeken`, `Laeken-21004` (a part of a commune),
    /// whole words of one commune's name only, `50.85,4.35`, or nothing.
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
        if let Some(part) = part_of_commune(text) {
            return Ok(Self::Here(part));
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
            if let Named::Exact(named) = NAMES.find(name)
                && let Some(nis) = several
                    .iter()
                    .find(|nis| named.contains(&Meant::Commune(**nis)))
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
        postcode: Some(postcode),
        ..Choice::commune(format!("{postcode}-{nis}"), *nis)
    };
    Belgium::get()
        .communes_of(postcode)
        .iter()
        .map(choice)
        .collect()
}

/// `Laeken-21004`: what [`Meant::choice`] writes for a part of a commune.
fn part_of_commune(text: &str) -> Option<Whereabouts> {
    let (name, nis) = text.rsplit_once('-')?;
    let nis = Nis::parse(nis)?;
    let Named::Exact(found) = NAMES.find(name) else {
        return None;
    };
    let part = found
        .into_iter()
        .find(|meant| meant.locality().is_some_and(|it| it.commune == nis))?;
    part.here(name)
}

/// More choices than this are no choice: then the closest names are proposed.
const MOST_CHOICES: usize = 8;

fn by_name(text: &str) -> Result<Near, NearProblem> {
    let meant = match NAMES.find(text) {
        Named::Exact(found) => exactly(text, found),
        Named::Close(close) => {
            let whole_words = by_whole_words(text);
            if ENDED.contains(&finder::fold(text)) {
                return Err(NearProblem::Ended(choices(&whole_words)));
            }
            if whole_words.is_empty() || whole_words.len() > MOST_CHOICES {
                let names: Vec<Meant> = close.into_iter().map(|close| close.key).collect();
                let mut all = misread_postcode(text);
                all.extend(choices(&names));
                return Err(NearProblem::NoSuchCommune(all));
            }
            whole_words
        }
    };
    match meant.as_slice() {
        [only] => only
            .here(text)
            .map(Near::Here)
            .ok_or(NearProblem::NoSuchCommune(Vec::new())),
        several => Err(NearProblem::Which(choices(several))),
    }
}

fn choices(meant: &[Meant]) -> Vec<Choice> {
    meant.iter().filter_map(|meant| meant.choice()).collect()
}

/// Of those who bear this name: a commune's own name of today stands before villages elsewhere. Where no
/// commune bears it today, one whose name begins with it may be meant as well: "Berchem" is a part of
/// Antwerp, and how people in Brussels call Berchem-Sainte-Agathe.
fn exactly(text: &str, found: Vec<Meant>) -> Vec<Meant> {
    let is_today = |meant: &Meant| match meant {
        Meant::Commune(nis) => old_name(text, *nis).is_none(),
        Meant::Locality(_) => false,
    };
    if found.iter().any(is_today) {
        let communes = found.into_iter().filter(|meant| meant.locality().is_none());
        return communes.collect();
    }
    let mut meant = found;
    for longer in TODAY.beginning_with(text) {
        if meant.iter().all(|it| it.commune() != longer.commune()) {
            meant.push(longer);
        }
    }
    // Communes before villages.
    meant.sort_unstable();
    meant
}

/// Communes of whose names these are whole words, the first ones or others; else such villages and parts
/// of towns.
fn by_whole_words(text: &str) -> Vec<Meant> {
    let ways = [
        TODAY.beginning_with(text),
        TODAY.holding(text),
        NAMES.beginning_with(text),
        NAMES.holding(text),
    ];
    ways.into_iter()
        .find(|meant| !meant.is_empty())
        .unwrap_or_default()
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
mod tests;
