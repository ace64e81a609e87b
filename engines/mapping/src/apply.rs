mod whereabouts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::coded;
use crate::field::{self, Shape};
use crate::fold::{in_lines, one_line, without_controls};
use crate::formula::unguarded;
use crate::hours;
use crate::mapping::{Columns, Mapping, Meaning};
use crate::repair::{Repaired, contact, date, number, phone};
use crate::vocabulary::{Country, Vocabulary};
use crate::{Given, Kind, Reason, Remark};

/// A remark shows this much of a value.
const SHOWN: usize = 300;
/// More values of one field, or remarks on one row, than anybody reads: the rest is one remark.
const MAX_VALUES: usize = 100;
const MAX_REMARKS: usize = 200;

/// One row, in our fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    /// By the code of the field, with a language where the mapping says one (`name:nl`). No list
    /// is empty.
    pub fields: BTreeMap<String, Vec<String>>,
    pub remarks: Vec<Remark>,
    /// Columns of this row that hold something and that the mapping does not read.
    pub unused: Vec<String>,
}

/// Takes one row through a mapping.
///
/// Another way of writing the same (`02/511.22.33`, `5 mars 2021`, `50,85`) is brought to ours
/// without a word; what is repaired or left out has a remark. The same row gives the same answer.
/// Of control characters only the end of a line and the tabulator come out again.
pub fn apply(mapping: &Mapping, words: &Vocabulary, row: &[Given<'_>]) -> Mapped {
    let guard = mapping.read.guard.as_deref().unwrap_or_default();
    // Here, so that no field, remark or id takes a way around it. The guard first: what it stands
    // before may be such a character.
    let texts: Vec<Cow<'_, str>> = row
        .iter()
        .map(|given| without_controls(unguarded(given.text, guard)))
        .collect();
    let row: Vec<Given<'_>> = row
        .iter()
        .zip(&texts)
        .map(|(given, text)| Given { text, ..*given })
        .collect();
    let mut work = Work {
        mapping,
        words,
        row: &row,
        country: None,
        used: BTreeSet::new(),
        out: Mapped::default(),
    };
    let wanted = work.wanted();
    work.find_country(&wanted);
    for (field, from) in &wanted {
        work.take(field, from);
    }
    work.flags();
    work.spread_hours();
    work.split_address();
    work.point(&wanted);
    work.contradictions();
    work.constants();
    work.derive_needs();
    work.list_unused();
    work.out
}

struct Work<'a> {
    mapping: &'a Mapping,
    words: &'a Vocabulary,
    row: &'a [Given<'a>],
    country: Option<(String, &'a Country)>,
    used: BTreeSet<&'a str>,
    out: Mapped,
}

/// Our fields with the columns they come from; only columns called like our fields hang on the row.
type Wanted<'a> = Vec<(&'a str, Cow<'a, Columns>)>;

/// `2300.0` is what a program that took digits for a number writes of `2300`.
fn whole(text: &str) -> &str {
    let number = text.trim().strip_suffix(".0");
    let is_whole = |number: &&str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    number.filter(is_whole).unwrap_or(text)
}

/// A column's cell that holds something.
#[derive(Clone, Copy)]
struct Cell<'a> {
    column: &'a str,
    text: &'a str,
    kind: Kind,
}

impl<'a> Work<'a> {
    fn wanted(&self) -> Wanted<'a> {
        let fields = self.mapping.fields.iter();
        let mut wanted: BTreeMap<&str, Cow<'_, Columns>> = fields
            .map(|(field, from)| (field.as_str(), Cow::Borrowed(from)))
            .collect();
        if self.mapping.same_names {
            for given in self.row.iter().filter(|g| field::shape(g.column).is_some()) {
                wanted.entry(given.column).or_insert_with(|| {
                    Cow::Owned(Columns::Together(vec![given.column.to_owned()]))
                });
            }
        }
        wanted.into_iter().collect()
    }

    /// The cells of a column that hold something, in order.
    fn cells(&mut self, column: &str) -> Vec<Cell<'a>> {
        let row = self.row;
        let mut cells: Vec<Cell<'a>> = Vec::new();
        let exact = row.iter().any(|given| given.column == column);
        for given in row {
            let is_it = if exact {
                given.column == column
            } else {
                given.column.eq_ignore_ascii_case(column)
            };
            if is_it {
                self.used.insert(given.column);
                if !self.words.is_nothing(given.text) {
                    cells.push(Cell {
                        column: given.column,
                        text: given.text.trim(),
                        kind: given.kind,
                    });
                }
            }
        }
        cells
    }

    fn gather(&mut self, from: &Columns) -> Vec<Cell<'a>> {
        match from {
            Columns::Together(names) => names.iter().flat_map(|name| self.cells(name)).collect(),
            Columns::First(names) => {
                let mut found = Vec::new();
                for name in names {
                    let cells = self.cells(name);
                    if found.is_empty() {
                        found = cells;
                    }
                }
                found
            }
        }
    }

    fn take(&mut self, field: &str, from: &Columns) {
        let Some(shape) = field::shape(field) else {
            return;
        };
        match shape {
            Shape::Country | Shape::Lat | Shape::Lon | Shape::Point => {}
            Shape::Line => self.text(field, from, " "),
            Shape::Prose => self.text(field, from, "\n"),
            Shape::Hours => self.text(field, from, "; "),
            Shape::Coded | Shape::YesNo => {
                for cell in self.gather(from) {
                    self.coded(field, cell);
                }
            }
            Shape::Free => {
                for cell in self.gather(from) {
                    self.free(field, cell);
                }
            }
            _ => self.repaired(field, shape, from),
        }
    }

    fn text(&mut self, field: &str, from: &Columns, between: &str) {
        // Each part as it stays, and in one line.
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut last = None;
        for cell in self.gather(from) {
            if parts.len() == MAX_VALUES {
                self.remark(field, cell, Reason::TooMany, None);
                break;
            }
            let line = one_line(cell.text);
            if between != "\n" {
                // Rows that are joined to one say the same again; beside each other stand other columns.
                let again = last.replace(cell.column) == Some(cell.column);
                if !again || parts.iter().all(|(part, _)| *part != line) {
                    parts.push((line.clone(), line));
                }
                continue;
            }
            // A longer text often begins with the short one beside it, be it in other lines.
            if !parts.iter().any(|(_, known)| known.contains(&line)) {
                parts.retain(|(_, known)| !line.starts_with(known.as_str()));
                parts.push((in_lines(cell.text), line));
            }
        }
        if !parts.is_empty() {
            let parts: Vec<String> = parts.into_iter().map(|(part, _)| part).collect();
            self.out
                .fields
                .insert(field.to_owned(), vec![parts.join(between)]);
        }
    }

    fn coded(&mut self, field: &str, cell: Cell<'a>) {
        if self.named(cell) {
            return;
        }
        for (piece, meanings) in coded::values(self.mapping, self.words, field, cell.text) {
            match meanings {
                Some(meanings) => self.mean(&meanings),
                None => self.remark(
                    field,
                    Cell {
                        text: piece,
                        ..cell
                    },
                    Reason::UnknownValue,
                    None,
                ),
            }
        }
    }

    /// Whether the cell names its field itself, and was taken as that.
    fn named(&mut self, cell: Cell<'a>) -> bool {
        let Some((field, code)) = cell.text.split_once(':') else {
            return false;
        };
        if !self.mapping.named.contains(cell.column) {
            return false;
        }
        let known = match field::shape(field) {
            Some(Shape::Coded) => self.words.codes(field).contains(&code),
            Some(Shape::YesNo) => code == "yes" || code == "no",
            Some(Shape::Free) => !self.words.is_nothing(code),
            _ => false,
        };
        if known {
            self.insert(field, &one_line(code));
        }
        known
    }

    fn mean(&mut self, meanings: &[Meaning]) {
        for meaning in meanings.iter().filter(|meaning| !meaning.code.is_empty()) {
            self.insert(&meaning.field, &meaning.code);
        }
    }

    fn free(&mut self, field: &str, cell: Cell<'a>) {
        for piece in coded::parted(cell.text, &self.mapping.source.lists) {
            match coded::meanings(self.mapping, self.words, field, piece) {
                Some(meanings) => self.mean(&meanings),
                None if self.words.is_nothing(piece) => {}
                None => self.insert(field, &one_line(piece)),
            }
        }
    }

    fn repaired(&mut self, field: &str, shape: Shape, from: &Columns) {
        let country = self.country.clone();
        let country = country
            .as_ref()
            .map(|(code, country)| (code.as_str(), *country));
        let single = matches!(shape, Shape::Date | Shape::Postcode | Shape::CommuneCode);
        for cell in self.gather(from) {
            let digits = whole(cell.text);
            let repaired = match shape {
                Shape::Phone => phone::phones(digits, country.map(|(_, c)| c)),
                Shape::Email => contact::emails(cell.text),
                Shape::Web => contact::websites(cell.text),
                Shape::Date => date::date(cell.text, cell.kind, self.words, self.mapping.today),
                Shape::Postcode => number::postcode(digits, country),
                Shape::CommuneCode => number::commune_code(digits, country.map(|(_, c)| c)),
                _ => number::registration(digits, country),
            };
            let known = self
                .out
                .fields
                .get(field)
                .and_then(|values| values.first())
                .cloned();
            if single && let Some(known) = known {
                if repaired.values.first() != Some(&known) {
                    self.remark(field, cell, Reason::SecondValue, None);
                }
                continue;
            }
            self.keep(field, cell, repaired);
        }
    }

    fn keep(&mut self, field: &str, cell: Cell<'a>, repaired: Repaired) {
        for value in &repaired.values {
            self.insert(field, value);
        }
        for finding in repaired.findings {
            let cell = Cell {
                text: &finding.value,
                ..cell
            };
            self.remark(field, cell, finding.reason, finding.became);
        }
    }

    fn flags(&mut self) {
        let mapping = self.mapping;
        for (column, meanings) in &mapping.flags {
            for cell in self.cells(column) {
                match coded::flag(mapping, self.words, cell.column, cell.text, meanings) {
                    Some(true) => self.mean(meanings),
                    Some(false) => {}
                    None => {
                        let field = meanings
                            .first()
                            .map_or("", |meaning| meaning.field.as_str());
                        self.remark(field, cell, Reason::UnknownValue, None);
                    }
                }
            }
        }
    }

    fn spread_hours(&mut self) {
        let (mapping, row) = (self.mapping, self.row);
        let Some(from) = &mapping.hours else {
            return;
        };
        let cells = |column: &str| -> Vec<&'a str> {
            row.iter()
                .filter(|given| given.column == column)
                .map(|given| given.text)
                .collect()
        };
        let together = hours::together(from, self.words, &cells);
        let columns = from.columns();
        self.used.extend(
            row.iter()
                .map(|given| given.column)
                .filter(|column| columns.contains(column)),
        );
        for (column, text) in together.not_read {
            let cell = Cell {
                column,
                text: &text,
                kind: Kind::Text,
            };
            self.remark("hours", cell, Reason::HoursNotRead, None);
        }
        if let Some(text) = together.text {
            // What was said in words beside them stays as words.
            if let Some(prose) = self.out.fields.insert("hours".to_owned(), vec![text]) {
                self.out
                    .fields
                    .entry("hours_text".to_owned())
                    .or_insert(prose);
            }
        }
    }

    /// A question answered with yes and with no is not answered. A place may well be both mobile
    /// and fixed, and partly free, so these two keep both.
    fn contradictions(&mut self) {
        let both = |(field, values): &(&String, &Vec<String>)| {
            field::shape(field) == Some(Shape::YesNo) && *field != "mobile" && values.len() > 1
        };
        let fields: Vec<String> = self
            .out
            .fields
            .iter()
            .filter(both)
            .map(|(f, _)| f.clone())
            .collect();
        for field in fields {
            let values = self.out.fields.remove(&field).unwrap_or_default().join(" ");
            let cell = Cell {
                column: self.column_of(&field),
                text: &values,
                kind: Kind::Text,
            };
            self.remark(&field, cell, Reason::Contradiction, None);
        }
    }

    fn constants(&mut self) {
        for (field, values) in &self.mapping.constants {
            if !self.out.fields.contains_key(field) && !values.is_empty() {
                self.out.fields.insert(field.clone(), values.clone());
            }
        }
    }

    fn derive_needs(&mut self) {
        if ["needs", "offer"]
            .iter()
            .any(|said| self.out.fields.contains_key(*said))
        {
            return;
        }
        let services = self.out.fields.get("service").cloned().unwrap_or_default();
        let words = self.words;
        for need in services
            .iter()
            .filter_map(|service| words.needs.get(service))
            .flatten()
        {
            self.insert("needs", need);
        }
    }

    fn list_unused(&mut self) {
        let mut seen = BTreeSet::new();
        for given in self.row {
            let is_new = !self.used.contains(given.column) && seen.insert(given.column);
            if is_new && !self.words.is_nothing(given.text) {
                let column = without_controls(given.column).into_owned();
                self.out.unused.push(column);
            }
        }
    }

    fn insert(&mut self, field: &str, value: &str) {
        let values = self.out.fields.entry(field.to_owned()).or_default();
        if values.iter().any(|known| known == value) {
            return;
        }
        if values.len() < MAX_VALUES {
            values.push(value.to_owned());
        } else {
            let cell = Cell {
                column: "",
                text: value,
                kind: Kind::Text,
            };
            self.remark(field, cell, Reason::TooMany, None);
        }
    }

    fn remark(&mut self, field: &str, cell: Cell<'_>, reason: Reason, became: Option<String>) {
        let room = MAX_REMARKS.saturating_sub(self.out.remarks.len());
        if room == 0 {
            return;
        }
        let (reason, became) = if room == 1 {
            (Reason::TooMany, None)
        } else {
            (reason, became)
        };
        self.out.remarks.push(Remark {
            field: field.to_owned(),
            column: without_controls(cell.column).into_owned(),
            value: one_line(&cell.text.chars().take(SHOWN).collect::<String>()),
            reason,
            became,
        });
    }
}
