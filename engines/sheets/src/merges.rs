//! Merged cells: what the first says counts for all.

use std::sync::Arc;

use crate::item::Kind;
use crate::sheet::{SheetCell, SheetRow};

/// A rectangle, both corners included: rows from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub rows: (u64, u64),
    pub columns: (usize, usize),
}

#[derive(Clone)]
struct Filling {
    last_row: u64,
    text: Arc<str>,
    kind: Kind,
}

/// Says what merged cells hold while the rows pass by in order.
pub struct Merges {
    /// By their first row, the last one first.
    waiting: Vec<Area>,
    /// By column. Areas do not overlap in a sound sheet; where they do, the first one counts.
    filling: Vec<Option<Filling>>,
}

impl Merges {
    /// Columns from `columns` on are left as they are.
    pub fn new(mut areas: Vec<Area>, columns: usize) -> Self {
        areas.retain(|a| a.columns.0 < columns && a.columns.0 <= a.columns.1);
        let last = areas.iter().map(|a| a.columns.1).max();
        let width = last.map_or(0, |last| columns.min(last + 1));
        areas.sort_by_key(|a| std::cmp::Reverse(a.rows.0));
        Self {
            waiting: areas,
            filling: vec![None; width],
        }
    }

    /// The areas of several columns in one row that is still to be filled.
    pub fn within_row(&self, row: u64) -> impl Iterator<Item = &Area> {
        self.waiting
            .iter()
            .filter(move |a| a.rows == (row, row) && a.columns.0 < a.columns.1)
    }

    /// Fills the merged cells of a row that has something of its own, as far as `room` bytes go;
    /// whether they were enough.
    pub fn fill(&mut self, row: &mut SheetRow, mut room: usize) -> bool {
        self.start(row);
        let own: Vec<usize> = row.cells.iter().map(|c| c.column).collect();
        for (column, filling) in self.filling.iter().enumerate() {
            let Some(Filling { text, kind, .. }) = filling else {
                continue;
            };
            if own.binary_search(&column).is_ok() {
                continue;
            }
            let Some(left) = room.checked_sub(text.len()) else {
                return false;
            };
            room = left;
            row.cells.push(SheetCell {
                column,
                text: text.to_string(),
                kind: *kind,
            });
        }
        row.cells.sort_by_key(|c| c.column);
        true
    }

    /// Ends the areas that lie above the row and begins those whose first row it is.
    fn start(&mut self, row: &SheetRow) {
        for filling in &mut self.filling {
            filling.take_if(|f| f.last_row < row.number);
        }
        while let Some(area) = self.waiting.pop_if(|a| a.rows.0 <= row.number) {
            let source = row.cells.iter().find(|c| c.column == area.columns.0);
            let Some(source) = source.filter(|_| area.rows.0 == row.number) else {
                continue;
            };
            let text: Arc<str> = source.text.as_str().into();
            for column in area.columns.0..=area.columns.1.min(self.filling.len() - 1) {
                if self.filling[column].is_some() {
                    break;
                }
                self.filling[column] = Some(Filling {
                    last_row: area.rows.1,
                    text: text.clone(),
                    kind: source.kind,
                });
            }
        }
    }
}
