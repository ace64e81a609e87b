//! Things of two organisations side by side: reports, proposals, memberships, invitations.

use kernel::{Id, Language};
use web::Role;

use crate::accounts::people::{invited, member, membership};
use crate::ground::{Ask, Server};

/// The id that a query gives.
async fn id(server: &Server, query: String) -> String {
    let mut conn = server.ground.db.read().await.unwrap();
    sqlx::query_scalar(sqlx::AssertSqlSafe(query))
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

/// Somebody reports a mistake at a place.
pub async fn report_on(server: &Server, place: &Id) -> String {
    let form = "subject=hours&message=ferme+le+lundi";
    let answer = server
        .ask(&Ask::post(&format!("/fr/place/{place}/report"), form))
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    id(
        server,
        format!("select id from directory_report where place_id = '{place}'"),
    )
    .await
}

/// Somebody proposes a place.
pub async fn proposal_in(server: &Server, near: &str) -> String {
    let form = format!("name=Chez+Lina&near={near}&known_by=saw");
    let answer = server.ask(&Ask::post("/fr/propose", &form)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    id(
        server,
        "select id from directory_proposal order by id desc limit 1".to_owned(),
    )
    .await
}

/// Somebody joins an organisation; their membership.
pub async fn membership_in(server: &Server, name: &str, organisation: &Id) -> String {
    let joined = member(server, name, organisation, Role::Administrator).await;
    membership(server, organisation, &joined).await.to_string()
}

pub async fn invitation_into(server: &Server, organisation: &Id) -> String {
    let invited = invited(server, organisation, Role::Mediator).await;
    invited.id.to_string()
}

/// An organisation coordinates the communes whose code begins so.
pub async fn coordinates(server: &Server, organisation: &Id, prefix: &str) {
    crate::coordinate::coordinates(server, organisation, &[prefix]).await;
}

/// Whoever manages a place wants it on the list to call.
pub async fn reminder_for(server: &Server, place: &Id, organisation: &Id) {
    let t = server.texts(Language::French);
    let every = t.msg("reminder-every").num("months", 3_usize).to_string();
    server
        .signed_in(Role::PlaceManager, organisation, None)
        .visit(&format!("/fr/work/place/{place}/reminders"))
        .await
        .choose(&every)
        .choose(&t.get("reminder-by-call"))
        .submit(&t.get("reminders-save"))
        .await;
}
