//! What hours say of one day.

use jiff::civil::Date;
use jiff::{Span as Time, ToSpan};

use crate::calendar::{Assume, Calendar, CommunityDays};
use crate::pieces::{Piece, Pieces, Strength};
use crate::rule::{DAY, Join, Rule, Word};
use crate::{Hours, State};

impl Hours {
    /// The day from 00:00 to 24:00: what is not closed. Where the answer hangs on a holiday that
    /// the calendar does not know, unknown.
    pub(crate) fn day(&self, day: Date, calendar: &Calendar) -> Pieces {
        let nothing = Assume {
            public: false,
            school: false,
        };
        let mut pieces = self.day_assuming(day, calendar, nothing);
        let (public, school) = self.doubts(day, calendar);
        for assume in [
            Assume {
                public,
                school: false,
            },
            Assume {
                public: false,
                school,
            },
            Assume { public, school },
        ] {
            if assume != nothing {
                pieces = pieces.in_doubt_with(&self.day_assuming(day, calendar, assume));
            }
        }
        self.on_community_day(day, calendar, pieces)
    }

    /// Whether this day hangs on public, on school holidays that the calendar does not know.
    fn doubts(&self, day: Date, calendar: &Calendar) -> (bool, bool) {
        let reach = |days: i64| {
            // Yesterday's night runs into today.
            let first = day.checked_sub((days + 1).days()).unwrap_or(Date::MIN);
            (first, day.checked_add(days.days()).unwrap_or(Date::MAX))
        };
        let farthest = self
            .rules
            .iter()
            .map(|rule| rule.days.farthest_holiday())
            .max()
            .unwrap_or(0);
        let (first, last) = reach(i64::from(farthest));
        let public =
            self.mentions_public_holidays() && !calendar.knows_public_holidays(first, last);
        let (first, last) = reach(0);
        let school =
            self.mentions_school_holidays() && !calendar.knows_school_holidays(first, last);
        (public, school)
    }

    fn on_community_day(&self, day: Date, calendar: &Calendar, pieces: Pieces) -> Pieces {
        let named = || self.rules.iter().any(|rule| rule.days.name_date(day));
        if !calendar.is_community_day(day)
            || calendar.on_community_days == CommunityDays::AsUsual
            || named()
        {
            return pieces;
        }
        let mut changed = Pieces::default();
        if calendar.on_community_days == CommunityDays::InDoubt {
            for piece in pieces.iter() {
                changed.paint(Piece {
                    state: State::Unknown,
                    ..*piece
                });
            }
        }
        changed
    }

    fn day_assuming(&self, day: Date, calendar: &Calendar, assume: Assume) -> Pieces {
        let eve = day
            .yesterday()
            .map(|eve| self.begun_on(eve, calendar, assume))
            .unwrap_or_default();
        let today = self.begun_on(day, calendar, assume);
        let night = eve
            .iter()
            .filter_map(into_next_day)
            .map(|piece| (night_layer(&piece), piece));
        let today = today.iter().map(|piece| {
            (
                day_layer(piece),
                Piece {
                    end: piece.end.min(DAY),
                    ..*piece
                },
            )
        });
        let mut layers: Vec<(u8, Piece)> = night.chain(today).collect();
        layers.sort_by_key(|(layer, _)| *layer);
        let mut pieces = Pieces::default();
        layers
            .into_iter()
            .for_each(|(_, piece)| pieces.paint(piece));
        pieces.without_closed()
    }

    /// What the rules say of the times that begin on this day, from 0 to 2,880 minutes: a rule
    /// replaces others on its own day, not the night that began the day before.
    pub(crate) fn begun_on(&self, day: Date, calendar: &Calendar, assume: Assume) -> Pieces {
        let mut pieces = Pieces::default();
        for (index, rule) in self.rules.iter().enumerate() {
            if rule.days.include(day, calendar, assume) {
                apply(rule, index, &mut pieces);
            }
        }
        pieces
    }
}

fn apply(rule: &Rule, index: usize, pieces: &mut Pieces) {
    if rule.join == Join::Instead && rule.word != Word::Off {
        pieces.clear();
    }
    let strength = if rule.join == Join::Otherwise {
        Strength::Fallback
    } else {
        Strength::Said
    };
    for span in &rule.spans {
        let ((start, end), unsure) = span.sure_and_unsure();
        let sure = Piece {
            start,
            end,
            state: rule.state,
            strength,
            rule: index,
        };
        let unsure = unsure.map(|(start, end)| Piece {
            start,
            end,
            state: State::Unknown,
            ..sure
        });
        if rule.join == Join::Otherwise {
            pieces.fill(sure);
            unsure.into_iter().for_each(|piece| pieces.fill(piece));
        } else {
            unsure.into_iter().for_each(|piece| pieces.paint(piece));
            pieces.paint(sure);
        }
    }
}

/// Which pieces of the night before cover which of the day: the lower layer is covered.
fn night_layer(piece: &Piece) -> u8 {
    match piece.strength {
        Strength::Said if piece.state == State::Closed => 0,
        Strength::Fallback => 1,
        Strength::Said => 3,
    }
}

fn day_layer(piece: &Piece) -> u8 {
    match piece.strength {
        Strength::Fallback => 2,
        Strength::Said => 4,
    }
}

fn into_next_day(piece: &Piece) -> Option<Piece> {
    (piece.end > DAY).then(|| Piece {
        start: piece.start.saturating_sub(DAY),
        end: piece.end - DAY,
        ..*piece
    })
}

/// A day as a span of time, for adding.
pub(crate) fn days(count: i64) -> Time {
    count.days()
}
