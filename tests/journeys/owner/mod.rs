//! Whoever answers for a place keeps it right: confirms, changes, takes back, and touches nobody else's.

mod confirming;
mod editing;
mod history;
mod rights;
mod together;

use kernel::Id;
use web::Role;

use crate::ground::Server;

/// Two places of one organisation, and one of a neighbour.
pub struct Houses {
    pub own: Id,
    pub colleague: Id,
    pub neighbour: Id,
    pub organisation: Id,
    pub other: Id,
}

/// Gives shipped places to two organisations, as an import with owners would.
pub async fn houses(server: &Server) -> Houses {
    let board = server.directory.board();
    let mut organisations = board.organisations.keys().cloned().collect::<Vec<_>>();
    organisations.sort();
    // On the spot, somewhere: so that there is an address to change.
    let places: Vec<Id> = board
        .places
        .iter()
        .filter(|place| place.postcode.is_some() && !place.mobile && !place.several)
        .map(|place| place.id.clone())
        .take(3)
        .collect();
    let [own, colleague, neighbour] = places.try_into().unwrap();
    let [organisation, other] = [organisations[0].clone(), organisations[1].clone()];
    let none = "update directory_place set organisation_id = null".to_owned();
    let give = |place: &Id, to: &Id| {
        format!("update directory_place set organisation_id = '{to}' where id = '{place}'")
    };
    server
        .change(&[
            none,
            give(&own, &organisation),
            give(&colleague, &organisation),
            give(&neighbour, &other),
        ])
        .await;
    Houses {
        own,
        colleague,
        neighbour,
        organisation,
        other,
    }
}

/// A manager of the first organisation, on the page of its first place.
pub async fn manager(server: &Server, houses: &Houses) -> testkit::Visitor {
    let mut visitor = server
        .signed_in(Role::PlaceManager, &houses.organisation, None)
        .await;
    visitor
        .visit(&format!("/en/work/place/{}", houses.own))
        .await;
    assert_eq!(visitor.status(), 200);
    visitor
}
