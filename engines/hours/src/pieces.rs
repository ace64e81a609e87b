//! A day cut into pieces of minutes, each with what holds there.

use crate::State;

/// Whether a piece yields to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Strength {
    Said,
    /// From a `||` rule: only where nothing else is open.
    Fallback,
}

/// Minutes from midnight, and the state that holds from `start` until before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Piece {
    pub start: u16,
    pub end: u16,
    pub state: State,
    pub strength: Strength,
    /// Which rule says so; its comment is shown.
    pub rule: usize,
}

/// Pieces in order that never overlap; between them nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces(Vec<Piece>);

impl Pieces {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn iter(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter()
    }

    /// Puts a piece over whatever was there.
    pub fn paint(&mut self, piece: Piece) {
        if piece.start >= piece.end {
            return;
        }
        let mut kept = Vec::with_capacity(self.0.len() + 2);
        for old in &self.0 {
            kept.extend(part(old, old.start, old.end.min(piece.start)));
            kept.extend(part(old, old.start.max(piece.end), old.end));
        }
        let place = kept.partition_point(|old| old.start < piece.start);
        kept.insert(place, piece);
        self.0 = kept;
    }

    /// Puts a piece only where nothing is said, or closed.
    pub fn fill(&mut self, piece: Piece) {
        let taken: Vec<_> = self
            .0
            .iter()
            .filter(|old| old.state != State::Closed)
            .copied()
            .collect();
        let mut free_from = piece.start;
        for old in taken
            .iter()
            .filter(|old| old.end > piece.start && old.start < piece.end)
        {
            self.paint(Piece {
                start: free_from,
                end: old.start,
                ..piece
            });
            free_from = free_from.max(old.end);
        }
        self.paint(Piece {
            start: free_from,
            ..piece
        });
    }

    /// Only what is not closed, neighbours that say the same from the same rule made one.
    pub fn without_closed(&self) -> Self {
        let mut kept: Vec<Piece> = Vec::with_capacity(self.0.len());
        for piece in self.0.iter().filter(|piece| piece.state != State::Closed) {
            match kept.last_mut() {
                Some(last)
                    if last.end == piece.start
                        && last.state == piece.state
                        && last.rule == piece.rule =>
                {
                    last.end = piece.end;
                }
                _ => kept.push(*piece),
            }
        }
        Self(kept)
    }

    /// The state at a minute; where nothing is said, closed.
    pub fn state_at(&self, minute: u16) -> State {
        self.piece_at(minute)
            .map_or(State::Closed, |piece| piece.state)
    }

    pub fn piece_at(&self, minute: u16) -> Option<&Piece> {
        self.0
            .iter()
            .find(|piece| (piece.start..piece.end).contains(&minute))
    }

    /// Where two days agree, what they say; where they differ, unknown.
    pub fn in_doubt_with(&self, other: &Self) -> Self {
        let mut cuts: Vec<u16> = self
            .0
            .iter()
            .chain(&other.0)
            .flat_map(|piece| [piece.start, piece.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut doubtful = Self::default();
        for pair in cuts.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            let Some(said) = self.piece_at(start).or_else(|| other.piece_at(start)) else {
                continue;
            };
            let agree = self.state_at(start) == other.state_at(start);
            let state = if agree { said.state } else { State::Unknown };
            doubtful.0.push(Piece {
                start,
                end,
                state,
                ..*said
            });
        }
        doubtful.without_closed()
    }
}

fn part(piece: &Piece, start: u16, end: u16) -> Option<Piece> {
    (start < end).then_some(Piece {
        start,
        end,
        ..*piece
    })
}
