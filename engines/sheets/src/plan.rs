//! In which order and by which links tables are joined to the base.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::sink::Summary;

/// More than any description of related tables needs.
const MOST_LINKS: usize = 10_000;

/// A foreign key, seen from one of its two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The table that is reached, and its column.
    pub table: String,
    pub column: String,
    /// Where it is reached from.
    pub via_table: String,
    pub via_column: String,
    pub via_is_base: bool,
    /// The foreign key is on the side of `via`: its rows have one parent each.
    pub to_parent: bool,
}

/// One table to join; of its links the first that leads to any row counts.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    pub table: String,
    pub links: Vec<Link>,
}

impl Link {
    /// The foreign keys that the caller names and the file tells; without any, those that the names
    /// of the columns suggest. Each as its child sees it.
    pub fn all(
        named: &BTreeMap<String, String>,
        told: &[(String, String)],
        summary: &Summary,
    ) -> Vec<Self> {
        let tables: Vec<&str> = summary.tables.iter().map(|t| &*t.name).collect();
        let split = |key: &str| split(key, &tables);
        let named = named.iter().map(|(from, to)| (from.as_str(), to.as_str()));
        let told = told.iter().map(|(from, to)| (from.as_str(), to.as_str()));
        let links: Vec<Self> = named
            .chain(told)
            .take(MOST_LINKS)
            .filter_map(|(from, to)| Some(Self::up(split(from)?, split(to)?)))
            .collect();
        if links.is_empty() {
            guessed(summary)
        } else {
            links
        }
    }

    fn up(from: (String, String), to: (String, String)) -> Self {
        Self {
            via_table: from.0,
            via_column: from.1,
            table: to.0,
            column: to.1,
            via_is_base: false,
            to_parent: true,
        }
    }

    fn turned(&self) -> Self {
        Self {
            table: self.via_table.clone(),
            column: self.via_column.clone(),
            via_table: self.table.clone(),
            via_column: self.column.clone(),
            via_is_base: false,
            to_parent: !self.to_parent,
        }
    }
}

/// `table.column`; both may contain dots themselves.
fn split(key: &str, tables: &[&str]) -> Option<(String, String)> {
    let found = tables.iter().filter_map(|table| {
        let column = key.strip_prefix(table)?.strip_prefix('.')?;
        Some(((*table).to_owned(), column.to_owned()))
    });
    found.max_by_key(|(table, _)| table.len())
}

/// `place_id` leads to the column `id` of `place` or `places`.
fn guessed(summary: &Summary) -> Vec<Link> {
    let with_id: BTreeSet<&str> = summary
        .tables
        .iter()
        .filter(|t| t.columns.iter().any(|c| &**c == "id"))
        .map(|t| &*t.name)
        .collect();
    let mut links = Vec::new();
    for table in &summary.tables {
        for column in &table.columns {
            let Some(named) = column.strip_suffix("_id") else {
                continue;
            };
            let plural = format!("{named}s");
            let target = with_id.get(named).or_else(|| with_id.get(plural.as_str()));
            if let Some(target) = target {
                let from = (table.name.to_string(), column.to_string());
                links.push(Link::up(from, ((*target).to_owned(), "id".to_owned())));
            }
        }
    }
    links
}

/// What a link costs. Down from a parent again costs most: the other offers of the organisation of a
/// place are not offers of the place.
fn cost(link: &Link, arrived_at_parent: bool) -> u32 {
    match (link.to_parent, arrived_at_parent) {
        (true, _) | (false, false) => 1,
        (false, true) => 3,
    }
}

/// The tables in the order of their distance from the base. Each is joined once, so that a circle of
/// foreign keys ends.
pub fn plan(base: &str, tables: &BTreeMap<&str, &[Arc<str>]>, links: &[Link]) -> Vec<Step> {
    let exists = |table: &str, column: &str| {
        let columns = tables.get(table);
        columns.is_some_and(|c| c.iter().any(|c| &**c == column))
    };
    let both: Vec<Link> = links
        .iter()
        .filter(|l| exists(&l.table, &l.column) && exists(&l.via_table, &l.via_column))
        .flat_map(|l| [l.clone(), l.turned()])
        .collect();
    // Table to its distance and whether its last link led to a parent.
    let mut reached: BTreeMap<&str, (u32, bool)> = BTreeMap::from([(base, (0, false))]);
    let mut steps: Vec<Step> = Vec::new();
    while let Some((distance, best)) = both
        .iter()
        .filter(|l| !reached.contains_key(l.table.as_str()))
        .filter_map(|l| {
            let (so_far, at_parent) = reached.get(l.via_table.as_str())?;
            Some((so_far + cost(l, *at_parent), l))
        })
        .min_by_key(|(distance, _)| *distance)
    {
        let mark = |l: &Link| Link {
            via_is_base: l.via_table == base,
            ..l.clone()
        };
        reached.insert(&best.table, (distance, best.to_parent));
        steps.push(Step {
            table: best.table.clone(),
            links: vec![mark(best)],
        });
    }
    for at in 0..steps.len() {
        add_fallbacks(at, &mut steps, &both, base);
    }
    steps
}

/// A row that hangs on one of several tables (a telephone of a place, of an offer, of its
/// organisation) has only one of the keys filled: where the nearest leads nowhere, the next counts.
fn add_fallbacks(at: usize, steps: &mut [Step], both: &[Link], base: &str) {
    let (before, rest) = steps.split_at_mut(at);
    let Some(step) = rest.first_mut() else {
        return;
    };
    if step.links.iter().any(|l| l.to_parent) {
        return;
    }
    for earlier in before {
        let others = both
            .iter()
            .filter(|l| l.table == step.table && l.via_table == earlier.table && !l.to_parent);
        for link in others {
            if !step.links.iter().any(|l| l.via_table == link.via_table) {
                step.links.push(Link {
                    via_is_base: link.via_table == base,
                    ..link.clone()
                });
            }
        }
    }
}
