//! Rows of exclamation and question marks, and spaces too many. One remark for each, with how often.

use std::ops::Range;

use crate::remark::{Kind, Remark};
use crate::text::Text;
use crate::work;

pub(crate) fn remark(text: &str, read: &Text, remarks: &mut Vec<Remark>) {
    let rows = rows(text);
    for (kind, spans) in [
        (Kind::RepeatedMarks, &rows),
        (Kind::DoubleSpace, &read.double_spaces),
    ] {
        if let Some(first) = spans.first() {
            remarks.push(Remark {
                kind,
                span: first.clone(),
                count: spans.len(),
                suggestion: None,
            });
        }
    }
}

/// Rows of two and more marks; French puts spaces between them.
fn rows(text: &str) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut row: Option<(Range<usize>, usize)> = None;
    for (at, letter) in text.char_indices() {
        work::add(1);
        match (letter, &mut row) {
            ('!' | '?' | '‼' | '⁉' | '⁈', Some((span, marks))) => {
                span.end = at + letter.len_utf8();
                *marks += 1;
            }
            ('!' | '?', None) => row = Some((at..at + 1, 1)),
            (' ' | '\u{a0}' | '\u{202f}', _) => {}
            (_, Some((span, marks))) => {
                if *marks > 1 {
                    rows.push(span.clone());
                }
                row = None;
            }
            _ => {}
        }
    }
    rows.extend(row.filter(|(_, marks)| *marks > 1).map(|(span, _)| span));
    rows
}
