//! A text as words and sentences.

use std::ops::Range;

use crate::fold::{fold, is_mark, is_unseen};
use crate::tongue::Tongue;
use crate::work;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `maison`, or letters that know no capitals.
    Lower,
    /// `Maison`.
    Capitalised,
    /// `MAISON`, `CPAS`, `GSM's`.
    Capitals,
    /// `itsMe`, `WiFi`: a name.
    Mixed,
}

/// A word, or what is left of one before an apostrophe (`l'` of `l'espace`).
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub span: Range<usize>,
    /// Of an abbreviation without its ending (`gsm` of `GSM's`).
    pub folded: String,
    pub letters: usize,
    pub sentence: usize,
    pub shape: Shape,
    /// The first word of its sentence: its capital says nothing.
    pub is_first: bool,
    pub is_latin: bool,
    /// `l'`, `d'`, `qu'`: counts as no word.
    pub is_elided: bool,
    /// Nothing but a space stands between it and the unit before.
    pub is_joined: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub span: Range<usize>,
    pub words: usize,
    /// What stands between its commas and semicolons.
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Part {
    pub words: usize,
    pub has_pronoun: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Text {
    pub units: Vec<Unit>,
    pub sentences: Vec<Sentence>,
    pub words: usize,
    pub double_spaces: Vec<Range<usize>>,
}

/// What stands between spaces.
struct Chunk<'t> {
    at: usize,
    text: &'t str,
    is_new_line: bool,
}

/// Signs between which items of a list stand.
const BULLETS: &[&str] = &["•", "·", "|", "●", "▪", "*", "‣", "◦", "►", "✓", "✔"];
const OPENING: &[char] = &['(', '[', '{', '«', '“', '„', '"', '\'', '‘', '‹'];
const CLOSING: &[char] = &[')', ']', '}', '»', '”', '“', '"', '\'', '’', '›'];

impl Text {
    pub fn read(text: &str, tongue: &Tongue) -> Self {
        let mut reader = Reader {
            tongue,
            read: Self::default(),
            open: None,
            is_apart: true,
        };
        let chunks = reader.chunks(text);
        for (at, chunk) in chunks.iter().enumerate() {
            if chunk.is_new_line {
                reader.close();
            }
            if BULLETS.contains(&chunk.text) {
                reader.close();
                continue;
            }
            reader.take(chunk);
            if ends_sentence(chunk.text, chunks.get(at + 1), tongue) {
                reader.close();
            }
        }
        reader.close();
        reader.read
    }

    /// The words, without what stands before an apostrophe.
    pub fn all_words(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| !unit.is_elided)
    }
}

struct Reader<'g> {
    tongue: &'g Tongue,
    read: Text,
    open: Option<Sentence>,
    /// Something that is no space stands after the last unit.
    is_apart: bool,
}

impl Reader<'_> {
    fn chunks<'t>(&mut self, text: &'t str) -> Vec<Chunk<'t>> {
        let mut chunks: Vec<Chunk<'t>> = Vec::new();
        let (mut gap, mut start) = (0..0, None);
        for (at, letter) in text.char_indices() {
            work::add(1);
            match (letter.is_whitespace(), start) {
                (false, None) => {
                    let between = &text[gap.clone()];
                    let is_new_line =
                        between.contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']);
                    let is_wide = between.chars().nth(1).is_some();
                    if is_wide && !is_new_line && !between.contains('\t') && !chunks.is_empty() {
                        self.read.double_spaces.push(gap.clone());
                    }
                    chunks.push(Chunk {
                        at,
                        text: "",
                        is_new_line,
                    });
                    start = Some(at);
                }
                (true, Some(begin)) => {
                    if let Some(chunk) = chunks.last_mut() {
                        chunk.text = &text[begin..at];
                    }
                    start = None;
                    gap = at..at + letter.len_utf8();
                }
                (true, None) => gap.end = at + letter.len_utf8(),
                (false, Some(_)) => {}
            }
        }
        if let (Some(begin), Some(chunk)) = (start, chunks.last_mut()) {
            chunk.text = &text[begin..];
        }
        chunks
    }

    fn close(&mut self) {
        self.is_apart = true;
        if let Some(sentence) = self.open.take().filter(|open| open.words > 0) {
            self.read.words += sentence.words;
            self.read.sentences.push(sentence);
        }
    }

    fn take(&mut self, chunk: &Chunk<'_>) {
        work::add(chunk.text.len());
        let whole = chunk.at..chunk.at + chunk.text.len();
        let sentence = self.open.get_or_insert_with(|| Sentence {
            span: whole.clone(),
            words: 0,
            parts: vec![Part::default()],
        });
        sentence.span.end = whole.end;
        if is_address(chunk.text) {
            self.is_apart = true;
            if chunk.text.ends_with([',', ';']) {
                self.comma();
            }
            return;
        }
        if let Some(span) = dotted(chunk.text) {
            let (start, end) = (chunk.at + span.start, chunk.at + span.end);
            let letters: String = chunk.text[span].chars().filter(|c| *c != '.').collect();
            self.unit(start..end, &letters, Shape::Capitals, false);
            self.is_apart = true;
            return;
        }
        let mut rest = chunk.text.char_indices().peekable();
        let mut before = ' ';
        while let Some((at, letter)) = rest.next() {
            if letter.is_alphanumeric() {
                let mut end = at + letter.len_utf8();
                before = letter;
                while let Some((next, letter)) = rest.peek().copied() {
                    let after = next + letter.len_utf8();
                    let goes_on = letter.is_alphanumeric()
                        || is_mark(letter)
                        || is_unseen(letter)
                        || is_inside(letter, &chunk.text[after..]);
                    if !goes_on {
                        break;
                    }
                    (end, before) = (after, letter);
                    rest.next();
                }
                self.run(chunk.at + at, &chunk.text[at..end]);
                continue;
            }
            if matches!(letter, ',' | ';') {
                let is_number =
                    before.is_numeric() && rest.peek().is_some_and(|(_, next)| next.is_numeric());
                if !is_number {
                    self.comma();
                }
            }
            before = letter;
            self.is_apart = true;
        }
    }

    fn comma(&mut self) {
        if let Some(open) = &mut self.open {
            open.parts.push(Part::default());
        }
    }

    /// Letters and digits in a row, with hyphens and apostrophes inside.
    fn run(&mut self, at: usize, run: &str) {
        if run.chars().any(char::is_numeric) {
            self.is_apart = true;
            return;
        }
        let mut start = 0;
        while let Some(length) = self.tongue.elided(&run[start..]) {
            let span = at + start..at + start + length;
            self.unit(span, &run[start..start + length], Shape::Lower, true);
            start += length;
        }
        let word = &run[start..];
        if !word.is_empty() {
            let (shape, plain) = shape(word);
            self.unit(at + start..at + run.len(), plain, shape, false);
        }
    }

    fn unit(&mut self, span: Range<usize>, plain: &str, shape: Shape, is_elided: bool) {
        let folded = fold(plain);
        let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 0 {
            self.is_apart = true;
            return;
        }
        let is_pronoun = self.tongue.pronouns.contains(&folded.as_str());
        let Some(open) = &mut self.open else {
            return;
        };
        self.read.units.push(Unit {
            span,
            is_latin: folded.chars().all(is_latin),
            folded,
            letters,
            sentence: self.read.sentences.len(),
            shape,
            is_first: open.words == 0,
            is_elided,
            is_joined: !self.is_apart,
        });
        if let Some(part) = open.parts.last_mut() {
            part.words += usize::from(!is_elided);
            part.has_pronoun |= is_pronoun;
        }
        open.words += usize::from(!is_elided);
        self.is_apart = false;
    }
}

/// A hyphen or an apostrophe with a letter or digit behind it.
fn is_inside(letter: char, after: &str) -> bool {
    matches!(letter, '-' | '‑' | '\'' | '’' | 'ʼ')
        && after.chars().next().is_some_and(char::is_alphanumeric)
}

fn is_latin(letter: char) -> bool {
    !letter.is_alphabetic() || matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// How a word is written, and the word without the ending of an abbreviation.
fn shape(word: &str) -> (Shape, &str) {
    let is_capitals = |part: &str| {
        part.chars().filter(|c| c.is_uppercase()).count() > 1
            && !part.chars().any(char::is_lowercase)
    };
    if is_capitals(word) {
        return (Shape::Capitals, word);
    }
    // `PCs`, `GSM's`, `SMS’en`
    let bare = word
        .find(['\'', '’'])
        .map_or(word.strip_suffix('s'), |at| Some(&word[..at]));
    if let Some(bare) = bare.filter(|bare| is_capitals(bare) && !bare.contains('-')) {
        return (Shape::Capitals, bare);
    }
    let mut parts = word.split(['-', '‑']);
    let is_mixed = |part: &str| part.chars().skip(1).any(char::is_uppercase);
    if parts.any(is_mixed) {
        (Shape::Mixed, word)
    } else if word.chars().any(char::is_uppercase) {
        (Shape::Capitalised, word)
    } else {
        (Shape::Lower, word)
    }
}

/// The address of a page or of a mailbox.
fn is_address(chunk: &str) -> bool {
    let bare = chunk
        .trim_start_matches(OPENING)
        .trim_end_matches(|c: char| CLOSING.contains(&c) || ".,;:!?".contains(c));
    if bare.contains("://") || bare.contains('@') || bare.starts_with("www.") {
        return true;
    }
    let host = bare.split('/').next().unwrap_or_default();
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let begins = labels
        .next()
        .is_some_and(|first| first.len() > 1 && is_label(first));
    let last = host.rsplit('.').next().unwrap_or_default();
    begins
        && host.contains('.')
        && labels.all(is_label)
        && (2..=10).contains(&last.len())
        && last.bytes().all(|b| b.is_ascii_lowercase())
}

/// Where `C.P.A.S.` stands in a chunk.
fn dotted(chunk: &str) -> Option<Range<usize>> {
    let bare = chunk.trim_start_matches(OPENING);
    let start = chunk.len() - bare.len();
    let bare = bare.trim_end_matches(|c: char| CLOSING.contains(&c) || ",;:!?".contains(c));
    let mut letters = 0;
    for part in bare.strip_suffix('.').unwrap_or(bare).split('.') {
        let mut chars = part.chars();
        if !(chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()) {
            return None;
        }
        letters += 1;
    }
    (letters > 1).then(|| start..start + bare.len())
}

/// Whether a sentence ends with a chunk. Where it is not sure it does: a sentence that is taken for
/// two is never called long.
fn ends_sentence(chunk: &str, next: Option<&Chunk<'_>>, tongue: &Tongue) -> bool {
    let bare = chunk.trim_end_matches(CLOSING);
    match bare.chars().next_back() {
        // Flesch counts what stands before a colon as a sentence.
        Some('!' | '?' | '…' | ':' | '؟' | '。') => return true,
        Some('.') => {}
        _ => return false,
    }
    let Some(next) = next else {
        return true;
    };
    let first = next.text.trim_start_matches(OPENING).chars().next();
    let goes_on = first.is_some_and(char::is_lowercase);
    let before = bare.trim_start_matches(OPENING);
    let before = &before[..before.len() - 1];
    if before.is_empty() || before.ends_with('.') {
        return !goes_on;
    }
    if before.chars().nth(1).is_none() && before.chars().all(char::is_alphabetic) {
        return false;
    }
    if before.len() <= 2 && before.bytes().all(|b| b.is_ascii_digit()) {
        return !goes_on && !tongue.has_ordinal_points;
    }
    // The longest of them; what is longer is a word.
    if before.len() <= 16 {
        let word = fold(before);
        let word = &word[tongue.elided(&word).unwrap_or(0)..];
        if tongue.shortened_at_end.contains(&word) {
            return !goes_on;
        }
        if tongue.shortened.contains(&word) || dotted(bare).is_some() {
            return false;
        }
    }
    true
}
