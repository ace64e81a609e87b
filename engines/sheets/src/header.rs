//! Which of the first rows holds the names of the columns.

/// How many rows may stand above the header.
pub const LOOK_AT: usize = 25;

/// A row as far as this question goes: its filled cells, and how many of them are words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    pub filled: usize,
    pub words: usize,
}

impl Shape {
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut shape = Self::default();
        for cell in cells.map(str::trim).filter(|c| !c.is_empty()) {
            shape.filled += 1;
            shape.words += usize::from(cell.chars().any(char::is_alphabetic));
        }
        shape
    }
}

/// The place of the header among the first rows: the first that fills at least half as many columns
/// as the fullest, mostly with words. Sheets made by people have a title or a date above it.
pub fn find(rows: &[Shape]) -> Option<usize> {
    let widest = rows.iter().map(|r| r.filled).max().unwrap_or_default();
    let least = if widest <= 2 {
        1
    } else {
        widest.div_ceil(2).max(2)
    };
    let good = |r: &Shape| r.filled >= least && 2 * r.words > r.filled;
    let filled = |r: &Shape| r.filled >= least;
    rows.iter()
        .position(good)
        .or_else(|| rows.iter().position(filled))
}
