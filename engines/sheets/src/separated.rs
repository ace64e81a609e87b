//! CSV and its relatives as a table.

use std::borrow::Cow;
use std::sync::Arc;

use crate::feed::Feed;
use crate::header::{self, Shape};
use crate::item::{Kind, Reason};
use crate::options::Limits;
use crate::records::{Record, Records};
use crate::refusal::Run;
use crate::sink::{Format, Sink, Value};
use crate::text::{self, Codec};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much of the file the separator is judged by.
const SAMPLE_BYTES: usize = 64 * 1024;
const SAMPLE_RECORDS: usize = 200;

/// The line by which spreadsheets announce a separator.
const ANNOUNCED: &[u8] = b"sep=";

struct Line {
    number: u64,
    fields: Vec<String>,
    /// Why it could not be read, and its beginning.
    fault: Option<(Reason, String)>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.fault.is_none() && self.fields.iter().all(|f| text::is_blank(f))
    }
}

pub fn read(mut feed: Feed, name: &str, sink: &mut Sink) -> Run {
    let announced = announced(feed.look(SAMPLE_BYTES)?);
    let separator = match announced {
        Some(separator) => separator,
        None => likely(feed.look(SAMPLE_BYTES)?, sink.limits)?,
    };
    sink.format = Format::Csv(char::from(separator));
    let table = sink.table(name)?;
    let mut records = Records::new(feed, separator, sink.limits);
    if announced.is_some() {
        records.skip_line()?;
    }
    let first = first_lines(&mut records, sink)?;
    let shape = |line: &Line| Shape::of(line.fields.iter().map(String::as_str));
    let shapes: Vec<Shape> = first.iter().map(shape).collect();
    let header_at = header::find(&shapes);
    let mut columns = Vec::new();
    for (at, line) in first.into_iter().enumerate() {
        if Some(at) == header_at {
            columns = sink.header(table, line.number, names(&line.fields))?;
        } else if line.fault.is_some() || header_at.is_some_and(|h| at > h) {
            give(line, table, &columns, sink)?;
        }
    }
    while let Some(line) = next(&mut records, sink)? {
        give(line, table, &columns, sink)?;
    }
    Ok(())
}

/// The lines among which the header is.
fn first_lines(records: &mut Records, sink: &mut Sink) -> Run<Vec<Line>> {
    let mut lines = Vec::new();
    while lines.len() < header::LOOK_AT {
        let Some(line) = next(records, sink)? else {
            break;
        };
        if line.is_blank() {
            sink.count()?;
        } else {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Without the separators that trail behind the last name.
fn names(fields: &[String]) -> &[String] {
    let last = fields.iter().rposition(|n| !text::is_blank(n));
    &fields[..last.map_or(0, |at| at + 1)]
}

fn next(records: &mut Records, sink: &mut Sink) -> Run<Option<Line>> {
    Ok(match records.read()? {
        Record::End => None,
        Record::Bad(number, reason) => Some(Line {
            number,
            fields: Vec::new(),
            fault: Some((reason, text::beginning(records.raw()))),
        }),
        Record::Good(number) => {
            let codec = sink.seen.codec(records.raw());
            Some(Line {
                number,
                fields: texts(records, codec, sink.limits.columns),
                fault: None,
            })
        }
    })
}

/// The fields as texts. Of those beyond what a table may have the first that is filled says that there
/// are too many; the others would only take memory.
fn texts(records: &Records, codec: Codec, most: usize) -> Vec<String> {
    let mut fields = records.fields().map(|f| codec.decode(f));
    let mut texts: Vec<_> = fields.by_ref().take(most).map(Cow::into_owned).collect();
    let more = fields.find(|f| !text::is_blank(f));
    texts.extend(more.map(Cow::into_owned));
    texts
}

fn give(line: Line, table: usize, columns: &[Arc<str>], sink: &mut Sink) -> Run {
    if let Some((reason, excerpt)) = line.fault {
        return sink.fault(table, line.number, None, reason, &excerpt);
    }
    let more = line.fields.iter().skip(columns.len());
    if let Some(text) = more.into_iter().find(|f| !text::is_blank(f)) {
        let reason = Reason::MoreCellsThanHeader;
        return sink.fault(table, line.number, None, reason, text);
    }
    let values = columns.iter().zip(line.fields);
    let filled = values.filter(|(_, text)| !text::is_blank(text));
    let values = filled.map(|(column, text)| Value {
        column: column.clone(),
        text,
        kind: Kind::Text,
    });
    sink.row(table, line.number, values.collect())
}

/// The separator that the first line names.
fn announced(start: &[u8]) -> Option<u8> {
    let (name, rest) = start.split_at_checked(ANNOUNCED.len())?;
    let separator = *rest.first()?;
    let ends = matches!(rest.get(1), None | Some(b'\r' | b'\n'));
    let named = name.eq_ignore_ascii_case(ANNOUNCED);
    (named && ends && SEPARATORS.contains(&separator)).then_some(separator)
}

/// The separator by which most of the first records have the same number of fields, at least two.
fn likely(sample: &[u8], limits: &Limits) -> Run<u8> {
    let sample = &sample[..sample.len().min(SAMPLE_BYTES)];
    // Less than half of the records, header or not, is chance.
    let mut best = (0.5, usize::MAX, None);
    for separator in SEPARATORS {
        let (score, width) = score(sample, separator, limits)?;
        if width >= 2 && (score, width) > (best.0, best.1) {
            best = (score, width, Some(separator));
        }
    }
    let unused = SEPARATORS.into_iter().find(|s| !sample.contains(s));
    Ok(best.2.or(unused).unwrap_or(b','))
}

/// How well a separator fits, and into how many fields it usually cuts a record.
fn score(sample: &[u8], separator: u8, limits: &Limits) -> Run<(f64, usize)> {
    let mut records = Records::new(Feed::new(sample), separator, limits);
    let mut widths = Vec::new();
    let mut bad = 0;
    while widths.len() + bad < SAMPLE_RECORDS {
        match records.read()? {
            Record::End => break,
            Record::Bad(..) => bad += 1,
            Record::Good(_) if records.raw().iter().all(u8::is_ascii_whitespace) => {}
            Record::Good(_) => widths.push(records.fields().count()),
        }
    }
    let total = widths.len() + bad;
    let Some(&first) = widths.first() else {
        return Ok((0.0, 0));
    };
    widths.sort_unstable();
    let most = widths
        .chunk_by(|a, b| a == b)
        .max_by_key(|c| (c.len(), c[0] == first));
    let (count, width) = most.map_or((0, 0), |c| (c.len(), c[0]));
    // A header has no stray separators in its texts, which decides small files.
    let header = if first == width { 0.5 } else { 0.0 };
    Ok((count as f64 / total as f64 + header, width))
}
