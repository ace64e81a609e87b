//! CSV as RFC 4180 has it: UTF-8, lines end in CR LF, quotes are doubled.

use mapping::formula::guarded;

use super::own::{Columns, joined};
use super::{Exported, Loss, Report};

/// One line, its cells quoted where they must be.
pub fn line(cells: impl IntoIterator<Item = impl AsRef<str>>, into: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            into.push(',');
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\n', '\r']) || cell != cell.trim() {
            into.push('"');
            into.push_str(&cell.replace('"', "\"\""));
            into.push('"');
        } else {
            into.push_str(cell);
        }
    }
    into.push_str("\r\n");
}

/// All places in our own columns.
pub fn write(places: &[Exported]) -> (Vec<u8>, Report) {
    let mut report = Report::of(places);
    let columns = Columns::of(places);
    let mut file = String::new();
    line(&columns.names, &mut file);
    for place in places {
        let mut lost = Vec::new();
        let cells = columns.names.iter().zip(columns.values(place));
        let cells = cells.map(|(name, values)| {
            let (text, whole) = joined(&values);
            if !whole {
                lost.push((Loss::DoesNotFit, name.clone()));
            }
            guarded(text)
        });
        line(cells.collect::<Vec<_>>(), &mut file);
        report.lose(lost);
        report.written += 1;
    }
    (file.into_bytes(), report)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn item_9_a_cell_keeps_its_quotes_and_line_ends() {
        let mut table = String::new();
        line(["Le \"Phare\"\nBruxelles", "plain", " a", ""], &mut table);
        assert_eq!(table, "\"Le \"\"Phare\"\"\nBruxelles\",plain,\" a\",\r\n");
    }
}
