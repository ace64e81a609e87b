//! Bytes one after the other, in UTF-8 or something that agrees with it on ASCII.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

const CHUNK: usize = 64 * 1024;

pub struct Feed<'a> {
    input: Box<dyn Read + 'a>,
    buffer: Vec<u8>,
    at: usize,
    ended: bool,
    /// Bytes handed out so far.
    pub byte: u64,
    pub was_utf16: bool,
}

impl<'a> Feed<'a> {
    pub fn new(input: impl Read + 'a) -> Self {
        Self {
            input: Box::new(input),
            buffer: Vec::new(),
            at: 0,
            ended: false,
            byte: 0,
            was_utf16: false,
        }
    }

    /// Starts past a byte order mark, which decides the encoding.
    pub fn open(input: impl Read + 'a) -> io::Result<Self> {
        let mut feed = Self::new(input);
        let encoding = match feed.look(3)? {
            [0xEF, 0xBB, 0xBF, ..] => {
                feed.at = 3;
                return Ok(feed);
            }
            [0xFF, 0xFE, ..] => UTF_16LE,
            [0xFE, 0xFF, ..] => UTF_16BE,
            _ => return Ok(feed),
        };
        let mut decoded = Self::new(Decoded {
            input: feed,
            decoder: encoding.new_decoder_with_bom_removal(),
            finished: false,
        });
        decoded.was_utf16 = true;
        Ok(decoded)
    }

    #[inline]
    pub fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.buffer.len() {
            self.refill()?;
        }
        Ok(self.buffer.get(self.at).copied())
    }

    #[inline]
    pub fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.at += 1;
            self.byte += 1;
        }
        Ok(byte)
    }

    /// What lies ready, without taking it; nothing at the end only.
    #[inline]
    pub fn ready(&mut self) -> io::Result<&[u8]> {
        self.peek()?;
        Ok(&self.buffer[self.at..])
    }

    /// Takes bytes that were seen to be ready.
    #[inline]
    pub fn take(&mut self, count: usize) {
        self.at += count;
        self.byte += count as u64;
    }

    /// What comes next, without taking it: at least `wanted` bytes, or all that is left.
    pub fn look(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < wanted && !self.ended {
            self.refill()?;
        }
        Ok(&self.buffer[self.at..])
    }

    /// Puts bytes back, to be handed out again.
    pub fn unread(&mut self, bytes: &[u8]) {
        self.byte -= bytes.len() as u64;
        self.buffer.splice(..self.at, bytes.iter().copied());
        self.at = 0;
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.ended {
            return Ok(());
        }
        self.buffer.drain(..self.at);
        self.at = 0;
        let filled = self.buffer.len();
        self.buffer.resize(filled + CHUNK, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[filled..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let count = *read.as_ref().unwrap_or(&0);
        self.buffer.truncate(filled + count);
        self.ended = count == 0;
        read.map(|_| ())
    }
}

/// UTF-16 made into UTF-8; halves of characters become U+FFFD.
struct Decoded<'a> {
    input: Feed<'a>,
    decoder: Decoder,
    finished: bool,
}

impl Read for Decoded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.finished {
                return Ok(0);
            }
            self.input.peek()?;
            let bytes = &self.input.buffer[self.input.at..];
            let last = self.input.ended;
            let (result, read, written, _) = self.decoder.decode_to_utf8(bytes, out, last);
            self.input.at += read;
            self.finished = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
    }
}
