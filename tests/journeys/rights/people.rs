//! Things of two organisations side by side: reports, proposals, memberships, invitations.

use kernel::{Id, Language};
use web::Role;

use crate::accounts::people::{invited, member, membership};
use crate::ground::{Ask, Server};

/// Somebody reports a mistake at a place.
pub async fn report_on(server: &Server, place: &Id) -> String {
    let form = "subject=hours&message=ferme+le+lundi";
    let answer = server
        .ask(&Ask::post(&format!("/fr/place/{place}/report"), form))
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let query = format!("select id from directory_report where place_id = '{place}'");
    server.word(&query).await
}

/// Somebody proposes a place: its id, and the number that they got.
pub async fn proposal_in(server: &Server, near: &str) -> (String, String) {
    let form = format!("name=Chez+Lina&near={near}&known_by=saw");
    let answer = server.ask(&Ask::post("/fr/propose", &form)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let to = answer.header("location");
    let number = to.rsplit('/').next().unwrap_or_default().to_owned();
    let query = format!("select id from directory_proposal where number = '{number}'");
    (server.word(&query).await, number)
}

/// Somebody joins an organisation; their membership.
pub async fn membership_in(server: &Server, name: &str, organisation: &Id) -> String {
    let joined = member(server, name, organisation, Role::Administrator).await;
    membership(server, organisation, &joined).await.to_string()
}

/// Somebody is invited: the id of the invitation, and the digits of its code.
pub async fn invitation_into(server: &Server, organisation: &Id) -> (String, String) {
    let invited = invited(server, organisation, Role::Mediator).await;
    (invited.id.to_string(), invited.code.digits().to_owned())
}

/// Somebody changes a place; the id of the change.
pub async fn change_of(server: &Server, place: &Id) -> String {
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    directory::confirm_place(&server.ground, &permit, place, None)
        .await
        .unwrap();
    let query = format!("select id from directory_place_change where place_id = '{place}'");
    server.word(&query).await
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
        .await
        .visit(&format!("/fr/work/place/{place}/reminders"))
        .await
        .choose(&every)
        .choose(&t.get("reminder-by-call"))
        .submit(&t.get("edit-save"))
        .await;
}
