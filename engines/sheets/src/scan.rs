//! Finds where a JSON value ends without holding what it is part of.

use crate::feed::Feed;
use crate::refusal::{Limit, Refusal, Run, too_big};

pub struct Scan<'a> {
    pub feed: Feed<'a>,
    /// Lines passed, from 1.
    pub line: u64,
    /// How many bytes may pass without an end to a value or a gap.
    pub patience: u64,
}

/// Whether a value was kept whole.
#[derive(Clone, Copy, PartialEq)]
pub enum Kept {
    Whole,
    /// Only its beginning: it is longer than asked.
    Beginning,
}

impl Scan<'_> {
    pub fn next(&mut self) -> Run<Option<u8>> {
        let byte = self.feed.next()?;
        self.line += u64::from(byte == Some(b'\n'));
        Ok(byte)
    }

    /// The next byte that is no white space, left in place.
    pub fn peek(&mut self) -> Run<Option<u8>> {
        let from = self.feed.byte;
        while let Some(byte) = self.feed.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.next()?;
            self.keep_patience(from)?;
        }
        Ok(None)
    }

    pub fn expect(&mut self, wanted: u8) -> Run {
        match self.peek()? {
            Some(byte) if byte == wanted => self.next().map(|_| ()),
            _ => self.broken(),
        }
    }

    pub fn broken<T>(&self) -> Run<T> {
        Err(Refusal::Broken {
            byte: self.feed.byte,
        }
        .into())
    }

    /// Takes one value, of which at most `limit` bytes are put into `kept`. Brackets are counted, not
    /// matched: whether it is good JSON is found out afterwards, and damages nothing but itself.
    pub fn value(&mut self, kept: &mut Vec<u8>, limit: usize) -> Run<Kept> {
        kept.clear();
        self.peek()?;
        let from = self.feed.byte;
        let mut depth = 0_u64;
        let mut whole = Kept::Whole;
        loop {
            match self.feed.peek()? {
                None => return self.broken(),
                Some(b',' | b']' | b'}' | b':') if depth == 0 => break,
                Some(byte) if depth == 0 && byte.is_ascii_whitespace() => break,
                Some(_) => {}
            }
            let Some(byte) = self.next()? else {
                return self.broken();
            };
            keep(byte, kept, limit, &mut whole);
            match byte {
                b'"' => self.rest_of_string(kept, limit, &mut whole)?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.keep_patience(from)?;
            if depth == 0 && matches!(byte, b'}' | b']' | b'"') {
                break;
            }
        }
        Ok(whole)
    }

    /// Takes the rest of the line, of which at most `limit` bytes are put into `kept`.
    pub fn line(&mut self, kept: &mut Vec<u8>, limit: usize) -> Run<Kept> {
        kept.clear();
        let from = self.feed.byte;
        let mut whole = Kept::Whole;
        while let Some(byte) = self.next()? {
            if byte == b'\n' {
                break;
            }
            keep(byte, kept, limit, &mut whole);
            self.keep_patience(from)?;
        }
        Ok(whole)
    }

    fn rest_of_string(&mut self, kept: &mut Vec<u8>, limit: usize, whole: &mut Kept) -> Run {
        let from = self.feed.byte;
        let mut escaped = false;
        loop {
            let Some(byte) = self.next()? else {
                return self.broken();
            };
            keep(byte, kept, limit, whole);
            self.keep_patience(from)?;
            match byte {
                b'"' if !escaped => return Ok(()),
                b'\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
    }

    fn keep_patience(&self, from: u64) -> Run {
        if self.feed.byte - from > self.patience {
            return too_big(Limit::Unpacked);
        }
        Ok(())
    }
}

#[inline]
fn keep(byte: u8, kept: &mut Vec<u8>, limit: usize, whole: &mut Kept) {
    if kept.len() < limit {
        kept.push(byte);
    } else {
        *whole = Kept::Beginning;
    }
}
