//! What the audit says was done to whom: each trace names a thing of the kind that it says.

use kernel::Id;
use web::Role;

use super::people::{NETWORK, invited, joining, member, membership, operator, organisations};
use crate::ground::{MIGRATIONS, Server};
use crate::security::people::{Browser, Person};

/// The kinds of things of this area, each in a table of its name.
const KINDS: [&str; 4] = ["account", "invitation", "membership", "sign_in"];

/// What of the audit names nothing of its kind, by the action.
async fn misnamed(server: &Server) -> Vec<String> {
    let mut wrong = Vec::new();
    for kind in KINDS {
        let sql = format!(
            "select action from audit_event
             where subject_kind = '{kind}' and subject_id not in (select id from accounts_{kind}) order by id"
        );
        let mut conn = server.ground.db.read().await.unwrap();
        let found: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut *conn)
            .await
            .unwrap();
        wrong.extend(found);
    }
    wrong
}

/// All that administrators do with members.
async fn administer(server: &Server, organisation: &Id) {
    let permit = operator(organisation);
    let accounts = &server.accounts;
    let sam = member(server, "sam", organisation, Role::Mediator).await;
    let his = membership(server, organisation, &sam).await;
    let withdrawn = invited(server, organisation, Role::Mediator).await;
    accounts::withdraw(accounts, &permit, &withdrawn.id)
        .await
        .unwrap();
    let code = accounts::invite_to_renew(accounts, &permit, &his)
        .await
        .unwrap()
        .code;
    let proof = sam.codes[0].to_string();
    let password = joining("sam").password;
    accounts::renew(accounts, code.digits(), password, &proof, NETWORK)
        .await
        .unwrap();
    let day = jiff::civil::date(2027, 3, 1);
    accounts::renew_membership(accounts, &permit, &his, day)
        .await
        .unwrap();
    accounts::end_membership(accounts, &permit, &his)
        .await
        .unwrap();
}

/// All that somebody does with their own account.
async fn keep(server: &Server) {
    let noor = Person::made(server, "noor@accounts.example", Role::Administrator).await;
    let mut browser = Browser::confirmed(server, &noor).await;
    let other = Browser::of(server, &noor, false).await.sign_in().await.id;
    let other = other.to_string();
    browser
        .post("/fr/account/sign-ins/end", &[("id", &other)])
        .await;
    browser.post("/fr/account/sign-ins/end-others", &[]).await;
    let hat =
        "select id from accounts_membership where made_by = 'operator' order by id desc limit 1";
    let hat = server.word(hat).await;
    browser.post("/fr/hats", &[("membership", &hat)]).await;
    browser.post("/fr/account/codes", &[]).await;
    browser.post("/fr/sign-out", &[]).await;
}

async fn each_trace_names_a_thing_of_the_kind_that_it_says(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    administer(&server, &organisation).await;
    keep(&server).await;
    for action in [
        "invitation.made",
        "invitation.withdrawn",
        "account.made",
        "account.renewed",
        "account.codes_made",
        "account.signed_out_elsewhere",
        "membership.begun",
        "membership.renewed",
        "membership.ended",
        "sign_in.opened",
        "sign_in.confirmed",
        "sign_in.hat_chosen",
        "sign_in.taken_back",
        "sign_in.ended",
    ] {
        let done = format!("select count(*) from audit_event where action = '{action}'");
        assert!(server.number(&done).await > 0, "nobody did {action}");
    }
    assert_eq!(misnamed(&server).await, [""; 0]);
    // Control: an invitation under the name of its organisation is reported.
    let wrong = format!(
        "update audit_event set subject_id = '{organisation}' where action = 'invitation.withdrawn'"
    );
    server.write(&[wrong]).await;
    assert_eq!(misnamed(&server).await, ["invitation.withdrawn"]);
}

testkit::both_databases!(&MIGRATIONS; each_trace_names_a_thing_of_the_kind_that_it_says);
