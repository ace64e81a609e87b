//! Somebody is invited: by a link, or by a code that is read to them.

use kernel::Language;
use web::Role;

use super::people::{Member, PASSWORD, invited, member, organisations, place_of, says};
use crate::ground::{MIGRATIONS, PHONE, Server};

async fn a_link_makes_a_member_who_signs_in_with_a_code_on_paper(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::French);
    let invited = invited(&server, &organisation, Role::Mediator).await;
    let mut visitor = server.visitor();
    let link = accounts::link(&server.ground, Language::French, &invited.code);
    visitor.visit(&link).await;
    assert_eq!(visitor.status(), 200);
    let board = server.directory.board();
    let name = board.organisations[&organisation]
        .name
        .for_reader(Language::French)
        .text;
    for told in [
        name,
        &t.pick("role", "mediator"),
        "mardi 23 novembre 2027",
        "lundi 30 novembre 2026",
    ] {
        assert!(says(&visitor, told), "{told}: {}", visitor.text());
    }
    // The code goes nowhere, and stays nowhere.
    assert_eq!(visitor.header("cache-control"), Some("no-store"));
    assert_eq!(visitor.header("referrer-policy"), Some("same-origin"));
    assert!(visitor.cookies().is_empty());

    visitor
        .fill(&t.get("account-name"), "Noor")
        .fill(&t.get("sign-in-name"), "noor peeters")
        .fill(&t.get("sign-in-password"), "court")
        .submit(&t.get("join-button"))
        .await;
    assert_eq!(visitor.status(), 422);
    assert!(says(&visitor, &t.get("join-name-signs")));
    assert!(says(&visitor, &t.get("account-password-short")));
    assert_eq!(visitor.attributes("#name", "value"), ["Noor"]);
    assert_eq!(
        visitor.attributes("#sign_in_name", "value"),
        ["noor peeters"]
    );
    assert!(visitor.attributes("#password", "value").is_empty());
    assert!(
        !visitor.html().contains("court\""),
        "a password is given back"
    );
    // Another language leads to the same invitation.
    let in_dutch = format!("/nl/invitation/{}", invited.code.digits());
    assert!(visitor.links().iter().any(|link| link.address == in_dutch));

    visitor
        .fill(&t.get("sign-in-name"), "Noor.Peeters")
        .fill(&t.get("sign-in-password"), PASSWORD)
        .submit(&t.get("join-button"))
        .await;
    assert_eq!(visitor.status(), 200);
    assert_eq!(visitor.header("cache-control"), Some("no-store"));
    let codes = visitor.find(".codes li");
    assert_eq!(codes.len(), 40, "{}", visitor.text());
    assert!(codes.iter().all(|code| code.len() == 19), "{codes:?}");
    assert!(says(&visitor, name));
    assert!(says(&visitor, &PHONE.replace(' ', "\u{a0}")) || says(&visitor, PHONE));
    let mut noor = Member {
        account: organisation.clone(),
        sign_in_name: "noor.peeters".to_owned(),
        codes: codes.iter().rev().map(|code| server_code(code)).collect(),
    };
    visitor.follow(&t.get("paper-done")).await;
    assert_eq!(visitor.url(), "/fr/sign-in");
    visitor.visit("/fr/sign-in?next=/hats").await;
    noor.sign_in(&server, &mut visitor, PASSWORD).await;
    // The same code a second time is none.
    let mut late = server.visitor();
    late.visit(&link).await;
    assert_eq!(late.status(), 404);
    assert!(says(&late, &t.get("invitation-wrong")));
    let known = accounts::list_accounts(
        &server.accounts,
        &accounts::may_run_accounts(&web::Actor::Operator).unwrap(),
        Some(&organisation),
    )
    .await
    .unwrap();
    assert_eq!(known[0].sign_in_name, "noor.peeters");
    assert_eq!(known[0].memberships[0].role, Role::Mediator);
}

fn server_code(shown: &str) -> accounts::Code {
    accounts::Code::parse(shown).unwrap()
}

async fn a_code_that_was_read_over_the_phone_is_typed_in_dutch(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::Dutch);
    let place = place_of(&server, &organisation);
    let permit = super::people::operator(&organisation);
    let role = Role::PlaceManager;
    let invited = accounts::invite(&server.accounts, &permit, role, Some(&place), None, None)
        .await
        .unwrap();
    let mut visitor = server.visitor();
    visitor
        .visit("/nl/sign-in")
        .await
        .follow(&t.get("sign-in-invited"))
        .await
        .fill(&t.get("invitation-code"), "1234 5678")
        .submit(&t.get("invitation-show"))
        .await;
    assert_eq!(visitor.status(), 422);
    assert!(says(&visitor, &t.get("invitation-wrong")));
    assert_eq!(visitor.attributes("#code", "value"), ["1234 5678"]);
    visitor
        .fill(
            &t.get("invitation-code"),
            &invited.code.to_string().replace(' ', "-"),
        )
        .submit(&t.get("invitation-show"))
        .await;
    assert_eq!(visitor.status(), 200);
    let board = server.directory.board();
    let name = &board.place(&place).unwrap().name;
    let told = name.for_reader(Language::Dutch).text;
    assert!(says(&visitor, told), "{}", visitor.text());
    // Looking does nothing: the button does.
    visitor
        .fill(&t.get("account-name"), "Sam")
        .fill(&t.get("sign-in-name"), "sam@accounts.example")
        .fill(&t.get("sign-in-password"), "zomer fiets groen")
        .submit(&t.get("join-button"))
        .await;
    assert_eq!(visitor.find(".codes li").len(), 40, "{}", visitor.text());
    let members = accounts::members(&server.accounts, &permit).await.unwrap();
    assert_eq!(members[0].membership.place.as_ref(), Some(&place));
}

async fn a_name_that_somebody_has_is_not_taken_twice(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::French);
    member(&server, "noor", &organisation, Role::Mediator).await;
    let code = invited(&server, &organisation, Role::Mediator).await.code;
    let mut visitor = server.visitor();
    visitor
        .visit(&format!("/fr/invitation/{}", code.digits()))
        .await
        .fill(&t.get("account-name"), "Noor")
        .fill(&t.get("sign-in-name"), "NOOR")
        .fill(&t.get("sign-in-password"), PASSWORD)
        .submit(&t.get("join-button"))
        .await;
    assert_eq!(visitor.status(), 422);
    assert!(
        says(&visitor, &t.get("join-name-taken")),
        "{}",
        visitor.text()
    );
    visitor
        .fill(&t.get("sign-in-name"), "noor2")
        .fill(&t.get("sign-in-password"), PASSWORD)
        .submit(&t.get("join-button"))
        .await;
    assert_eq!(visitor.find(".codes li").len(), 40);
}

async fn somebody_who_has_an_account_signs_in_and_takes_one_more_role(db: db::Db) {
    let server = Server::open(db).await;
    let [one, other] = organisations(&server);
    let t = server.texts(Language::French);
    let mut noor = member(&server, "noor", &one, Role::Mediator).await;
    let code = invited(&server, &other, Role::Referrer).await.code;
    let mut visitor = server.visitor();
    visitor
        .visit(&format!("/fr/invitation/{}", code.digits()))
        .await
        .follow(&t.get("join-sign-in"))
        .await;
    noor.sign_in(&server, &mut visitor, PASSWORD).await;
    assert_eq!(visitor.url(), format!("/fr/invitation/{}", code.digits()));
    let take = t.msg("join-take-button").str("name", "noor").to_string();
    visitor.submit(&take).await;
    assert_eq!(visitor.url(), "/fr/hats");
    assert_eq!(visitor.find("form .pick").len(), 2, "{}", visitor.text());
    // The same role again only counts for longer.
    let again = invited(&server, &other, Role::Referrer).await.code;
    visitor
        .visit(&format!("/fr/invitation/{}", again.digits()))
        .await
        .submit(&take)
        .await;
    assert_eq!(visitor.find("form .pick").len(), 2, "{}", visitor.text());
}

testkit::both_databases!(&MIGRATIONS;
    a_link_makes_a_member_who_signs_in_with_a_code_on_paper,
    a_code_that_was_read_over_the_phone_is_typed_in_dutch,
    a_name_that_somebody_has_is_not_taken_twice,
    somebody_who_has_an_account_signs_in_and_takes_one_more_role,
);
