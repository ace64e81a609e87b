//! What we know of a commune, and of what it lies in.

use serde::{Deserialize, Serialize};

use crate::calendar::Community;
use crate::{Language, Nis, Point, Postcode};

/// Names in the three national languages, as Statbel writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    pub fr: &'static str,
    pub nl: &'static str,
    pub de: &'static str,
}

impl Names {
    /// The name in a national language; none in the others.
    #[must_use]
    pub const fn get(&self, language: Language) -> Option<&'static str> {
        match language {
            Language::French => Some(self.fr),
            Language::Dutch => Some(self.nl),
            Language::German => Some(self.de),
            Language::English | Language::Arabic => None,
        }
    }

    /// The different ones among the three.
    pub fn distinct(&self) -> impl Iterator<Item = &'static str> {
        let Self { fr, nl, de } = *self;
        [
            Some(fr),
            (nl != fr).then_some(nl),
            (de != fr && de != nl).then_some(de),
        ]
        .into_iter()
        .flatten()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    Brussels,
    Flanders,
    Wallonia,
}

impl Region {
    pub const ALL: [Self; 3] = [Self::Brussels, Self::Flanders, Self::Wallonia];

    /// Its code, as in Statbel's REFNIS.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Brussels => "04000",
            Self::Flanders => "02000",
            Self::Wallonia => "03000",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }
}

/// The German-language region: Amel, Büllingen, Bütgenbach, Eupen, Kelmis, Lontzen, Raeren,
/// Sankt Vith, Burg-Reuland (laws on the use of languages in administrative matters, coordinated on
/// 18 July 1966, article 5).
const GERMAN_SPEAKING: [&str; 9] = [
    "63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087",
];

/// A commune of 1 January 2025.
#[derive(Debug)]
pub struct Commune {
    pub nis: Nis,
    pub names: Names,
    pub region: Region,
    /// None in Brussels, which lies in no province.
    pub province: Option<Nis>,
    pub arrondissement: Nis,
    /// Where its people live on average (mean of the statistical sectors' centres, weighted by
    /// population), not where its town hall stands.
    pub centre: Point,
    /// On 1 January 2024, within the boundaries of 2025.
    pub population_2024: u32,
    /// In order; those shared with a neighbour too.
    pub postcodes: Vec<Postcode>,
}

impl Commune {
    /// The name to write on a page in this language; where we have none, the local one.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        self.names
            .get(language)
            .unwrap_or_else(|| self.local_name())
    }

    /// The name in the language of the place; in Brussels the French one, which is said first there.
    #[must_use]
    pub fn local_name(&self) -> &'static str {
        match self.region {
            Region::Flanders => self.names.nl,
            Region::Wallonia if self.is_german_speaking() => self.names.de,
            Region::Brussels | Region::Wallonia => self.names.fr,
        }
    }

    /// The name or names on the signs of the place: two in Brussels where they differ
    /// ("Ixelles", "Elsene").
    #[must_use]
    pub fn local_names(&self) -> Vec<&'static str> {
        let mut names = vec![self.local_name()];
        if self.region == Region::Brussels && self.names.nl != self.names.fr {
            names.push(self.names.nl);
        }
        names
    }

    /// Whose schools stand here: two communities' in Brussels.
    #[must_use]
    pub fn communities(&self) -> &'static [Community] {
        match self.region {
            Region::Flanders => &[Community::Flemish],
            Region::Wallonia if self.is_german_speaking() => &[Community::GermanSpeaking],
            Region::Wallonia => &[Community::French],
            Region::Brussels => &[Community::French, Community::Flemish],
        }
    }

    fn is_german_speaking(&self) -> bool {
        GERMAN_SPEAKING.contains(&self.nis.to_string().as_str())
    }
}

/// How a code or a name came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It merged with others.
    Merged,
    /// The same commune got another code, as its arrondissement changed.
    Recoded,
    /// The same commune under the same code got another name.
    Renamed,
}

/// A commune, or its name, as it was.
#[derive(Clone, Copy, Debug)]
pub struct Former {
    pub nis: Nis,
    pub names: Names,
    /// The commune of today.
    pub became: Nis,
    /// The last year it was so.
    pub until: u16,
    pub how: Change,
}

/// A village or a part of a town that is no commune today; most were one before 1977.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Locality {
    pub name: &'static str,
    /// The commune of today that it lies in.
    pub commune: Nis,
    /// Known where the locality gives its name to a postcode.
    pub postcode: Option<Postcode>,
    pub point: Point,
}

/// The name of a commune that ended, of which nobody we know of says what it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub name: &'static str,
    /// The last year it was one.
    pub until: u16,
}

/// Whether a name is a commune's own or a predecessor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    Current,
    Former,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Region,
    Province,
    Arrondissement,
}

/// A region, a province or an arrondissement.
#[derive(Clone, Copy, Debug)]
pub struct Division {
    pub nis: Nis,
    pub level: Level,
    /// What it lies in; nothing for a region.
    pub within: Option<Nis>,
    pub names: Names,
}
