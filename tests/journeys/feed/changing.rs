//! Changes of places as commands make them, in another process than the server that tells of them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use directory::{Follow, Mapping, OpenInput, Problem, Progress, Reader};
use jiff::ToSpan;
use kernel::Id;
use web::Actor;

use super::Random;
use crate::ground::Server;

/// Below this many places nothing is taken away any more.
const FEW: usize = 20;

/// A list that somebody else keeps.
const LIST: &str = r#"
source = { id = "test-list", title = "Une liste", language = "fr", country = "BE" }
[fields]
id = "key"
name = "called"
postcode = "where"
phone = "call"
"#;

/// Whoever changes things, at random.
pub struct Changing<'a> {
    server: &'a Server,
    merged: Vec<(Id, Id)>,
    /// How many changes were made.
    pub done: usize,
    kinds: BTreeMap<&'static str, usize>,
}

struct Deaf;

impl Follow for Deaf {
    fn problem(&mut self, problem: &Problem) {
        assert!(!problem.refused, "{problem:?}");
    }
    fn progress(&mut self, _: Progress) {}
}

impl<'a> Changing<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self {
            server,
            merged: Vec::new(),
            done: 0,
            kinds: BTreeMap::new(),
        }
    }

    /// How many changes of each kind.
    pub fn told(&self) -> String {
        let kinds = self.kinds.iter();
        let kinds: Vec<String> = kinds
            .map(|(kind, times)| format!("{times} {kind}"))
            .collect();
        kinds.join(", ")
    }

    /// One change, of a kind and a place that chance picks; what cannot be done is not counted.
    pub async fn change(&mut self, random: &mut Random) {
        self.server.directory.refresh().await.unwrap();
        let board = self.server.directory.board();
        let mut one = || board.places[random.below(board.places.len())].id.clone();
        let (place, other) = (one(), one());
        let many = board.places.len() >= FEW;
        let (kind, done) = match random.below(100) {
            0..30 => ("hours", self.hours(&place, random).await),
            30..58 => ("confirmed", self.confirm(&place, random).await),
            58..64 if many => ("closed", self.close(&place).await),
            64..76 if many => ("merged", self.merge(place, other).await),
            76..86 => ("unmerged", self.unmerge(random).await),
            86.. => ("imported", self.import(random).await),
            _ => return,
        };
        self.done += usize::from(done);
        *self.kinds.entry(kind).or_default() += usize::from(done);
    }

    async fn hours(&self, place: &Id, random: &mut Random) -> bool {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let hours = [
            "Mo-Fr 09:00-12:00",
            "Tu 13:00-17:00",
            "Sa 10:00-12:00; PH off",
        ];
        let hours = directory::hours::Hours::parse(hours[random.below(3)]).unwrap();
        let hours = Some(&hours).filter(|_| random.chance(80));
        let done = directory::change_place_hours(&self.server.ground, &permit, place, hours);
        done.await.is_ok()
    }

    async fn confirm(&self, place: &Id, random: &mut Random) -> bool {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let ago = i64::try_from(random.below(900)).unwrap();
        let day = jiff::civil::date(2026, 11, 22).saturating_sub(ago.days());
        let done = directory::confirm_place(&self.server.ground, &permit, place, Some(day));
        done.await.is_ok()
    }

    async fn close(&self, place: &Id) -> bool {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let done = directory::close_place(&self.server.ground, &permit, place);
        done.await.is_ok()
    }

    async fn merge(&mut self, place: Id, other: Id) -> bool {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let done = directory::merge_place(&self.server.ground, &permit, &place, &other).await;
        if done.is_ok() {
            self.merged.push((place, other));
        }
        done.is_ok()
    }

    async fn unmerge(&mut self, random: &mut Random) -> bool {
        if self.merged.is_empty() {
            return false;
        }
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let (one, two) = self.merged.swap_remove(random.below(self.merged.len()));
        let done = directory::undo_merge(&self.server.ground, &permit, &one, &two);
        done.await.is_ok()
    }

    /// A reading of the list as it is today: some lines are new, some say something else, some are gone.
    async fn import(&self, random: &mut Random) -> bool {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let mut list = "key,called,where,call\n".to_owned();
        for key in 0..12 {
            if key == 0 || random.chance(70) {
                let (postcode, phone) =
                    (["1000", "1060", "4000"][random.below(3)], random.below(4));
                list.push_str(&format!("{key},Lieu {key},{postcode},02 555 00 0{phone}\n"));
            }
        }
        let open: OpenInput =
            Arc::new(move || Ok(Box::new(Cursor::new(list.clone().into_bytes()))));
        let reader = Reader::new(Mapping::parse(LIST).unwrap()).unwrap();
        let ground = &self.server.ground;
        let sums = directory::import_file(ground, &permit, reader, open, false, &mut Deaf).await;
        let sums = sums.unwrap();
        assert_eq!(sums.refused, 0, "{sums:?}");
        sums.changed + sums.gone > 0
    }
}
