//! The search itself: from what was asked to the finder's wishes, and back to places.

use finder::{Answer, Fit, Lexicon, Named, Query, Reason, Wish};
use jiff::civil::DateTime;

use super::facets::{facet_of, facet_of_commune, facet_of_language, facet_of_mode, facet_of_need};
use super::{Board, Hit, Page, Slot, Understood};
use crate::model::search::{first_open_in, open_in};
use crate::model::{Mode, Need, Question, Search, Wished};

/// Help at a distance that a page shows beside places; whoever asks for it alone gets more.
const REMOTE_BESIDE: usize = 5;

impl Board {
    /// Looks for help; `now` is local time in Brussels.
    #[must_use]
    pub fn search(&self, lexicon: &Lexicon<Need>, search: &Search, now: DateTime) -> Page<'_> {
        let (understood, named) = self.understand(lexicon, search);
        let needs = needs_of(search, &understood);
        let stretches = search
            .when
            .map(|when| when.stretches(now))
            .unwrap_or_default();
        let timelines = self.timelines.over(&stretches, self.places.len());
        let is_named = |slot: &Slot| {
            if named.contains(&slot.place) {
                Answer::Yes
            } else {
                Answer::No
            }
        };
        let timeline_of = |slot: &Slot| {
            let place = &self.places[slot.place];
            let (days, hours) = timelines.as_ref().zip(place.hours.as_ref())?;
            days.of(slot.place, hours, place.commune)
        };
        let is_open = |slot: &Slot| {
            timeline_of(slot).map_or(Answer::Unknown, |hours| open_in(hours, &stretches))
        };
        let open_from =
            |slot: &Slot| timeline_of(slot).and_then(|hours| first_open_in(hours, &stretches));
        let mut asked = stored_wishes(search, &needs);
        if understood == Understood::Names {
            asked.push((Wished::Words, Wish::Asked(&is_named)));
        }
        // Last, since it is the one that has to be worked out: only for places that no other wish refuses.
        if search.when.is_some() {
            asked.push((Wished::When, Wish::Asked(&is_open)));
        }
        let (wished, wishes): (Vec<Wished>, Vec<Wish<'_, Slot>>) = asked.into_iter().unzip();
        let from = search.from.as_ref();
        let whole_commune = from
            .filter(|from| from.whole_commune)
            .and_then(|from| from.commune);
        let found = self.finder.search(&Query {
            origin: from.and_then(|from| finder::Point::new(from.point.lat, from.point.lon)),
            wishes,
            radius_m: search.radius_km.map(metres),
            here: whole_commune.map(facet_of_commune),
            offset: search.offset,
            limit: search.limit,
            remote_limit: if search.mode == Some(Mode::Remote) {
                search.limit.max(50)
            } else {
                REMOTE_BESIDE
            },
        });
        let named = |reasons: &[Reason]| -> Vec<Wished> {
            let name = |reason: &Reason| match reason {
                Reason::Wish(position) => wished[*position],
                Reason::Radius => Wished::Radius,
            };
            reasons.iter().map(name).collect()
        };
        let hit = |hit: finder::Hit<Slot>| Hit {
            place: &self.places[hit.key.place],
            remote: hit.key.remote,
            whole_commune: whole_commune.is_some(),
            distance_m: hit.distance_m,
            open_from: open_from(&hit.key),
            unknown: if let Fit::Unknown(reasons) = &hit.fit {
                named(reasons)
            } else {
                Vec::new()
            },
            because: Vec::new(),
        };
        let almost = |almost: finder::Almost<Slot>| Hit {
            place: &self.places[almost.key.place],
            remote: almost.key.remote,
            whole_commune: whole_commune.is_some(),
            distance_m: almost.distance_m,
            open_from: open_from(&almost.key),
            unknown: Vec::new(),
            because: named(&almost.because),
        };
        Page {
            understood,
            needs,
            asked: !wished.is_empty() || search.radius_km.is_some(),
            total: found.total,
            matching: found.matching,
            results: found.results.into_iter().map(hit).collect(),
            remote_total: found.remote_total,
            remote: found.remote.into_iter().map(hit).collect(),
            almost: found.almost.into_iter().map(almost).collect(),
        }
    }

    /// Words are first a need, then the name of a place: "bibliothèque" is both, and a need serves better.
    fn understand(&self, lexicon: &Lexicon<Need>, search: &Search) -> (Understood, Vec<usize>) {
        if finder::fold(&search.words).is_empty() {
            return (
                if search.words.trim().is_empty() {
                    Understood::Nothing
                } else {
                    Understood::No
                },
                Vec::new(),
            );
        }
        if let Named::Exact(slots) = self.names.find(&search.words) {
            return (Understood::Names, slots);
        }
        let meant: Vec<Need> = lexicon
            .find(&search.words)
            .into_iter()
            .map(|meaning| meaning.key)
            .collect();
        if !meant.is_empty() {
            return (Understood::Needs(meant), Vec::new());
        }
        match self.names.find(&search.words) {
            Named::Close(close) if !close.is_empty() => (
                Understood::Names,
                close.into_iter().map(|suggestion| suggestion.key).collect(),
            ),
            _ => (Understood::No, Vec::new()),
        }
    }
}

/// A need that was chosen outranks what words may mean.
fn needs_of(search: &Search, understood: &Understood) -> Vec<Need> {
    match understood {
        Understood::Needs(meant) if search.needs.is_empty() => meant.clone(),
        _ => search.needs.clone(),
    }
}

/// The wishes whose answers are stored with the places.
fn stored_wishes(search: &Search, needs: &[Need]) -> Vec<(Wished, Wish<'static, Slot>)> {
    let mut asked = Vec::new();
    let mut ask = |wished, facets| asked.push((wished, Wish::AnyOf(facets)));
    // "I do not know" asks for nothing in particular.
    if !needs.is_empty() && !needs.contains(&Need::Unknown) {
        ask(
            Wished::Need,
            needs.iter().map(|need| facet_of_need(*need)).collect(),
        );
    }
    if !search.languages.is_empty() {
        ask(
            Wished::Language,
            search
                .languages
                .iter()
                .map(|one| facet_of_language(*one))
                .collect(),
        );
    }
    if let Some(setting) = search.setting {
        ask(Wished::Setting, vec![facet_of(setting.question())]);
    }
    if let Some(mode) = search.mode {
        ask(Wished::Mode, vec![facet_of_mode(mode)]);
    }
    if search.wheelchair {
        ask(Wished::Wheelchair, vec![facet_of(Question::Wheelchair)]);
    }
    if search.free {
        ask(Wished::Free, vec![facet_of(Question::Free)]);
    }
    asked
}

/// Kilometres as whole metres; a radius is a wish, so a nonsensical one is no wish.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits"
)]
fn metres(kilometres: f64) -> u32 {
    (kilometres.clamp(0.0, 1000.0) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_need_outranks_the_words() {
        let meant = Understood::Needs(vec![Need::Learn, Need::Device]);
        let chosen = Search {
            needs: vec![Need::Device],
            ..Search::default()
        };
        assert_eq!(needs_of(&chosen, &meant), [Need::Device]);
        assert_eq!(
            needs_of(&Search::default(), &meant),
            [Need::Learn, Need::Device]
        );
    }

    #[test]
    fn a_radius_becomes_whole_metres_within_reason() {
        assert_eq!(metres(1.5), 1_500);
        assert_eq!(metres(-4.0), 0);
        assert_eq!(metres(1e12), 1_000_000);
    }

    #[test]
    fn not_knowing_asks_for_nothing() {
        assert!(stored_wishes(&Search::default(), &[Need::Unknown]).is_empty());
        assert_eq!(stored_wishes(&Search::default(), &[Need::Learn]).len(), 1);
    }
}
