//! Records of separated values. Quotation marks that are wrong damage one record, never the rest of
//! the file: what follows the first line of a damaged record is read again as lines of its own.

use std::io;

use crate::feed::Feed;
use crate::item::Reason;
use crate::options::Limits;
use crate::refusal::{Limit, Run, too_big};

/// How many bytes may be read again, in row lengths. A file whose every line opens a quotation mark
/// would otherwise be read once for each line.
const REREAD_ROWS: u64 = 64;

pub struct Records<'a> {
    pub feed: Feed<'a>,
    separator: u8,
    row_bytes: usize,
    skip_bytes: u64,
    /// The line that is read next, from 1.
    line: u64,
    reread: u64,
    /// The record as it stands in the file.
    raw: Vec<u8>,
    /// Its fields one after the other, and where each ends.
    fields: Vec<u8>,
    ends: Vec<usize>,
}

pub enum Record {
    /// Begins on this line; the fields are in [`Records::fields`].
    Good(u64),
    Bad(u64, Reason),
    End,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// A quotation mark inside quotes: the end of the field, or the first half of a doubled one.
    QuoteSeen,
}

impl<'a> Records<'a> {
    pub fn new(feed: Feed<'a>, separator: u8, limits: &Limits) -> Self {
        Self {
            feed,
            separator,
            row_bytes: limits.row_bytes,
            skip_bytes: limits.unpacked_bytes,
            line: 1,
            reread: 0,
            raw: Vec::new(),
            fields: Vec::new(),
            ends: Vec::new(),
        }
    }

    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| &self.fields[from..*to])
    }

    /// The record as it stands in the file.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    pub fn read(&mut self) -> Run<Record> {
        self.raw.clear();
        self.fields.clear();
        self.ends.clear();
        let first_line = self.line;
        let mut state = State::FieldStart;
        loop {
            let Some(byte) = self.feed.next()? else {
                return match state {
                    State::Quoted => self.repair(first_line, Reason::UnclosedQuote),
                    _ if self.raw.is_empty() => Ok(Record::End),
                    _ => {
                        self.ends.push(self.fields.len());
                        Ok(Record::Good(first_line))
                    }
                };
            };
            if self.raw.len() >= self.row_bytes {
                self.feed.unread(&[byte]);
                let reason = match state {
                    State::Quoted => Reason::UnclosedQuote,
                    _ => Reason::RowTooLong,
                };
                return self.repair(first_line, reason);
            }
            self.raw.push(byte);
            let is_end = self.ends_line(byte)?;
            state = match (state, byte) {
                (State::FieldStart, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::QuoteSeen,
                (State::QuoteSeen, b'"') => self.keep(byte, State::Quoted),
                (State::Quoted, _) => self.keep(byte, State::Quoted),
                (_, _) if is_end => {
                    self.ends.push(self.fields.len());
                    return Ok(Record::Good(first_line));
                }
                // The first half of a line end.
                (_, b'\r') => state,
                (_, b) if b == self.separator => {
                    self.ends.push(self.fields.len());
                    State::FieldStart
                }
                (State::QuoteSeen, _) => return self.repair(first_line, Reason::StrayQuote),
                (State::FieldStart | State::Plain, _) => self.keep(byte, State::Plain),
            };
            self.take_plain(state)?;
        }
    }

    /// Takes at once what cannot change the state: nearly all of a file.
    fn take_plain(&mut self, state: State) -> io::Result<()> {
        let separator = self.separator;
        let changes = |b: &u8| match state {
            State::Quoted => matches!(b, b'"' | b'\n' | b'\r'),
            State::Plain => matches!(b, b'\n' | b'\r') || *b == separator,
            State::FieldStart | State::QuoteSeen => true,
        };
        let room = self.row_bytes.saturating_sub(self.raw.len());
        let ready = self.feed.ready()?;
        let ready = &ready[..ready.len().min(room)];
        let count = ready.iter().position(changes).unwrap_or(ready.len());
        self.raw.extend_from_slice(&ready[..count]);
        self.fields.extend_from_slice(&ready[..count]);
        self.feed.take(count);
        Ok(())
    }

    fn keep(&mut self, byte: u8, state: State) -> State {
        self.fields.push(byte);
        state
    }

    /// Whether the byte ends a line: LF, CR and LF, or CR alone.
    fn ends_line(&mut self, byte: u8) -> io::Result<bool> {
        let is_end = match byte {
            b'\n' => true,
            b'\r' => self.feed.peek()? != Some(b'\n'),
            _ => false,
        };
        self.line += u64::from(is_end);
        Ok(is_end)
    }

    /// Gives up a record; the lines after its first are still to be read.
    fn repair(&mut self, first_line: u64, reason: Reason) -> Run<Record> {
        self.line = first_line;
        if let Some(end) = self.raw.iter().position(|b| matches!(b, b'\n' | b'\r')) {
            let rest = &self.raw[end..];
            let rest = rest.strip_prefix(b"\r\n").unwrap_or(&rest[1..]);
            self.reread += rest.len() as u64;
            self.feed.unread(rest);
            self.raw.truncate(end);
            self.line += 1;
            if self.reread > REREAD_ROWS * self.row_bytes as u64 {
                return too_big(Limit::Repairs);
            }
        } else {
            self.skip_line()?;
        }
        Ok(Record::Bad(first_line, reason))
    }

    /// Passes over the rest of a line, whatever it holds.
    pub fn skip_line(&mut self) -> Run {
        self.line += 1;
        let from = self.feed.byte;
        loop {
            let ready = self.feed.ready()?;
            if ready.is_empty() {
                return Ok(());
            }
            let end = ready.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let count = end.map_or(ready.len(), |end| end + 1);
            let was_cr = end.is_some_and(|end| ready[end] == b'\r');
            self.feed.take(count);
            // Asked before the end counts, so that the answer does not depend on how much lay ready.
            if self.feed.byte - from > self.skip_bytes {
                return too_big(Limit::Unpacked);
            }
            if was_cr && self.feed.peek()? == Some(b'\n') {
                self.feed.take(1);
            }
            if end.is_some() {
                return Ok(());
            }
        }
    }
}
