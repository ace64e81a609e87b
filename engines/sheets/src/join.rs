//! Several related tables as one: a row for each row of the base table, with what belongs to it.
//! Rows of the others that belong to none are counted.
//!
//! The file is read twice: once to keep the other tables, once to stream the base.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::formats;
use crate::item::{Cell, Fault, Item, Kind, Reason, Row};
use crate::options::{Limits, Options};
use crate::plan::{Link, Step, plan};
use crate::refusal::{Halt, Limit, Refusal, Run};
use crate::sink::{Sink, Summary};
use crate::text;

/// What a kept cell costs beside its letters.
const CELL_BYTES: u64 = 64;
/// Joined cells that may be handed out: for each row of the base, and for any file. Beyond, a few
/// rows would be repeated without end. A text counts once more for each of so many letters.
const LETTERS_PER_CELL: u64 = 256;
const JOINED_PER_ROW: u64 = 300;
const JOINED_ANYWAY: u64 = 1_000_000;

/// A table kept for joining.
#[derive(Default)]
struct Kept {
    rows: Vec<Row>,
    /// The names of its columns as columns of the base's rows.
    columns: Vec<(Arc<str>, Arc<str>)>,
    /// By column: which rows hold a text.
    indexes: HashMap<String, HashMap<String, Vec<usize>>>,
}

type Each<'a> = &'a mut dyn FnMut(Item) -> ControlFlow<()>;

pub fn read(
    input: &mut (impl Read + Seek),
    base: &str,
    options: &Options,
    each: Each,
) -> Result<Summary, Refusal> {
    let Others {
        mut kept,
        summary: first,
        links,
        ended,
    } = match keep(input, base, options, each) {
        Ok(others) => others,
        Err(Halt::Refused(refusal)) => return Err(refusal),
        Err(Halt::Asked) => return Err(Refusal::TooBig(Limit::Joined)),
    };
    if ended {
        return Ok(first);
    }
    let columns_of = |name: &str| {
        let table = first.tables.iter().find(|t| &*t.name == name);
        table.map(|t| t.columns.as_slice())
    };
    if columns_of(base).is_none() {
        return Err(Refusal::NoSuchTable(base.to_owned()));
    }
    let tables: BTreeMap<&str, &[Arc<str>]> = first
        .tables
        .iter()
        .map(|t| (&*t.name, t.columns.as_slice()))
        .collect();
    let steps = plan(base, &tables, &links);
    let mut joined_columns = Vec::new();
    for step in &steps {
        let Some(table) = kept.get_mut(step.table.as_str()) else {
            continue;
        };
        for column in columns_of(&step.table).unwrap_or_default() {
            let name: Arc<str> = format!("{}.{column}", step.table).into();
            joined_columns.push(name.clone());
            table.columns.push((column.clone(), name));
        }
        for link in &step.links {
            table.index(&link.column);
        }
    }
    let mut join = Join {
        kept: &kept,
        steps: &steps,
        limits: &options.limits,
        given: 0,
        rows: 0,
        faults: 0,
        spent: false,
        reached: HashMap::new(),
    };
    let mut on_base = |item| match item {
        Item::Row(row) if &*row.table == base => match join.join(row) {
            Some(item) => each(item),
            None => ControlFlow::Break(()),
        },
        Item::Fault(fault) if &*fault.table == base => each(Item::Fault(fault)),
        _ => ControlFlow::Continue(()),
    };
    let mut sink = Sink::new(&options.limits, &mut on_base);
    let run = formats::read(input, options, &mut sink);
    let mut summary = sink.summary();
    if join.spent {
        return Err(Refusal::TooBig(Limit::Joined));
    }
    match run {
        Err(Halt::Refused(refusal)) => return Err(refusal),
        Err(Halt::Asked) => {}
        Ok(()) => {
            for table in summary.tables.iter_mut().filter(|t| &*t.name != base) {
                table.unreached = table.rows - join.reached(&table.name);
            }
        }
    }
    for table in summary.tables.iter_mut().filter(|t| &*t.name == base) {
        table.rows -= join.faults;
        table.faults += join.faults;
        table.columns.append(&mut joined_columns);
    }
    Ok(summary)
}

/// What the first reading found.
struct Others {
    kept: BTreeMap<String, Kept>,
    summary: Summary,
    links: Vec<Link>,
    /// The caller has seen enough.
    ended: bool,
}

/// The first reading: keeps the rows of all tables but the base, and hands out their faults. Halts
/// where they are too many to keep.
fn keep(input: &mut (impl Read + Seek), base: &str, options: &Options, each: Each) -> Run<Others> {
    let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
    let (mut bytes, mut asked) = (0, false);
    let mut on_others = |item| match item {
        Item::Row(row) if &*row.table != base => {
            let cells = row.cells.iter();
            bytes += cells.map(|c| c.text.len() as u64 + CELL_BYTES).sum::<u64>();
            let table = kept.entry(row.table.to_string()).or_default();
            table.rows.push(row);
            if bytes > options.limits.unpacked_bytes {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
        Item::Fault(fault) if &*fault.table != base => {
            let answer = each(Item::Fault(fault));
            asked = answer.is_break();
            answer
        }
        _ => ControlFlow::Continue(()),
    };
    let mut sink = Sink::new(&options.limits, &mut on_others);
    let run = formats::read(input, options, &mut sink);
    let told = std::mem::take(&mut sink.links);
    let summary = sink.summary();
    match run {
        Err(Halt::Asked) if asked => {}
        other => other?,
    }
    let links = Link::all(&options.links, &told, &summary);
    Ok(Others {
        kept,
        summary,
        links,
        ended: asked,
    })
}

impl Kept {
    fn index(&mut self, column: &str) {
        if self.indexes.contains_key(column) {
            return;
        }
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            for text in row.texts(column) {
                index.entry(text.to_owned()).or_default().push(at);
            }
        }
        self.indexes.insert(column.to_owned(), index);
    }

    fn with(&self, column: &str, text: &str) -> &[usize] {
        let index = self.indexes.get(column);
        index.and_then(|i| i.get(text)).map_or(&[], Vec::as_slice)
    }
}

struct Join<'a> {
    kept: &'a BTreeMap<String, Kept>,
    steps: &'a [Step],
    limits: &'a Limits,
    /// Joined cells and base rows handed out.
    given: u64,
    rows: u64,
    /// Rows of the base that became too long.
    faults: u64,
    spent: bool,
    /// By table, the rows that were joined to some row of the base.
    reached: HashMap<&'a str, HashSet<usize>>,
}

/// What is joined to one row of the base: the same limits hold for it as for a row.
#[derive(Default)]
struct Joined {
    cells: Vec<Cell>,
    bytes: usize,
}

/// The rows of a table that belong to one row of the base; none where an aligned one is missing.
type Matches = Vec<Option<usize>>;

impl<'a> Join<'a> {
    /// The row with what belongs to it; nothing once too much was repeated.
    fn join(&mut self, mut row: Row) -> Option<Item> {
        let (mut joined, matched) = match self.joined(&row) {
            Ok(joined) => joined,
            Err(reason) => {
                self.faults += 1;
                return Some(too_long(row, reason));
            }
        };
        for (table, rows) in matched {
            let reached = self.reached.entry(table).or_default();
            reached.extend(rows.into_iter().flatten());
        }
        self.rows += 1;
        self.given += joined.cells.len() as u64 + joined.bytes as u64 / LETTERS_PER_CELL;
        self.spent = self.given > JOINED_ANYWAY + JOINED_PER_ROW * self.rows;
        row.cells.append(&mut joined.cells);
        (!self.spent).then_some(Item::Row(row))
    }

    fn reached(&self, table: &str) -> u64 {
        self.reached.get(table).map_or(0, |rows| rows.len() as u64)
    }

    fn joined(&self, row: &Row) -> Result<(Joined, HashMap<&'a str, Matches>), Reason> {
        let mut matched: HashMap<&str, Matches> = HashMap::new();
        let mut joined = Joined::default();
        for step in self.steps {
            let Some(table) = self.kept.get(step.table.as_str()) else {
                continue;
            };
            let room = self.limits.cells().saturating_sub(joined.cells.len());
            let matches = self
                .matches(step, table, row, &matched, room)
                .ok_or(Reason::RowTooLong)?;
            add(table, &matches, self.limits, &mut joined)?;
            matched.insert(&step.table, matches);
        }
        Ok((joined, matched))
    }

    /// What the first link that leads anywhere gives; nothing if that is more than `room`.
    fn matches(
        &self,
        step: &Step,
        table: &Kept,
        base: &Row,
        matched: &HashMap<&str, Matches>,
        room: usize,
    ) -> Option<Matches> {
        for link in &step.links {
            let found = match matched.get(link.via_table.as_str()) {
                None if link.via_is_base => follow(link, table, &[Some(base)], room)?,
                None => continue,
                Some(via) => {
                    let rows = self.kept.get(&link.via_table).map_or(&[][..], |k| &k.rows);
                    let via: Vec<Option<&Row>> = via
                        .iter()
                        .map(|at| at.and_then(|at| rows.get(at)))
                        .collect();
                    follow(link, table, &via, room)?
                }
            };
            if found.iter().any(Option::is_some) {
                return Some(found);
            }
        }
        Some(Vec::new())
    }
}

/// The rows of `table` that a link leads to from `via`. Towards a parent each row leads to one, so
/// that both stay aligned; towards children to all of them, each once.
fn follow(link: &Link, table: &Kept, via: &[Option<&Row>], room: usize) -> Option<Matches> {
    let mut found = Matches::new();
    let mut known = HashSet::new();
    for row in via {
        let keys = row.iter().flat_map(|r| r.texts(&link.via_column));
        let mut rows = keys.flat_map(|k| table.with(&link.column, k).iter().copied());
        if link.to_parent {
            found.push(rows.next());
        } else {
            for at in rows {
                if known.insert(at) {
                    found.push(Some(at));
                }
                if found.len() > room {
                    return None;
                }
            }
        }
    }
    (found.len() <= room).then_some(found)
}

/// Adds the cells of the matching rows, column by column, every column as often as there are rows;
/// what repeats in a row is joined with `|`.
fn add(table: &Kept, matches: &Matches, limits: &Limits, into: &mut Joined) -> Result<(), Reason> {
    let blank = (String::new(), Kind::Text);
    let room = limits.cells().saturating_sub(into.cells.len());
    let mut columns: HashMap<&str, Vec<(String, Kind)>> = HashMap::new();
    for (at, found) in matches.iter().enumerate() {
        let Some(row) = found.and_then(|found| table.rows.get(found)) else {
            continue;
        };
        for cell in &row.cells {
            into.bytes += cell.text.len() + 1;
            let texts = columns.entry(&cell.column).or_default();
            texts.resize(texts.len().max(at), blank.clone());
            let length = match texts.get_mut(at) {
                Some((text, kind)) => {
                    text.push('|');
                    text.push_str(&cell.text);
                    *kind = Kind::Text;
                    text.len()
                }
                None => {
                    texts.push((cell.text.clone(), cell.kind));
                    cell.text.len()
                }
            };
            if length > limits.cell_bytes {
                return Err(Reason::CellTooLong);
            }
            if into.bytes > limits.row_bytes || columns.len() * matches.len() > room {
                return Err(Reason::RowTooLong);
            }
        }
    }
    for (column, name) in &table.columns {
        let Some(mut texts) = columns.remove(&**column) else {
            continue;
        };
        texts.resize(matches.len(), blank.clone());
        into.cells
            .extend(texts.into_iter().map(|(text, kind)| Cell {
                column: name.clone(),
                text,
                kind,
            }));
    }
    Ok(())
}

fn too_long(row: Row, reason: Reason) -> Item {
    Item::Fault(Fault {
        table: row.table,
        number: row.number,
        column: None,
        reason,
        excerpt: row
            .cells
            .first()
            .map_or_else(String::new, |c| text::excerpt(&c.text)),
    })
}
