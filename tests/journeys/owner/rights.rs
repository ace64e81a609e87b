//! Nobody touches what is not theirs, and no other site sends a form in somebody's name.

use kernel::Id;
use web::Role;

use super::houses;
use crate::ground::{Ask, MIGRATIONS, Server};
use crate::signed_in::Member;

const PAGES: [&str; 3] = ["", "/contact", "/hours"];
const FORMS: [&str; 4] = ["/confirm", "/contact", "/contact/check", "/hours"];

async fn statuses(server: &Server, member: &Member, place: &Id) -> (Vec<u16>, u16, u16) {
    let at = |rest: &str| format!("/en/work/place/{place}{rest}");
    let mut found = Vec::new();
    for page in PAGES {
        let ask = Ask::get(&at(page)).by(server, member);
        found.push(server.ask(&ask).await.status.as_u16());
    }
    for form in FORMS {
        let ask = Ask::post(&at(form), &format!("token={}", member.token())).by(server, member);
        found.push(server.ask(&ask).await.status.as_u16());
    }
    let history = Ask::get(&at("/history")).by(server, member);
    let history = server.ask(&history).await.status.as_u16();
    let undo = format!("token={}&change={place}", member.token());
    let undo = Ask::post(&at("/undo"), &undo).by(server, member);
    let undo = server.ask(&undo).await.status.as_u16();
    found.sort_unstable();
    found.dedup();
    (found, history, undo)
}

async fn a_neighbour_is_refused_and_a_mediator_keeps_to_the_place_of_the_hat(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let open = (vec![200, 303], 200, 404);
    let closed = (vec![403], 404, 404);
    let of_own = async |role, only| server.member(role, &houses.organisation, only).await;
    for (member, own, colleague, neighbour) in [
        (of_own(Role::PlaceManager, None).await, true, true, false),
        (of_own(Role::Administrator, None).await, true, true, false),
        (
            of_own(Role::Mediator, Some(&houses.own)).await,
            true,
            false,
            false,
        ),
        (of_own(Role::Coordinator, None).await, true, true, false),
        (of_own(Role::Referrer, None).await, false, false, false),
        (
            server.member(Role::PlaceManager, &houses.other, None).await,
            false,
            false,
            true,
        ),
    ] {
        for (place, may) in [
            (&houses.own, own),
            (&houses.colleague, colleague),
            (&houses.neighbour, neighbour),
        ] {
            let expected = if may { &open } else { &closed };
            let found = statuses(&server, &member, place).await;
            assert_eq!(&found, expected, "{member:?}: {place}");
        }
        let nothing = Id::parse("01a2ffff-0000-7000-8000-000000000001").unwrap();
        let (_, history, undo) = statuses(&server, &member, &nothing).await;
        assert_eq!((history, undo), (404, 404));
    }
}

async fn a_form_without_its_token_or_from_elsewhere_changes_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let member = server
        .member(Role::PlaceManager, &houses.organisation, None)
        .await;
    let confirm = format!("/en/work/place/{}/confirm", houses.own);
    let token = member.token();
    for (form, status) in [
        ("", 403),
        ("token=", 403),
        ("token=wrong", 403),
        (&*format!("token={token}"), 303),
    ] {
        let ask = Ask::post(&confirm, form).by(&server, &member);
        assert_eq!(server.ask(&ask).await.status, status, "{form}");
    }
    let elsewhere = Ask::post(&confirm, &format!("token={token}"))
        .by(&server, &member)
        .header("origin", "https://elsewhere.example");
    assert_eq!(server.ask(&elsewhere).await.status, 403);
    let nobody = Ask::post(&confirm, &format!("token={token}"));
    assert_eq!(server.ask(&nobody).await.status, 401);
}

async fn nonsense_in_a_form_is_answered_and_breaks_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let member = server
        .member(Role::PlaceManager, &houses.organisation, None)
        .await;
    let long = "x".repeat(60_000);
    let nonsense = [
        "seen=%00&street=%00%0A&town=%FF",
        "seen=a%3Db%20%3D&phone=&email=%F0%9F%98%80",
        "offer%3Alearn%40on_site=maybe&languages=zz&languages=fr&free=perhaps",
        "accept=garbage&read=&typed=",
        "says%3Afr%3Ax=1&name%3A=&name=%20",
        "act=check&act=save",
        "%3D%3D&&&=",
    ];
    for section in ["contact", "hours", "offer", "before", "words"] {
        for end in ["", "/check"] {
            let address = format!("/en/work/place/{}/{section}{end}", houses.own);
            let forms = nonsense.iter().map(|form| (*form).to_owned());
            for form in forms.chain([format!("street={long}"), format!("typed={long}")]) {
                let form = format!("token={}&{form}", member.token());
                let answer = server
                    .ask(&Ask::post(&address, &form).by(&server, &member))
                    .await;
                let status = answer.status.as_u16();
                let fine = [200, 303, 400, 409, 422].contains(&status);
                assert!(fine, "{section}{end} {:.40}: {status}", form);
            }
        }
    }
}

testkit::both_databases!(&MIGRATIONS;
    a_neighbour_is_refused_and_a_mediator_keeps_to_the_place_of_the_hat,
    a_form_without_its_token_or_from_elsewhere_changes_nothing,
    nonsense_in_a_form_is_answered_and_breaks_nothing,
);
