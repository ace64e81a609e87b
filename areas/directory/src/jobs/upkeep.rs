//! What to ask or to mend next, for whoever keeps a list right.

use jiff::civil::Date;
use kernel::Id;
use kernel::geography::Belgium;
use web::Permit;

use super::places::today;
use crate::Directory;
use crate::access::ChangePlaces;
use crate::model::{Criterion, Grade, Place, quality, stale};

/// A place whose facts somebody should confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub place: Whom,
    pub grade: Grade,
    /// The newest day on which they were confirmed or of which their source speaks.
    pub known_on: Option<Date>,
    /// The day on which the last source no longer named it, where nobody confirmed it since.
    pub gone_since: Option<Date>,
}

/// A place, and what is missing of what people need to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToMend {
    pub place: Whom,
    /// 0 to 1, in hundredths.
    pub score: f64,
    pub mend: Vec<Criterion>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    pub id: Id,
    pub name: String,
    /// Street, postcode and commune, as far as they are known.
    pub whereabouts: String,
    pub phone: Option<String>,
}

/// A list cut to what was asked for, and how long it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut<T> {
    pub first: Vec<T>,
    pub total: usize,
}

/// The places whose confirmation is due: those of no known day first, then the oldest first.
/// `commune` is a NIS code or its first digits (`21` for the Brussels Region); empty for all places, also abroad.
#[must_use]
pub fn due(
    directory: &Directory,
    _permit: &Permit<ChangePlaces>,
    commune: &str,
    limit: usize,
) -> Cut<Due> {
    let today = today(&directory.ground);
    let board = directory.board();
    let due = stale(
        board.places.iter().filter(|place| lies_in(place, commune)),
        today,
    );
    let total = due.len();
    let first = due.into_iter().take(limit).map(|place| {
        let freshness = place.freshness(today);
        Due {
            place: whom(directory, place),
            grade: freshness.grade,
            known_on: freshness.known_on,
            gone_since: freshness.gone_since,
        }
    });
    Cut {
        first: first.collect(),
        total,
    }
}

/// The places whose quality is below a score, the worst first, each with what to mend.
/// `commune` as for [`due`].
#[must_use]
pub fn to_mend(
    directory: &Directory,
    _permit: &Permit<ChangePlaces>,
    commune: &str,
    below: f64,
    limit: usize,
) -> Cut<ToMend> {
    let today = today(&directory.ground);
    let board = directory.board();
    let mut weak: Vec<(f64, &Place)> = board
        .places
        .iter()
        .filter(|place| lies_in(place, commune))
        .map(|place| (quality(place, today).score, place))
        .filter(|(score, _)| *score < below)
        .collect();
    weak.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let total = weak.len();
    let first = weak.into_iter().take(limit).map(|(score, place)| ToMend {
        place: whom(directory, place),
        score,
        mend: quality(place, today).mend,
    });
    Cut {
        first: first.collect(),
        total,
    }
}

fn lies_in(place: &Place, prefix: &str) -> bool {
    prefix.is_empty()
        || place
            .commune
            .is_some_and(|nis| nis.to_string().starts_with(prefix))
}

fn whom(directory: &Directory, place: &Place) -> Whom {
    let language = directory.ground.installation.languages[0];
    let commune = place
        .commune
        .and_then(|nis| Belgium::get().commune(nis))
        .map(|commune| commune.name(language).to_owned());
    let abroad = place.abroad.as_ref();
    let parts = [
        place.street.clone(),
        place
            .postcode
            .map(|postcode| postcode.to_string())
            .or_else(|| abroad.and_then(|at| at.postcode.clone())),
        commune.or_else(|| abroad.and_then(|at| at.commune.clone())),
    ];
    Whom {
        id: place.id.clone(),
        name: place.name.for_reader(language).text.to_owned(),
        whereabouts: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        phone: place.phone.clone(),
    }
}
