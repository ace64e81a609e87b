//! Communes and postcodes of Belgium, as they are since 1 January 2025.
//!
//! The tables stand in `data/geography` and `data/boundaries`, each with its source and licence
//! beside it; they are part of the binary and read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Nis, Point, Postcode};

mod boundary;
mod commune;
mod projection;
mod read;

pub use boundary::{Border, Bounds, Ring};
pub use commune::{
    Change, Commune, Division, Ended, Former, Level, Locality, NameKind, Names, Region,
};
pub use projection::Projection;

use boundary::Boundary;

/// Everything we know of the map of Belgium.
#[derive(Debug)]
pub struct Belgium {
    communes: Vec<Commune>,
    by_nis: HashMap<Nis, usize>,
    postcodes: Vec<PostcodeEntry>,
    former: Vec<Former>,
    divisions: Vec<Division>,
    names: Vec<(NameKind, &'static str, Nis)>,
    other_names: Vec<(&'static str, Nis)>,
    localities: Vec<Locality>,
    ended: Vec<Ended>,
    boundaries: Vec<Boundary>,
    borders: Vec<Border>,
    bounds: Bounds,
}

#[derive(Debug)]
struct PostcodeEntry {
    postcode: Postcode,
    communes: Vec<Nis>,
    point: Point,
}

impl Belgium {
    #[must_use]
    pub fn get() -> &'static Self {
        static BELGIUM: LazyLock<Belgium> = LazyLock::new(read::belgium);
        &BELGIUM
    }

    /// The commune that bears this code today.
    #[must_use]
    pub fn commune(&self, nis: Nis) -> Option<&Commune> {
        self.by_nis
            .get(&nis)
            .and_then(|index| self.communes.get(*index))
    }

    /// All 565, by code.
    #[must_use]
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// The communes a postcode lies in: one, or two (1040, 1050, 1804); none where no such
    /// postcode is delivered to.
    #[must_use]
    pub fn communes_of(&self, postcode: Postcode) -> &[Nis] {
        self.postcode(postcode).map_or(&[], |entry| &entry.communes)
    }

    /// Where about a postcode lies: one point of it, or the mean of its localities.
    #[must_use]
    pub fn postcode_point(&self, postcode: Postcode) -> Option<Point> {
        self.postcode(postcode).map(|entry| entry.point)
    }

    /// All 1,149, in order.
    pub fn postcodes(&self) -> impl Iterator<Item = Postcode> {
        self.postcodes.iter().map(|entry| entry.postcode)
    }

    /// What became of a code or name that is no more. Antwerp's code is both a commune of today and,
    /// without Borsbeek, of before 2025: ask `commune` first.
    #[must_use]
    pub fn former(&self, nis: Nis) -> Option<&Former> {
        self.former.iter().find(|former| former.nis == nis)
    }

    /// All former communes that we know the successor of, by code.
    #[must_use]
    pub fn all_former(&self) -> &[Former] {
        &self.former
    }

    /// The commune of today for a code of today or of before.
    #[must_use]
    pub fn commune_today(&self, nis: Nis) -> Option<&Commune> {
        self.commune(nis)
            .or_else(|| self.commune(self.former(nis)?.became))
    }

    /// A region, province or arrondissement.
    #[must_use]
    pub fn division(&self, nis: Nis) -> Option<&Division> {
        self.divisions.iter().find(|division| division.nis == nis)
    }

    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// Every name a commune is found under, with the commune of today; each name once per commune.
    pub fn names(&self) -> impl Iterator<Item = (NameKind, &'static str, Nis)> {
        self.names.iter().copied()
    }

    /// Names of today's communes in languages that are none of the country's: English ones, and some in
    /// Arabic script.
    pub fn other_names(&self) -> impl Iterator<Item = (&'static str, Nis)> {
        self.other_names.iter().copied()
    }

    /// Villages and parts of towns, as far as our sources name them.
    #[must_use]
    pub fn localities(&self) -> &[Locality] {
        &self.localities
    }

    /// Names of communes that were, and of which we do not know what they became.
    #[must_use]
    pub fn ended(&self) -> &[Ended] {
        &self.ended
    }

    /// The postcode whose point is nearest, as the crow flies; the lower of two equally near.
    #[must_use]
    pub fn nearest_postcode(&self, point: Point) -> Postcode {
        self.postcodes
            .iter()
            .min_by(|a, b| {
                a.point
                    .distance_m(point)
                    .total_cmp(&b.point.distance_m(point))
            })
            .expect("the shipped table has postcodes")
            .postcode
    }

    /// The `n` communes whose centre of population is nearest, with the distance in metres.
    #[must_use]
    pub fn communes_near(&self, point: Point, n: usize) -> Vec<(Nis, f64)> {
        let mut near: Vec<_> = self
            .communes
            .iter()
            .map(|commune| (commune.nis, commune.centre.distance_m(point)))
            .collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        near.truncate(n);
        near
    }

    /// Whether a point can be in Belgium at all: within the box around it.
    #[must_use]
    pub fn in_belgium(&self, point: Point) -> bool {
        self.bounds.contains(point)
    }

    /// The box around Belgium.
    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The commune a point lies in, as far as simplified boundaries tell: near a border, and in the
    /// smallest enclaves of Baarle, it may be the neighbour.
    #[must_use]
    pub fn commune_at(&self, point: Point) -> Option<Nis> {
        let index = self
            .boundaries
            .iter()
            .position(|boundary| boundary.contains(point))?;
        self.communes.get(index).map(|commune| commune.nis)
    }

    /// The outlines of a commune, not closed (the last point joins the first). More than one where
    /// it lies in pieces; to be filled by the even-odd rule. Empty for an unknown code.
    #[must_use]
    pub fn boundary(&self, nis: Nis) -> &[Ring] {
        self.boundary_of(nis)
            .map_or(&[], |boundary| &boundary.rings)
    }

    /// The box around a commune.
    #[must_use]
    pub fn commune_bounds(&self, nis: Nis) -> Option<Bounds> {
        self.boundary_of(nis).map(|boundary| boundary.bounds)
    }

    /// The communes that share a piece of border with this one, by code.
    #[must_use]
    pub fn neighbours(&self, nis: Nis) -> &[Nis] {
        self.boundary_of(nis)
            .map_or(&[], |boundary| &boundary.neighbours)
    }

    /// Each piece of border once, with the communes on its sides: what a map of many communes draws.
    #[must_use]
    pub fn borders(&self) -> &[Border] {
        &self.borders
    }

    fn postcode(&self, postcode: Postcode) -> Option<&PostcodeEntry> {
        let index = self
            .postcodes
            .binary_search_by_key(&postcode, |entry| entry.postcode)
            .ok()?;
        self.postcodes.get(index)
    }

    fn boundary_of(&self, nis: Nis) -> Option<&Boundary> {
        self.by_nis
            .get(&nis)
            .and_then(|index| self.boundaries.get(*index))
    }
}

#[cfg(test)]
mod map_tests;
#[cfg(test)]
mod tests;
