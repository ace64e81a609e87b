//! What is said of the tables is so: after the last day nothing is left.

use jiff::SignedDuration;
use web::{Actor, Role};

use super::people::{member, membership, operator, organisations};
use crate::ground::{MIGRATIONS, Server};

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// Lets time pass, and what is done every hour be done.
async fn pass(server: &Server, by: SignedDuration) {
    server.clock.advance(by);
    let ran = server.run_due().await;
    assert!(ran.contains(&"accounts.upkeep"), "{ran:?}");
}

async fn count(server: &Server, what: &str) -> i64 {
    let mut conn = server.ground.db.read().await.unwrap();
    let sql = format!("select count(*) from {what}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

async fn for_whom_is_forgotten_with_the_invitation(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let permit = operator(&organisation);
    let invite = || {
        let words = Some("Noor, at the desk");
        accounts::invite(&server.accounts, &permit, Role::Mediator, None, None, words)
    };
    const NAMED: &str = "accounts_invitation where for_whom is not null";
    let (open, withdrawn) = (invite().await.unwrap(), invite().await.unwrap());
    assert_eq!(count(&server, NAMED).await, 2);
    accounts::withdraw(&server.accounts, &permit, &withdrawn.id)
        .await
        .unwrap();
    assert_eq!(count(&server, NAMED).await, 1);
    pass(&server, days(6)).await;
    assert_eq!(count(&server, NAMED).await, 1, "it counts still");
    // It counts through the seventh day.
    pass(&server, days(2)).await;
    assert_eq!(count(&server, NAMED).await, 0);
    assert_eq!(count(&server, "accounts_invitation").await, 2);
    pass(&server, days(89)).await;
    let left = format!("accounts_invitation where id = '{}'", open.id);
    assert_eq!(count(&server, &left).await, 1);
    assert_eq!(count(&server, "accounts_invitation").await, 1);
    pass(&server, days(2)).await;
    assert_eq!(count(&server, "accounts_invitation").await, 0);
}

async fn a_closed_account_holds_nothing_and_is_gone_after_two_years(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let mut noor = member(&server, "noor", &organisation, Role::Mediator).await;
    let mut browser = noor.browser(&server).await;
    let all = accounts::may_run_accounts(&Actor::Operator).unwrap();
    let closed = accounts::close_account(&server.accounts, &all, "Noor")
        .await
        .unwrap();
    assert_eq!(closed, noor.account);
    assert!(
        accounts::close_account(&server.accounts, &all, "noor")
            .await
            .is_err()
    );
    browser.visit("/fr/hats").await;
    assert!(
        browser.url().starts_with("/fr/sign-in"),
        "{}",
        browser.url()
    );
    const HOLDS: &str =
        "accounts_account where name = 'noor' or sign_in_name = 'noor' or password is not null
        or totp_secret is not null or email is not null";
    assert_eq!(count(&server, HOLDS).await, 0);
    assert_eq!(count(&server, "accounts_paper_code").await, 0);
    pass(&server, days(31)).await;
    assert_eq!(count(&server, "accounts_sign_in").await, 0);
    pass(&server, days(698)).await;
    assert_eq!(count(&server, "accounts_account").await, 1);
    pass(&server, days(2)).await;
    for table in [
        "accounts_account",
        "accounts_membership",
        "accounts_invitation",
    ] {
        assert_eq!(count(&server, table).await, 0, "{table}");
    }
}

async fn a_membership_past_its_day_stays_a_while_and_then_ends(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let noor = member(&server, "noor", &organisation, Role::Mediator).await;
    let own = membership(&server, &organisation, &noor).await;
    let permit = operator(&organisation);
    pass(&server, days(365 + 90)).await;
    let members = accounts::members(&server.accounts, &permit).await.unwrap();
    assert_eq!(members[0].membership.id, own, "it can still be renewed");
    pass(&server, days(2)).await;
    assert_eq!(
        accounts::members(&server.accounts, &permit).await.unwrap(),
        []
    );
    // The account stays, and is told to ask for an invitation.
    assert_eq!(
        count(&server, "accounts_account where state = 'active'").await,
        1
    );
    pass(&server, days(731)).await;
    assert_eq!(count(&server, "accounts_membership").await, 0);
}

testkit::both_databases!(&MIGRATIONS;
    for_whom_is_forgotten_with_the_invitation,
    a_closed_account_holds_nothing_and_is_gone_after_two_years,
    a_membership_past_its_day_stays_a_while_and_then_ends,
);
