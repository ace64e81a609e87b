//! JSON as tables: a list of objects, an object that holds such lists, or objects one after the
//! other. One object is held at a time.

use crate::feed::Feed;
use crate::flatten::{dotted, flatten};
use crate::item::Reason;
use crate::options::Options;
use crate::refusal::{Found, Refusal, Run};
use crate::scan::{Kept, Scan};
use crate::sink::{Format, Sink};
use crate::text;

struct Json<'a, 's, 'e> {
    scan: Scan<'a>,
    options: &'s Options,
    sink: &'s mut Sink<'e>,
    buffer: Vec<u8>,
}

/// What the file begins with.
enum First {
    Line,
    OfMany,
    Only(Vec<u8>),
    /// Longer than a row may be.
    Long,
}

/// How far behind the first object the second is looked for.
const SIGHT: usize = 4096;

/// Reads tables whose names begin with `name`.
pub fn read(feed: Feed, name: &str, options: &Options, sink: &mut Sink) -> Run {
    sink.format = Format::Json;
    let mut json = Json {
        scan: Scan {
            feed,
            line: 1,
            patience: options.limits.unpacked_bytes,
            found: 0,
        },
        options,
        sink,
        buffer: Vec::new(),
    };
    match json.scan.peek()? {
        Some(b'[') => {
            json.scan.expect(b'[')?;
            json.items(name)?;
        }
        _ => json.objects(name)?,
    }
    match json.scan.peek()? {
        None => Ok(()),
        Some(_) => json.scan.broken(),
    }
}

impl Json<'_, '_, '_> {
    /// A table: the items of a list whose bracket is passed.
    fn items(&mut self, name: &str) -> Run {
        let table = self.sink.table(name)?;
        let mut number = 0;
        loop {
            match self.scan.peek()? {
                Some(b']') => return self.scan.expect(b']'),
                Some(b',') => self.scan.expect(b',')?,
                Some(b'}' | b':') | None => return self.scan.broken(),
                Some(_) => {
                    number += 1;
                    self.row(table, number)?;
                }
            }
        }
    }

    fn row(&mut self, table: usize, number: u64) -> Run {
        let limit = self.options.limits.row_bytes;
        let kept = self.scan.value(&mut self.buffer, limit)?;
        self.scan.found = self.scan.feed.byte;
        self.give(table, number, kept)
    }

    /// Hands out the object in the buffer.
    fn give(&mut self, table: usize, number: u64, kept: Kept) -> Run {
        if kept == Kept::Beginning {
            let excerpt = text::beginning(&self.buffer);
            let reason = Reason::RowTooLong;
            return self.sink.fault(table, number, None, reason, &excerpt);
        }
        let row = self.sink.seen.codec(&self.buffer).decode(&self.buffer);
        match flatten(&row, self.options) {
            Ok((values, is_feature)) => {
                if is_feature {
                    self.sink.format = Format::GeoJson;
                }
                self.sink.named_row(table, number, values)
            }
            Err((reason, column)) => {
                let column = column.map(Into::into);
                self.sink.fault(table, number, column, reason, &row)
            }
        }
    }

    /// The file begins with an object: the first of many, one that holds tables, or the only row.
    fn objects(&mut self, name: &str) -> Run {
        let first_line = self.scan.line;
        let only = match self.first()? {
            First::Line => return self.lines(name),
            First::OfMany => return self.sequence(name),
            First::Only(object) => Some(object),
            First::Long => None,
        };
        let tables = self.sink.table_count();
        self.object(name, 1)?;
        if self.sink.table_count() > tables {
            return Ok(());
        }
        let Some(only) = only else {
            return Err(Refusal::NotATable(Found::JsonWithoutRows).into());
        };
        self.buffer = only;
        let table = self.sink.table(name)?;
        self.give(table, first_line, Kept::Whole)
    }

    fn first(&mut self) -> Run<First> {
        let limit = self.options.limits.row_bytes;
        let sight = limit.saturating_add(SIGHT);
        let ahead = self.scan.feed.look(sight)?;
        // More may lie ready, or not: that depends on how the file is handed over.
        let ahead = &ahead[..ahead.len().min(sight)];
        let mut scan = Scan {
            feed: Feed::new(ahead),
            line: 1,
            patience: self.scan.patience,
            found: 0,
        };
        let mut object = Vec::new();
        if !matches!(scan.value(&mut object, limit), Ok(Kept::Whole)) {
            return Ok(First::Long);
        }
        let is_line = scan.line == 1;
        Ok(match scan.peek()? {
            Some(b'{') if is_line && scan.line > 1 => First::Line,
            Some(b'{') => First::OfMany,
            _ => First::Only(object),
        })
    }

    /// One object a line; a broken one damages its own line only.
    fn lines(&mut self, name: &str) -> Run {
        self.sink.format = Format::JsonLines;
        let table = self.sink.table(name)?;
        let limit = self.options.limits.row_bytes;
        while self.scan.feed.peek()?.is_some() {
            let number = self.scan.line;
            let kept = self.scan.line(&mut self.buffer, limit)?;
            if self.buffer.iter().all(u8::is_ascii_whitespace) {
                self.sink.count()?;
            } else {
                self.give(table, number, kept)?;
            }
        }
        Ok(())
    }

    /// Objects one after the other, each on several lines.
    fn sequence(&mut self, name: &str) -> Run {
        self.sink.format = Format::JsonLines;
        let table = self.sink.table(name)?;
        while self.scan.peek()? == Some(b'{') {
            let number = self.scan.line;
            self.row(table, number)?;
        }
        Ok(())
    }

    /// Looks for lists of objects in the members of an object, and in those of its members.
    fn object(&mut self, path: &str, depth: usize) -> Run {
        self.scan.expect(b'{')?;
        loop {
            match self.scan.peek()? {
                Some(b'}') => return self.scan.expect(b'}'),
                Some(b',') => self.scan.expect(b',')?,
                Some(b'"') => {
                    let path = dotted(path, &self.key()?);
                    self.scan.expect(b':')?;
                    match self.scan.peek()? {
                        Some(b'[') => self.list_if_of_objects(&path)?,
                        Some(b'{') if depth < self.options.limits.depth => {
                            self.object(&path, depth + 1)?;
                        }
                        _ => self.skip()?,
                    }
                }
                _ => return self.scan.broken(),
            }
        }
    }

    fn key(&mut self) -> Run<String> {
        let limit = self.options.limits.cell_bytes;
        let kept = self.scan.value(&mut self.buffer, limit)?;
        let text = self.sink.seen.codec(&self.buffer).decode(&self.buffer);
        match serde_json::from_str(&text) {
            Ok(key) if kept == Kept::Whole => Ok(key),
            _ => self.scan.broken(),
        }
    }

    fn list_if_of_objects(&mut self, path: &str) -> Run {
        self.scan.expect(b'[')?;
        if self.scan.peek()? == Some(b'{') {
            return self.items(path);
        }
        loop {
            match self.scan.peek()? {
                Some(b']') => return self.scan.expect(b']'),
                Some(b',') => self.scan.expect(b',')?,
                Some(b'}' | b':') | None => return self.scan.broken(),
                Some(_) => self.skip()?,
            }
        }
    }

    fn skip(&mut self) -> Run {
        self.scan.value(&mut self.buffer, 0).map(|_| ())
    }
}
