//! What a column may be, by its name and by what it holds.

mod country;
mod header;
mod language;
mod looks;

use std::collections::BTreeMap;

use crate::draft::{Draft, Target};
use crate::field::{FIELDS, Shape};
use crate::fold::{fold, key, padded};
use crate::profile::Column;
use crate::vocabulary::{Country, Vocabulary};
use country::Lies;
use language::Spoken;
use looks::Looks;

/// One thing that a column may be.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    pub(crate) target: Target,
    /// 0 to 1.
    pub(crate) points: f64,
}

/// What may be said of a row's source.
const OF_SOURCE: [&str; 2] = ["source_title", "updated_on"];
/// Enough for a guess, and for no more.
const ONE_OF_SEVERAL: f64 = 0.7;
/// Above this share of cells, what a column holds is worth a guess without its name.
const SPEAKS_FOR_ITSELF: f64 = 0.8;
/// Below this share a column is not what its name says.
const VETO: f64 = 0.25;
/// From this average length (bytes) on, a text is a description and no name.
const LONG: f64 = 90.0;
/// Guessed values written out, and unknown ones named, for each field.
const MAX_VALUES: usize = 12;

pub(crate) struct Guesser<'w> {
    words: &'w Vocabulary,
    /// The country whose rules most cells keep to.
    pub(crate) lies: Lies,
    pub(crate) spoken: Spoken,
    /// Folded value to the fields that know it.
    known: BTreeMap<&'w str, Vec<&'w str>>,
}

impl<'w> Guesser<'w> {
    pub(crate) fn new(words: &'w Vocabulary, columns: &[Column]) -> Self {
        let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (field, values) in &words.values {
            for value in values.keys() {
                known.entry(value).or_default().push(field);
            }
        }
        let spoken = language::language(words, columns);
        let lies = country::country(words, columns, &spoken.language);
        Self {
            words,
            lies,
            spoken,
            known,
        }
    }

    fn rules(&self) -> Option<(&str, &'w Country)> {
        let code = self.lies.country.as_deref()?;
        Some((code, self.words.countries.get(code)?))
    }

    /// What the column may be, best first.
    pub(crate) fn scores(&self, column: &Column) -> Vec<Score> {
        let looks = Looks::at(self.words, self.rules(), &self.known, column);
        let mut scores = Vec::new();
        scores.extend(self.half_day(column, &looks));
        scores.extend(self.flag(column, &looks));
        let named = header::named(self.words, &column.name);
        let is_note = header::is_note(self.words, &column.name);
        let is_of_source = header::stands_below(self.words, &column.name, "source_title");
        for (field, shape) in FIELDS {
            // Nobody wrote a note for the public; who wants it there puts it into the mapping.
            if is_note && matches!(shape, Shape::Line | Shape::Prose) {
                continue;
            }
            // What stands below the source of a row is the source's own.
            if is_of_source && !OF_SOURCE.contains(field) {
                continue;
            }
            let name = named.get(field).copied().unwrap_or_default();
            let mut points = points(field, *shape, name, &looks);
            // One of several things in a row may say it of itself and not of the place.
            if column.is_of_list {
                points = points.min(ONE_OF_SEVERAL);
            }
            if points > 0.0 {
                let target = match header::language_tag(&column.name) {
                    Some(tag) if crate::field::shape(&format!("{field}:{tag}")).is_some() => {
                        Target::Field(format!("{field}:{tag}"))
                    }
                    _ => Target::Field((*field).to_owned()),
                };
                scores.push(Score { target, points });
            }
        }
        scores.sort_by(|a, b| {
            b.points
                .total_cmp(&a.points)
                .then_with(|| a.target.cmp(&b.target))
        });
        scores
    }

    /// A header that names a day of the week, above cells that hold times.
    fn half_day(&self, column: &Column, looks: &Looks) -> Option<Score> {
        let words = crate::fold::header(&column.name);
        let day = words
            .split(' ')
            .find_map(|word| self.words.days.get(word))?;
        let points = if looks.ranges >= VETO {
            0.9
        } else if looks.marks > 0.5 {
            0.6
        } else {
            return None;
        };
        Some(Score {
            target: Target::HoursOf(*day),
            points,
        })
    }

    /// A header that says a value, above cells that say yes or no.
    fn flag(&self, column: &Column, looks: &Looks) -> Option<Score> {
        if looks.flags < 0.9 {
            return None;
        }
        let hint = header::hint(self.words, &column.name)?;
        let target = Target::Flag {
            field: hint.field.clone(),
            code: hint.code.clone(),
        };
        Some(Score {
            target,
            points: 0.7,
        })
    }

    /// The values of coded columns: what parts them, what nobody knows, and guesses for those.
    pub(crate) fn values<'c>(
        &self,
        coded: impl Iterator<Item = (&'c Column, &'c str)>,
        draft: &mut Draft,
    ) {
        let mut parts: BTreeMap<char, u64> = BTreeMap::new();
        for (column, field) in coded {
            let is_coded = FIELDS
                .iter()
                .any(|(f, s)| *f == field && matches!(s, Shape::Coded | Shape::YesNo));
            let is_list = is_coded || FIELDS.iter().any(|(f, s)| *f == field && *s == Shape::Free);
            for (text, (count, _)) in column.kept.iter().filter(|_| is_list) {
                let (separator, mut pieces) = looks::pieces(text, |piece| self.knows(field, piece));
                if let Some(separator) = separator {
                    *parts.entry(separator).or_default() += count;
                }
                // A value that is not whole would be met by none in the list.
                if Column::is_cut(text) {
                    pieces.pop();
                }
                for piece in pieces.into_iter().filter(|_| is_coded) {
                    if !self.knows(field, piece) && !self.words.is_nothing(piece) {
                        self.guess_value(field, piece, draft);
                    }
                }
            }
        }
        draft.lists = parts.keys().collect();
    }

    fn knows(&self, field: &str, piece: &str) -> bool {
        let kin = self
            .words
            .kin
            .get(field)
            .into_iter()
            .flatten()
            .map(String::as_str);
        let fields: Vec<&str> = [field].into_iter().chain(kin).collect();
        let is_answer = |key: &str| self.words.yes.contains(key) || self.words.no.contains(key);
        let answers = crate::field::shape(field) == Some(Shape::YesNo) || field == "free";
        looks::keys(piece).any(|key| {
            (answers && is_answer(&key))
                || self
                    .known
                    .get(key.as_str())
                    .is_some_and(|known| known.iter().any(|f| fields.contains(f)))
        })
    }

    fn guess_value(&self, field: &str, piece: &str, draft: &mut Draft) {
        let folded = padded(&fold(piece));
        let kin = self
            .words
            .kin
            .get(field)
            .into_iter()
            .flatten()
            .map(String::as_str);
        let hint = [field].into_iter().chain(kin).find_map(|of| {
            self.words
                .hints
                .iter()
                .find(|h| h.field == of && folded.contains(&h.words))
        });
        match hint {
            Some(hint) => {
                let guesses = draft.values.entry(field.to_owned()).or_default();
                let code = if hint.field == field {
                    hint.code.clone()
                } else {
                    format!("{}={}", hint.field, hint.code)
                };
                if guesses.len() < MAX_VALUES
                    && !guesses.keys().any(|known| key(known) == key(piece))
                {
                    guesses.insert(piece.to_owned(), code);
                }
            }
            None => {
                let unknown = draft.unknown_values.entry(field.to_owned()).or_default();
                if unknown.len() < MAX_VALUES {
                    unknown.insert(piece.to_owned());
                }
            }
        }
    }
}

/// Weighs the name of a column against what it holds.
fn points(field: &str, shape: Shape, name: f64, looks: &Looks) -> f64 {
    let held = match shape {
        Shape::Email => Some(looks.emails),
        Shape::Web => Some(looks.webs),
        Shape::Phone => Some(looks.phones),
        Shape::Date => Some(looks.dates),
        Shape::Postcode => Some(looks.postcodes),
        Shape::CommuneCode => Some(looks.commune_codes),
        Shape::Registration => Some(looks.registrations),
        Shape::Country => Some(looks.countries),
        Shape::Lat => Some(looks.lats),
        Shape::Lon => Some(looks.lons),
        Shape::Point => Some(looks.pairs),
        Shape::Hours => Some(looks.hours),
        Shape::Coded => return coded(field, name, looks),
        Shape::YesNo => {
            return if looks.flags.max(looks.known(field)) > 0.6 {
                name * 0.95
            } else {
                0.0
            };
        }
        Shape::Free => return free(field, name, looks),
        Shape::Line | Shape::Prose => None,
    };
    match held {
        None => text(field, name, looks),
        Some(share) if name > 0.0 => {
            if share < VETO {
                0.0
            } else {
                name.mul_add(0.5, share * 0.5)
            }
        }
        // Without a name, only what cannot well be anything else.
        Some(share) if share >= SPEAKS_FOR_ITSELF => match field {
            "email" | "phone" | "website" | "point" | "updated_on" | "hours" => 0.55 * share,
            _ => 0.0,
        },
        Some(_) => 0.0,
    }
}

fn coded(field: &str, name: f64, looks: &Looks) -> f64 {
    let known = looks.known(field);
    let hinted = known.max(looks.hinted(field) * 0.8);
    if name > 0.0 && hinted >= VETO {
        return name.mul_add(0.5, hinted * 0.5);
    }
    if name > 0.0 {
        // Codes of their own that nobody can read yet, if they repeat.
        return if looks.repeats { name * 0.5 } else { 0.0 };
    }
    if hinted >= 0.6 && looks.repeats {
        0.65 * hinted
    } else {
        0.0
    }
}

fn free(field: &str, name: f64, looks: &Looks) -> f64 {
    let known = looks.own(field);
    if known >= 0.6 {
        return name.mul_add(0.2, known * 0.7);
    }
    if looks.repeats && looks.average < LONG && looks.numbers < 0.5 {
        name * 0.8
    } else {
        0.0
    }
}

fn text(field: &str, name: f64, looks: &Looks) -> f64 {
    let address = looks
        .emails
        .max(looks.webs)
        .max(looks.dates)
        .max(looks.pairs);
    if address > 0.5 {
        return 0.0;
    }
    match field {
        "id" => {
            if looks.unique && looks.average < 60.0 {
                name
            } else {
                0.0
            }
        }
        "says" => {
            let long = if looks.average >= LONG && looks.varied {
                0.42
            } else {
                0.0
            };
            f64::max(name * 0.95, long)
        }
        "price" => name.mul_add(
            0.8,
            looks.known("free").max(looks.hinted("free")) * if name > 0.0 { 0.2 } else { 0.0 },
        ),
        "for_whom" | "access" => name * 0.9,
        _ if looks.hours > 0.5 => 0.0,
        _ if looks.numbers > 0.5 || looks.average > 2.0 * LONG => 0.0,
        "street" => {
            if name > 0.0 {
                name.mul_add(0.6, looks.streets * 0.4)
            } else {
                0.6 * looks.streets - 0.1
            }
        }
        "street_more" => name,
        _ if looks.average > LONG => 0.0,
        _ => name * 0.98,
    }
}
