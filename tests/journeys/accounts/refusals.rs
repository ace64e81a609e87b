//! What is refused, and what happens exactly once, whoever comes at the same moment.

use std::future::Future;
use std::task::Poll;

use accounts::{JoinRefused, MemberError, Mend};
use jiff::SignedDuration;
use jiff::civil::date;
use web::Role;

use super::people::{
    NETWORK, PASSWORD, administrator, invited, is_unknown, joining, member, membership, operator,
    organisations, place_of, says,
};
use crate::ground::{MIGRATIONS, Server};

async fn count(server: &Server, table: &str) -> i64 {
    let mut conn = server.ground.db.read().await.unwrap();
    let sql = format!("select count(*) from {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

async fn two_who_join_with_one_code_make_one_account(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    for (one, other) in [("noor", "sam"), ("kim", "kim")] {
        let before = count(&server, "accounts_account").await;
        let code = invited(&server, &organisation, Role::Mediator).await.code;
        let (one, other) = (joining(one), joining(other));
        let outcomes: [_; 2] = tokio::join!(
            accounts::join(&server.accounts, code.digits(), &one, NETWORK),
            accounts::join(&server.accounts, code.digits(), &other, NETWORK),
        )
        .into();
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let told = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Err(JoinRefused::NoInvitation)))
            .count();
        assert_eq!((won, told), (1, 1), "{outcomes:?}");
        assert_eq!(count(&server, "accounts_account").await, before + 1);
    }
}

async fn a_code_that_is_withdrawn_while_somebody_joins_does_one_of_both(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let permit = operator(&organisation);
    for n in 0..4 {
        let before = count(&server, "accounts_membership").await;
        let invited = invited(&server, &organisation, Role::Mediator).await;
        let name = format!("noor{n}");
        let joining = joining(&name);
        let join = accounts::join(&server.accounts, invited.code.digits(), &joining, NETWORK);
        let withdraw = async {
            // From before the password is hashed to after.
            tokio::time::sleep(std::time::Duration::from_millis(25 * n)).await;
            accounts::withdraw(&server.accounts, &permit, &invited.id).await
        };
        let (joined, withdrawn) = tokio::join!(join, withdraw);
        assert_ne!(
            joined.is_ok(),
            withdrawn.is_ok(),
            "{joined:?} {withdrawn:?}"
        );
        let after = count(&server, "accounts_membership").await;
        assert_eq!(after - before, i64::from(joined.is_ok()));
    }
}

/// Lets a future go on so many times, as somebody who is killed then.
async fn cut_off<T>(polls: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = Box::pin(future);
    let mut left = polls;
    std::future::poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

async fn a_join_that_is_cut_off_leaves_all_or_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let mut ended = 0;
    let mut polls = 1;
    while ended < 2 {
        let before = [
            count(&server, "accounts_account").await,
            count(&server, "accounts_membership").await,
            count(&server, "accounts_paper_code").await,
            count(&server, "accounts_invitation where state = 'used'").await,
        ];
        let code = invited(&server, &organisation, Role::Referrer).await.code;
        let name = format!("noor{polls}");
        let joining = joining(&name);
        let join = accounts::join(&server.accounts, code.digits(), &joining, NETWORK);
        let outcome = cut_off(polls, join).await;
        // A transaction that was dropped is rolled back by whoever takes its connection next.
        let after = [
            count(&server, "accounts_account").await,
            count(&server, "accounts_membership").await,
            count(&server, "accounts_paper_code").await,
            count(&server, "accounts_invitation where state = 'used'").await,
        ];
        let whole = [before[0] + 1, before[1] + 1, before[2] + 40, before[3] + 1];
        match outcome {
            Some(joined) => {
                joined.unwrap();
                assert_eq!(after, whole);
                ended += 1;
            }
            None => assert!(
                after == before || after == whole,
                "{polls}: {before:?} {after:?}"
            ),
        }
        polls = polls * 3 / 2 + 1;
    }
}

async fn an_organisation_keeps_one_administrator(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let noor = member(&server, "noor", &organisation, Role::Administrator).await;
    let own = membership(&server, &organisation, &noor).await;
    let as_noor = administrator(&server, &organisation, &noor).await;
    let refused = accounts::end_membership(&server.accounts, &as_noor, &own).await;
    assert!(
        matches!(refused, Err(MemberError::LastAdministrator)),
        "{refused:?}"
    );
    let sam = member(&server, "sam", &organisation, Role::Administrator).await;
    let of_sam = membership(&server, &organisation, &sam).await;
    let as_sam = administrator(&server, &organisation, &sam).await;
    // Each ends the other at the same moment.
    let outcomes: [_; 2] = tokio::join!(
        accounts::end_membership(&server.accounts, &as_noor, &of_sam),
        accounts::end_membership(&server.accounts, &as_sam, &own),
    )
    .into();
    let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(done, 1, "{outcomes:?}");
    let left = accounts::members(&server.accounts, &operator(&organisation)).await;
    let left = left.unwrap();
    assert_eq!(left.len(), 1);
    // The operator may end the last one.
    let last = &left[0].membership.id;
    accounts::end_membership(&server.accounts, &operator(&organisation), last)
        .await
        .unwrap();
}

async fn what_is_not_the_organisations_is_refused_as_if_it_were_nowhere(db: db::Db) {
    let server = Server::open(db).await;
    let [one, other] = organisations(&server);
    let theirs = member(&server, "noor", &other, Role::Mediator).await;
    let theirs = membership(&server, &other, &theirs).await;
    let invitation = invited(&server, &other, Role::Mediator).await.id;
    let accounts = &server.accounts;
    let permit = operator(&one);
    let day = date(2027, 1, 1);
    assert!(is_unknown(
        accounts::end_membership(accounts, &permit, &theirs).await
    ));
    assert!(is_unknown(
        accounts::renew_membership(accounts, &permit, &theirs, day).await
    ));
    assert!(is_unknown(
        accounts::invite_to_renew(accounts, &permit, &theirs).await
    ));
    assert!(is_unknown(
        accounts::withdraw(accounts, &permit, &invitation).await
    ));
    let place = place_of(&server, &other);
    let invite = |role, place, day| accounts::invite(accounts, &permit, role, place, day, None);
    let refused = invite(Role::Mediator, Some(&place), None).await;
    assert!(
        matches!(refused, Err(MemberError::NotItsPlace)),
        "{refused:?}"
    );
    let own = place_of(&server, &one);
    for role in [Role::Coordinator, Role::Administrator] {
        let refused = invite(role, Some(&own), None).await;
        assert!(
            matches!(refused, Err(MemberError::NoPlaceForRole)),
            "{refused:?}"
        );
    }
    for role in [Role::Mediator, Role::PlaceManager, Role::Referrer] {
        invite(role, Some(&own), None).await.unwrap();
    }
    for day in [date(2026, 11, 22), date(2028, 11, 24)] {
        let refused = invite(Role::Mediator, None, Some(day)).await;
        assert!(matches!(refused, Err(MemberError::Day(_))), "{refused:?}");
    }
    invite(Role::Mediator, None, Some(date(2028, 11, 23)))
        .await
        .unwrap();
}

async fn an_invitation_is_over_after_a_week_and_guessing_is_slowed_down(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let code = invited(&server, &organisation, Role::Mediator).await.code;
    let other = invited(&server, &organisation, Role::Mediator).await.code;
    // The page says "until Monday": it counts through that Monday.
    let monday = date(2026, 11, 30).at(23, 59, 59, 0);
    let monday = monday.to_zoned(kernel::clock::brussels()).unwrap();
    let to = monday.timestamp().duration_since(server.ground.clock.now());
    let second = SignedDuration::from_secs(1);
    server.clock.advance(to - second);
    let kim = accounts::join(&server.accounts, other.digits(), &joining("kim"), NETWORK).await;
    assert!(kim.is_ok(), "{kim:?}");
    server.clock.advance(second);
    let join = |name| {
        let joining = joining(name);
        let code = code.digits().to_owned();
        let accounts = &server.accounts;
        async move { accounts::join(accounts, &code, &joining, NETWORK).await }
    };
    assert!(matches!(join("noor").await, Err(JoinRefused::NoInvitation)));
    let mut wrong = 1;
    while !matches!(join("noor").await, Err(JoinRefused::Slowed { .. })) {
        wrong += 1;
        assert!(wrong <= 200, "nobody is slowed down");
    }
    assert_eq!(wrong, 200);
}

async fn a_new_password_ends_everything_and_needs_more_where_it_opens_another_organisation(
    db: db::Db,
) {
    let server = Server::open(db).await;
    let [one, other] = organisations(&server);
    let accounts = &server.accounts;
    let mut noor = member(&server, "noor", &one, Role::Mediator).await;
    let own = membership(&server, &one, &noor).await;
    let mut browser = noor.browser(&server).await;
    let first = accounts::invite_to_renew(accounts, &operator(&one), &own)
        .await
        .unwrap();
    let second = accounts::invite_to_renew(accounts, &operator(&one), &own)
        .await
        .unwrap();
    let renew = |code: &accounts::Code, proof: &str| {
        let (code, proof) = (code.digits().to_owned(), proof.to_owned());
        async move { accounts::renew(accounts, &code, "zomer fiets groen", &proof, NETWORK).await }
    };
    let refused = renew(&first.code, "").await;
    assert!(
        matches!(refused, Err(JoinRefused::NoInvitation)),
        "the second replaced it"
    );
    let short = accounts::renew(accounts, second.code.digits(), "kort", "", NETWORK).await;
    assert!(matches!(short, Err(JoinRefused::Mend(_))), "{short:?}");
    let renewed = renew(&second.code, "").await.unwrap();
    assert_eq!(renewed.account, noor.account);
    browser.visit("/fr/hats").await;
    assert!(
        browser.url().starts_with("/fr/sign-in"),
        "{}",
        browser.url()
    );
    let members = accounts::members(accounts, &operator(&one)).await.unwrap();
    assert!(members[0].renewed.is_some(), "the administrators see it");
    noor.codes = renewed.paper_codes;
    let mut browser = server.visitor();
    noor.sign_in(&server, &mut browser, "zomer fiets groen")
        .await;

    // An administrator of one organisation must not get into the other with a code that they gave.
    let more = invited(&server, &other, Role::Administrator).await;
    browser
        .visit(&format!("/fr/invitation/{}", more.code.digits()))
        .await;
    let t = server.texts(kernel::Language::French);
    let take = t.msg("join-take-button").str("name", "noor").to_string();
    browser.submit(&take).await;
    assert!(
        says(&browser, &t.pick("role", "administrator")),
        "{}",
        browser.text()
    );
    let sam = member(&server, "sam", &one, Role::Administrator).await;
    let as_sam = administrator(&server, &one, &sam).await;
    let given = accounts::invite_to_renew(accounts, &as_sam, &own)
        .await
        .unwrap();
    for wrong in ["", "1234567890123456", PASSWORD] {
        let refused = renew(&given.code, wrong).await;
        let Err(JoinRefused::Mend(mend)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(mend, [Mend::Proof]);
    }
    let left = noor.codes.pop().unwrap();
    renew(&given.code, left.digits()).await.unwrap();
}

testkit::both_databases!(&MIGRATIONS;
    two_who_join_with_one_code_make_one_account,
    a_code_that_is_withdrawn_while_somebody_joins_does_one_of_both,
    a_join_that_is_cut_off_leaves_all_or_nothing,
    an_organisation_keeps_one_administrator,
    what_is_not_the_organisations_is_refused_as_if_it_were_nowhere,
    an_invitation_is_over_after_a_week_and_guessing_is_slowed_down,
    a_new_password_ends_everything_and_needs_more_where_it_opens_another_organisation,
);
