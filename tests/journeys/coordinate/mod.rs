//! Who looks after the places of a commune, and who tells them what is wrong or missing there.

mod board;
mod proposals;
mod reminders;
mod reports;

use directory::Coverage;
use kernel::Id;
use testkit::Visitor;
use web::{Actor, Role};

use crate::ground::Server;

/// An organisation that coordinates the communes of these prefixes.
pub async fn organisation(server: &Server, name: &str, prefixes: &[&str]) -> Id {
    let permit = directory::may_keep_organisations(Actor::Operator).unwrap();
    let id = directory::add_organisation(&server.directory, &permit, name, "commune", None)
        .await
        .unwrap();
    coordinates(server, &id, prefixes).await;
    server.directory.refresh().await.unwrap();
    id
}

/// Says what an organisation coordinates from now on.
pub async fn coordinates(server: &Server, organisation: &Id, prefixes: &[&str]) {
    let permit = directory::may_keep_organisations(Actor::Operator).unwrap();
    let prefixes: Vec<String> = prefixes.iter().map(|one| (*one).to_owned()).collect();
    let coverage = Coverage::parse(&prefixes).unwrap();
    directory::coordinate(&server.ground, &permit, organisation, &coverage)
        .await
        .unwrap();
}

/// Somebody who coordinates for a new organisation.
pub async fn coordinator(server: &Server, prefixes: &[&str]) -> Visitor {
    let id = organisation(server, "Coordination de l’Essai", prefixes).await;
    server.signed_in(Role::Coordinator, &id, None).await
}

/// How often something was done, as the audit trail has it.
pub async fn done(server: &Server, action: &str) -> i64 {
    let mut conn = server.ground.db.read().await.unwrap();
    db::query_scalar("select count(*) from audit_event where action = $1")
        .bind(action.to_owned())
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}
