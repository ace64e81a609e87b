//! Where a row is: its country, what its address hides, its point.

use super::{Cell, Wanted, Work};
use crate::fold::fits;
use crate::repair::{number, point};
use crate::vocabulary::Country;
use crate::{Kind, Reason};

impl<'a> Work<'a> {
    pub(super) fn country(&self) -> Option<&'a Country> {
        self.country.as_ref().map(|(_, country)| *country)
    }

    /// A row's country is a field; what the mapping says holds for rows that do not say.
    pub(super) fn find_country(&mut self, wanted: &Wanted<'a>) {
        let mut code = None;
        if let Some((_, from)) = wanted.iter().find(|(field, _)| *field == "country") {
            for cell in self.gather(from) {
                match self.words.country(cell.text) {
                    Some(known) if code.is_none() => code = Some(known),
                    Some(known) if code.as_ref() == Some(&known) => {}
                    Some(_) => self.remark("country", cell, Reason::SecondValue, None),
                    None => self.remark("country", cell, Reason::UnknownValue, None),
                }
            }
        }
        let code = code
            .or_else(|| self.country_of_codes(wanted))
            .or_else(|| self.words.country(&self.mapping.source.country));
        if let Some(code) = code {
            self.insert("country", &code);
            self.country = self
                .words
                .countries
                .get(&code)
                .map(|country| (code, country));
        }
    }

    /// Another country that the mapping names, where the postcode and the code of the commune are both written as
    /// there: a postcode alone may be one that lost its zero.
    fn country_of_codes(&mut self, wanted: &Wanted<'a>) -> Option<String> {
        let words = self.words;
        let also = &self.mapping.source.also;
        if also.is_empty() {
            return None;
        }
        let [postcode, commune] = ["postcode", "commune_code"].map(|field| {
            let cells = self.cells_of(wanted, field);
            cells.first().map(|cell| cell.text)
        });
        let (postcode, commune) = (postcode?, commune?);
        let is_there = |code: &&String| {
            words.countries.get(*code).is_some_and(|country| {
                let written =
                    |masks: &[String], text: &str| masks.iter().any(|mask| fits(mask, text));
                written(&country.postcode, postcode) && written(&country.commune_code, commune)
            })
        };
        also.iter().find(is_there).cloned()
    }

    /// An address may hold postcode and commune where no column does.
    pub(super) fn split_address(&mut self) {
        let Some(country) = self.country() else {
            return;
        };
        let has = |field: &str| self.out.fields.keys().any(|known| base(known) == field);
        if has("postcode") || has("commune") {
            return;
        }
        let Some(street) = self
            .out
            .fields
            .get("street")
            .and_then(|values| values.first())
            .cloned()
        else {
            return;
        };
        if let Some((before, postcode, commune)) = number::address_end(&street, country) {
            let cell = Cell {
                column: self.column_of("street"),
                text: &street,
                kind: Kind::Text,
            };
            let became = format!("{before} / {postcode} / {commune}");
            self.remark("street", cell, Reason::TakenFromAddress, Some(became));
            self.out.fields.insert("street".to_owned(), vec![before]);
            self.insert("postcode", &postcode);
            self.insert("commune", &commune);
        }
    }

    pub(super) fn column_of(&self, field: &str) -> &'a str {
        let from = self
            .mapping
            .fields
            .get(field)
            .and_then(|from| from.names().first());
        from.map_or("", String::as_str)
    }

    pub(super) fn point(&mut self, wanted: &Wanted<'a>) {
        let language = self.mapping.source.language.as_str();
        let mut numbers = [None, None];
        let mut told = None;
        for (at, field) in ["lat", "lon"].into_iter().enumerate() {
            for cell in self.cells_of(wanted, field) {
                told = told.or(Some(cell));
                match point::degrees(cell.text, language) {
                    Some(number) => numbers[at] = numbers[at].or(Some(number)),
                    None => self.remark(field, cell, Reason::NotANumber, None),
                }
            }
        }
        match (numbers, told) {
            ([Some(lat), Some(lon)], Some(cell)) => {
                let given = format!("{lat}, {lon}");
                self.judge_point(cell, &given, (lat, lon));
            }
            ([None, None], _) | (_, None) => {}
            (_, Some(cell)) => self.remark("point", cell, Reason::HalfAPoint, None),
        }
        for cell in self.cells_of(wanted, "point") {
            if self.out.fields.contains_key("lat") {
                break;
            }
            match point::pair(cell.text, language) {
                Some(pair) => self.judge_point(cell, cell.text, pair),
                None => self.remark("point", cell, Reason::NotANumber, None),
            }
        }
    }

    fn cells_of(&mut self, wanted: &Wanted<'a>, field: &str) -> Vec<Cell<'a>> {
        match wanted.iter().find(|(name, _)| *name == field) {
            Some((_, from)) => self.gather(from),
            None => Vec::new(),
        }
    }

    fn judge_point(&mut self, cell: Cell<'_>, given: &str, (lat, lon): (f64, f64)) {
        let judged = point::point(given, lat, lon, self.country());
        if let [lat, lon] = judged.values.as_slice() {
            self.insert("lat", lat);
            self.insert("lon", lon);
        }
        for finding in judged.findings {
            let cell = Cell {
                text: &finding.value,
                ..cell
            };
            self.remark("point", cell, finding.reason, finding.became);
        }
    }
}

fn base(field: &str) -> &str {
    field.split(':').next().unwrap_or(field)
}
