use std::sync::Arc;

use kernel::Nis;

use super::*;
use crate::model::place_tests::nothing_known;

const OWN: u8 = 1;
const NEIGHBOUR: u8 = 2;

fn id(kind: u8, n: u8) -> Id {
    Id::parse(&format!(
        "01a2{kind:02x}00-0000-7000-8000-0000000000{n:02x}"
    ))
    .unwrap()
}

fn organisation(n: u8) -> Id {
    id(0xaa, n)
}

fn place(n: u8, of: Option<u8>, nis: Option<&str>) -> Place {
    Place {
        id: id(0xbb, n),
        organisation: of.map(organisation),
        commune: nis.and_then(Nis::parse),
        ..nothing_known()
    }
}

fn actor(role: Role, only: Option<u8>) -> Actor {
    Actor::Account(Arc::new(Hat {
        account: id(0xcc, 1),
        membership: id(0xdd, 1),
        organisation: organisation(OWN),
        role,
        place: only.map(|n| id(0xbb, n)),
    }))
}

fn may(actor: &Actor, place: &Place, coverage: &Coverage) -> bool {
    let edit = may_edit_place(actor, place, coverage);
    let history = may_see_history(actor, place, coverage);
    match (edit, history) {
        (Ok(edit), Ok(history)) => {
            assert_eq!(edit.act().place(), &place.id);
            assert_eq!(edit.act().organisation(), place.organisation.as_ref());
            assert_eq!(history.act().place(), &place.id);
            assert_eq!(edit.actor(), actor);
            true
        }
        (Err(edit), Err(history)) => {
            // The place is public, its history is not.
            assert_eq!((edit, history), (Problem::Forbidden, Problem::NotFound));
            false
        }
        (edit, history) => panic!("{edit:?} and {history:?} differ"),
    }
}

/// Who, with a hat for which place, may change: the place of the hat, a colleague's place of the same organisation, a
/// neighbour's in a commune that the own organisation coordinates, a neighbour's elsewhere, one that is nobody's.
#[test]
fn every_role_changes_what_its_hat_is_for_and_nothing_else() {
    let coverage = Coverage(vec!["21".to_owned()]);
    let places = [
        place(1, Some(OWN), Some("21004")),
        place(2, Some(OWN), Some("44021")),
        place(3, Some(NEIGHBOUR), Some("21009")),
        place(4, Some(NEIGHBOUR), Some("44021")),
        place(5, None, Some("44021")),
    ];
    let of_all = [true, true, false, false, false];
    let of_one = [true, false, false, false, false];
    let nothing = [false; 5];
    let expected = [
        (actor(Role::Mediator, None), of_all),
        (actor(Role::Mediator, Some(1)), of_one),
        (actor(Role::PlaceManager, None), of_all),
        (actor(Role::PlaceManager, Some(1)), of_one),
        (actor(Role::Administrator, None), of_all),
        (actor(Role::Administrator, Some(1)), of_one),
        (
            actor(Role::Coordinator, None),
            [true, true, true, false, false],
        ),
        (
            actor(Role::Coordinator, Some(1)),
            [true, false, true, false, false],
        ),
        (actor(Role::Referrer, None), nothing),
        (actor(Role::Referrer, Some(1)), nothing),
        (Actor::Public, nothing),
        (Actor::Operator, nothing),
    ];
    for role in Role::ALL {
        let told = |(who, _): &&(Actor, _)| who.hat().is_some_and(|hat| hat.role == role);
        assert_eq!(expected.iter().filter(told).count(), 2, "{role:?}");
    }
    for (who, rights) in expected {
        let found = places.each_ref().map(|place| may(&who, place, &coverage));
        assert_eq!(found, rights, "{who:?}");
    }
}

#[test]
fn a_hat_for_a_place_that_went_to_another_organisation_opens_nothing() {
    let gone = place(1, Some(NEIGHBOUR), None);
    for role in Role::ALL {
        assert!(!may(&actor(role, Some(1)), &gone, &Coverage::default()));
    }
}

#[test]
fn only_a_coordinator_uses_the_coverage_and_a_place_abroad_lies_in_none() {
    let coverage = Coverage(vec!["21".to_owned()]);
    let mut covered = place(3, Some(NEIGHBOUR), Some("21004"));
    for role in Role::ALL {
        let coordinates = role == Role::Coordinator;
        assert_eq!(may(&actor(role, None), &covered, &coverage), coordinates);
    }
    let coordinator = actor(Role::Coordinator, None);
    assert!(!may(&coordinator, &covered, &Coverage::default()));
    let everything = Coverage(vec![String::new()]);
    assert!(may(&coordinator, &covered, &everything));
    covered.abroad = Some(crate::model::Abroad {
        country: "FR".to_owned(),
        postcode: None,
        commune: None,
    });
    assert!(!may(&coordinator, &covered, &coverage));
    assert!(!may(&coordinator, &covered, &everything));
    assert!(!may(&coordinator, &place(6, None, None), &coverage));
}

#[test]
fn the_public_settles_nothing_and_changes_nothing() {
    assert!(may_settle_reports(Actor::Operator).is_ok());
    assert_eq!(
        may_settle_reports(Actor::Public).err(),
        Some(Problem::Forbidden)
    );
    assert!(may_change_places(Actor::Operator).is_ok());
    assert!(may_keep_organisations(Actor::Operator).is_ok());
    assert!(may_keep_organisations(Actor::Public).is_err());
    assert_eq!(may_report(&Actor::Public).actor(), &Actor::Public);
    assert_eq!(may_report(&Actor::Operator).actor(), &Actor::Public);
    assert_eq!(
        may_change_places(Actor::Public).err(),
        Some(Problem::Forbidden)
    );
    for role in Role::ALL {
        let member = actor(role, None);
        assert_eq!(may_change_places(member).err(), Some(Problem::Forbidden));
    }
}
