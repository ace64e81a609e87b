//! An administrator looks after the members of their organisation.

use kernel::{Id, Language};
use web::Role;

use super::people::{administrator, invited, member, membership, organisations, place_of, says};
use crate::ground::{MIGRATIONS, Server};

async fn an_administrator_invites_and_gives_the_code_over_the_phone(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::French);
    let mut noor = member(&server, "noor", &organisation, Role::Administrator).await;
    let mut browser = noor.browser(&server).await;
    browser
        .visit("/fr/team")
        .await
        .follow(&t.get("invite-title"))
        .await;
    noor.confirm(&server, &mut browser).await;
    assert_eq!(browser.url(), "/fr/team/invite");
    assert_eq!(browser.attributes("#ends_on", "value"), ["23/11/2027"]);
    browser
        .fill(&t.get("invite-for-whom"), "Sam, à l'accueil")
        .fill(&t.get("team-last-day"), "30 févr. 2027")
        .submit(&t.get("invite-button"))
        .await;
    assert_eq!(browser.status(), 422);
    assert!(says(&browser, &t.get("hats-choose-one")));
    assert!(says(&browser, &t.get("team-day-unreadable")));
    assert_eq!(
        browser.attributes("#for_whom", "value"),
        ["Sam, à l'accueil"]
    );
    let board = server.directory.board();
    let place = board.place(&place_of(&server, &organisation)).unwrap();
    let place = place.name.for_reader(Language::French).text;
    browser
        .choose(&t.pick("role", "coordinator"))
        .choose(place)
        .fill(&t.get("team-last-day"), "30 juin 2027")
        .submit(&t.get("invite-button"))
        .await;
    assert!(
        says(&browser, &t.get("invite-no-place-for-role")),
        "{}",
        browser.text()
    );
    browser
        .choose(&t.pick("role", "place_manager"))
        .submit(&t.get("invite-button"))
        .await;
    assert_eq!(browser.header("cache-control"), Some("no-store"));
    let code = browser.find(".code").remove(0);
    let link = browser.find(".link").remove(0);
    assert!(link.ends_with(&code.replace(' ', "")), "{link} {code}");
    // It is shown once: the list says for whom, never the code.
    browser.follow(&t.get("team-back")).await;
    assert!(says(&browser, "Sam, à l'accueil"));
    assert!(!browser.html().contains(&code) && !browser.html().contains(&code.replace(' ', "")));
    let mut sam = server.visitor();
    sam.visit(&link).await;
    assert!(says(&sam, "mercredi 30 juin 2027"), "{}", sam.text());
    assert!(says(&sam, place), "{}", sam.text());
    // Taken back, it is none.
    let labelled = "aria-labelledby=\"withdraw-1 invitation-1\"";
    assert!(browser.html().contains(labelled));
    browser.submit(&t.get("team-withdraw")).await;
    assert_eq!(browser.url(), "/fr/team");
    assert!(!says(&browser, "Sam, à l'accueil"));
    sam.visit(&link).await;
    assert_eq!(sam.status(), 404);
}

async fn an_administrator_renews_and_ends(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::French);
    let mut noor = member(&server, "noor", &organisation, Role::Administrator).await;
    let mut sam = member(&server, "sam", &organisation, Role::Mediator).await;
    let of_sam = membership(&server, &organisation, &sam).await;
    let mut sams = sam.browser(&server).await;
    let permit = administrator(&server, &organisation, &noor).await;
    let soon = "2026-12-20".parse().unwrap();
    accounts::renew_membership(&server.accounts, &permit, &of_sam, soon)
        .await
        .unwrap();
    let mut browser = noor.browser(&server).await;
    browser.visit("/fr/team").await;
    assert!(says(&browser, &t.get("team-soon")), "{}", browser.text());
    browser
        .visit(&format!("/fr/team/member/{of_sam}"))
        .await
        .fill(&t.get("team-last-day"), "30/6/2028")
        .submit(&t.get("member-longer-button"))
        .await;
    noor.confirm(&server, &mut browser).await;
    for (day, problem) in [
        ("22/11/2026", "team-day-past"),
        ("24/11/2028", "team-day-far"),
        ("demain", "team-day-unreadable"),
    ] {
        browser
            .fill(&t.get("team-last-day"), day)
            .submit(&t.get("member-longer-button"))
            .await;
        assert_eq!(browser.status(), 422, "{day}");
        assert!(says(&browser, &t.get(problem)), "{day}: {}", browser.text());
        assert_eq!(browser.attributes("#ends_on", "value"), [day]);
    }
    browser
        .fill(&t.get("team-last-day"), "30/6/2028")
        .submit(&t.get("member-longer-button"))
        .await;
    assert!(
        says(&browser, "vendredi 30 juin 2028"),
        "{}",
        browser.text()
    );
    browser.visit("/fr/team").await;
    assert!(!says(&browser, &t.get("team-soon")), "{}", browser.text());

    // A new password.
    browser
        .visit(&format!("/fr/team/member/{of_sam}"))
        .await
        .submit(&t.get("member-password-button"))
        .await;
    let link = browser.find(".link").remove(0);
    let mut visitor = server.visitor();
    visitor
        .visit(&link)
        .await
        .fill(&t.get("account-password-new"), "zomer fiets groen")
        .submit(&t.get("renew-button"))
        .await;
    assert_eq!(visitor.find(".codes li").len(), 40, "{}", visitor.text());
    sam.codes = visitor
        .find(".codes li")
        .iter()
        .map(|code| accounts::Code::parse(code).unwrap())
        .collect();
    sams.visit("/fr/hats").await;
    sam.sign_in(&server, &mut sams, "zomer fiets groen").await;
    browser.visit("/fr/team").await;
    let told = t
        .msg("team-renewed")
        .str("day", "lundi 23 novembre 2026")
        .to_string();
    assert!(says(&browser, &told), "{}", browser.text());

    // The hat is gone at the next click.
    sams.visit("/fr/hats").await;
    assert_eq!(sams.find("form .pick").len(), 1);
    browser
        .visit(&format!("/fr/team/member/{of_sam}"))
        .await
        .submit(&t.get("member-end-button"))
        .await;
    assert_eq!(browser.url(), "/fr/team");
    sams.visit("/fr/hats").await;
    assert!(says(&sams, &t.get("hats-none")), "{}", sams.text());
    // The last administrator stays.
    let own = membership(&server, &organisation, &noor).await;
    browser
        .visit(&format!("/fr/team/member/{own}"))
        .await
        .submit(&t.get("member-end-button"))
        .await;
    assert_eq!(browser.status(), 422);
    assert!(says(&browser, &t.get("member-last-administrator")));
}

async fn the_neighbours_members_do_not_exist(db: db::Db) {
    let server = Server::open(db).await;
    let [one, other] = organisations(&server);
    let mut noor = member(&server, "noor", &one, Role::Administrator).await;
    let sam = member(&server, "sam", &other, Role::Administrator).await;
    let theirs = membership(&server, &other, &sam).await;
    let invitation = invited(&server, &other, Role::Mediator).await.id;
    let nowhere = Id::parse("01a20000-0000-7000-8000-00000000ffff").unwrap();
    let mut browser = noor.browser(&server).await;
    browser.visit("/fr/team/invite").await;
    noor.confirm(&server, &mut browser).await;
    browser.visit("/fr/team").await;
    assert!(!says(&browser, "sam"), "{}", browser.text());
    let mut answers = Vec::new();
    for id in [&theirs, &nowhere] {
        browser.visit(&format!("/fr/team/member/{id}")).await;
        answers.push((browser.status(), browser.text().replace(id.as_str(), "ID")));
    }
    assert_eq!(answers[0].0, 404);
    assert_eq!(answers[0], answers[1]);
    // The same for what is sent: the form of one's own member, turned to another's.
    let own = membership(&server, &one, &noor).await;
    let t = server.texts(Language::French);
    for act in ["member-end-button", "member-password-button"] {
        for id in [&theirs, &nowhere] {
            browser.visit(&format!("/fr/team/member/{own}")).await;
            browser.turn(own.as_str(), id.as_str());
            browser.submit(&t.get(act)).await;
            assert_eq!(browser.status(), 404, "{act} {id}");
        }
    }
    let before = invited(&server, &one, Role::Mediator).await.id;
    browser.visit("/fr/team").await;
    browser.turn(before.as_str(), invitation.as_str());
    browser.submit(&t.get("team-withdraw")).await;
    assert_eq!(browser.status(), 404);
    let left = accounts::invitations(&server.accounts, &super::people::operator(&other)).await;
    assert_eq!(left.unwrap().len(), 1);
}

async fn only_administrators_come_in(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    for role in Role::ALL {
        let name = format!("{}.one", role.code());
        let mut one = member(&server, &name, &organisation, role).await;
        let mut browser = one.browser(&server).await;
        browser.visit("/fr/team").await;
        let expected = if role == Role::Administrator {
            200
        } else {
            403
        };
        assert_eq!(browser.status(), expected, "{role:?}");
    }
}

async fn of_many_places_one_is_looked_for(db: db::Db) {
    let server = Server::open(db).await;
    let [organisation, _] = organisations(&server);
    let t = server.texts(Language::French);
    let all: Vec<String> = {
        let board = server.directory.board();
        board
            .places
            .iter()
            .take(14)
            .map(|place| place.id.to_string())
            .collect()
    };
    let list = all.join("', '");
    let move_them = format!(
        "update directory_place set organisation_id = '{organisation}' where id in ('{list}')"
    );
    server.change(&[move_them]).await;
    let board = server.directory.board();
    let wanted = board.place(&Id::parse(&all[13]).unwrap()).unwrap();
    let wanted = wanted.name.for_reader(Language::French).text.to_owned();
    let mut noor = member(&server, "noor", &organisation, Role::Administrator).await;
    let mut browser = noor.browser(&server).await;
    browser.visit("/fr/team/invite").await;
    noor.confirm(&server, &mut browser).await;
    assert_eq!(
        browser.find("[name=place]").len(),
        1,
        "all places, and none by name"
    );
    browser
        .fill(&t.get("invite-for-whom"), "Sam")
        .choose(&t.pick("role", "mediator"))
        .fill(&t.get("invite-place-words"), &wanted.to_uppercase())
        .submit(&t.get("invite-place-look"))
        .await;
    assert_eq!(
        browser.attributes("#for_whom", "value"),
        ["Sam"],
        "what was typed stays"
    );
    browser
        .choose(&wanted)
        .submit(&t.get("invite-button"))
        .await;
    let link = browser.find(".link").remove(0);
    browser.visit(&link).await;
    assert!(says(&browser, &wanted), "{}", browser.text());
}

testkit::both_databases!(&MIGRATIONS;
    an_administrator_invites_and_gives_the_code_over_the_phone,
    an_administrator_renews_and_ends,
    the_neighbours_members_do_not_exist,
    only_administrators_come_in,
    of_many_places_one_is_looked_for,
);
