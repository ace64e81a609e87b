//! Files that are too large to lie anywhere, written by a few bytes: pieces, each as often as it
//! says, the last one perhaps for ever. They are made while they are read.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

/// What parts the pieces: no format that we read gives it a meaning.
pub const BETWEEN: u8 = 0x1f;

/// Of one file, so that each run stays short; pieces without an end are not counted.
const MOST_BYTES: u64 = 1 << 18;

/// A file as its pieces.
#[derive(Clone, Debug, Default)]
pub struct Recipe {
    /// How often, and what.
    pieces: Vec<(u64, Vec<u8>)>,
    pub is_endless: bool,
}

impl Recipe {
    /// Pieces begin with how often they stand there: `0` is once, `1` twice, `a` a thousand times, `k` a
    /// million times and `*` for ever.
    pub fn read(text: &[u8]) -> Self {
        let mut recipe = Self::default();
        let mut room = MOST_BYTES;
        for piece in text.split(|byte| *byte == BETWEEN) {
            let Some((often, piece)) = piece.split_first() else {
                continue;
            };
            let length = piece.len() as u64;
            if length == 0 {
                continue;
            }
            let often = match often {
                b'0'..=b'9' => 1 << (often - b'0'),
                b'a'..=b'k' => 1 << (often - b'a' + 10),
                b'*' => u64::MAX,
                _ => 1,
            };
            recipe.is_endless = often == u64::MAX;
            let often = if recipe.is_endless {
                often / length
            } else {
                often.min(room / length)
            };
            room = room.saturating_sub(often.saturating_mul(length));
            recipe.pieces.push((often, piece.to_vec()));
            if recipe.is_endless {
                break;
            }
        }
        recipe
    }

    pub fn file(&self) -> Made<'_> {
        Made {
            recipe: self,
            piece: 0,
            at: 0,
        }
    }

    fn length(&self) -> u64 {
        let lengths = self.pieces.iter().map(|(often, p)| often * p.len() as u64);
        lengths.fold(0, u64::saturating_add)
    }
}

/// The file of a recipe.
#[derive(Clone, Debug)]
pub struct Made<'r> {
    recipe: &'r Recipe,
    piece: usize,
    /// How far into the piece and its repetitions.
    at: u64,
}

impl Read for Made<'_> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let mut filled = 0;
        while filled < out.len() {
            let Some((often, piece)) = self.recipe.pieces.get(self.piece) else {
                break;
            };
            let left = often * piece.len() as u64 - self.at;
            let room = (out.len() - filled) as u64;
            let count = left.min(room) as usize;
            repeat(piece, self.at, &mut out[filled..filled + count]);
            filled += count;
            self.at += count as u64;
            if count as u64 == left {
                (self.piece, self.at) = (self.piece + 1, 0);
            }
        }
        Ok(filled)
    }
}

/// The piece again and again, from somewhere within it.
fn repeat(piece: &[u8], from: u64, out: &mut [u8]) {
    let start = (from % piece.len() as u64) as usize;
    let mut filled = out.len().min(piece.len() - start);
    out[..filled].copy_from_slice(&piece[start..start + filled]);
    if start > 0 && filled < out.len() {
        return repeat(piece, 0, &mut out[filled..]);
    }
    // Doubling what is there already is quicker than one piece after the other.
    while filled < out.len() {
        let count = filled.min(out.len() - filled);
        out.copy_within(..count, filled);
        filled += count;
    }
}

impl Seek for Made<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let length = self.recipe.length();
        let now = || {
            let before = &self.recipe.pieces[..self.piece];
            before.iter().map(|(n, p)| n * p.len() as u64).sum::<u64>() + self.at
        };
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => now().checked_add_signed(by),
            SeekFrom::End(_) if self.recipe.is_endless => return Err(ErrorKind::Unsupported.into()),
            SeekFrom::End(by) => length.checked_add_signed(by),
        };
        let Some(target) = target else {
            return Err(Error::from(ErrorKind::InvalidInput));
        };
        (self.piece, self.at) = (0, target);
        while let Some((often, piece)) = self.recipe.pieces.get(self.piece) {
            let length = often * piece.len() as u64;
            if self.at < length {
                break;
            }
            (self.piece, self.at) = (self.piece + 1, self.at - length);
        }
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut written = String::new();
        let recipe = Recipe::read(text.as_bytes());
        let mut file = recipe.file().take(20);
        file.read_to_string(&mut written).unwrap();
        written
    }

    #[test]
    fn pieces_stand_as_often_as_they_say() {
        assert_eq!(written("0a\x1f1bc\x1f\x1f2d"), "abcbcdddd");
        assert_eq!(written("0[\x1f*ab"), "[abababababababababa");
        assert!(Recipe::read(b"0[\x1f*ab\x1f0]").is_endless);
    }

    #[test]
    fn a_file_is_the_same_from_wherever_it_is_read() {
        let recipe = Recipe::read(b"0ab\x1f2cde\x1f1f");
        let mut whole = Vec::new();
        recipe.file().read_to_end(&mut whole).unwrap();
        for from in 0..=whole.len() {
            let mut file = recipe.file();
            file.seek(SeekFrom::End(from as i64 - whole.len() as i64))
                .unwrap();
            let mut rest: Vec<u8> = Vec::new();
            for size in [1, 2, 5, 100] {
                let mut part = vec![0; size];
                let count = file.read(&mut part).unwrap();
                rest.extend(&part[..count]);
            }
            assert_eq!(rest, whole[from..]);
        }
    }
}
