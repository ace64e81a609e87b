//! A place that nobody knew: told without an account, checked, shown; and its number tells how far it is.

use jiff::SignedDuration;
use kernel::{Id, Language};
use testkit::Visitor;
use web::{Actor, Role};

use super::{coordinator, done, organisation};
use crate::ground::{Ask, MIGRATIONS, Server};
use crate::without_javascript::says;

/// Fills in the form as somebody does who knows a lot of the place.
async fn propose(server: &Server, person: &mut Visitor, language: Language, name: &str) {
    let t = server.texts(language);
    person.visit(&format!("/{language}/propose")).await;
    person
        .fill(&t.get("propose-name"), name)
        .fill(&t.get("field-near"), "4000")
        .fill(&t.get("propose-street"), "Rue de l’Essai 1")
        .choose(&t.get("need-learn"))
        .fill(&t.get("propose-hours"), "lu-ve 9h-17h")
        .fill(&t.get("propose-phone"), "04 000 00 00")
        .fill(&t.get("propose-website"), "lina.example")
        .choose(&t.get("known-by-works"))
        .fill(&t.get("propose-more"), "Demandez Lina")
        .submit(&t.get("report-send"))
        .await;
}

async fn a_place_is_proposed_checked_and_shown_in_every_language(db: db::Db) {
    let server = Server::open(db).await;
    let mut coordinator = coordinator(&server, &["62063"]).await;
    for (language, name) in Language::ALL
        .into_iter()
        .zip(["Arbre", "Bateau", "Citron", "Drapeau", "Erable"])
    {
        server.pass(SignedDuration::from_hours(1)).await;
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/commune/62063")).await;
        person.follow(&t.get("propose-link")).await;
        propose(&server, &mut person, language, name).await;
        assert_eq!(person.status(), 200, "{}", person.text());
        let page = person.url();
        assert!(
            says(&person, t.get("proposal-state-proposed")),
            "{}",
            person.text()
        );
        assert!(
            !says(&person, "Lina") && !says(&person, name),
            "it tells the state alone"
        );
        coordinator
            .visit(&format!("/{language}/work/proposals"))
            .await;
        coordinator.follow(name).await;
        assert!(
            says(&coordinator, "Demandez Lina"),
            "{}",
            coordinator.text()
        );
        assert!(says(&coordinator, t.get("reports-read")));
        assert!(
            !says(&coordinator, "Mo-Fr 09:00-17:00"),
            "hours are said in words: {}",
            coordinator.text()
        );
        let ticked = format!("{} 04 000 00 00", t.get("phone"));
        coordinator
            .choose(&ticked)
            .submit(&t.get("proposal-accept"))
            .await;
        assert!(
            says(&coordinator, t.get("proposal-state-accepted")),
            "{}",
            coordinator.text()
        );
        person.visit(&page).await;
        assert!(
            says(&person, t.get("proposal-state-accepted")),
            "{}",
            person.text()
        );
        server.directory.refresh().await.unwrap();
        let place = server.place_called(name);
        person.visit(&format!("/{language}/place/{place}")).await;
        assert_eq!(person.find("h1"), [name]);
        assert!(
            says(&person, "Proposé ici, vérifié par Coordination de l’Essai"),
            "{}",
            person.text()
        );
        assert!(
            !says(&person, "Rue de l’Essai 1"),
            "this was not checked: {}",
            person.text()
        );
        assert_eq!(
            person.attributes("dd a[href^='tel:']", "href"),
            ["tel:040000000"]
        );
    }
    assert_eq!(done(&server, "proposal.read").await, 5);
}

async fn of_two_who_accept_at_once_one_makes_the_place(db: db::Db) {
    let server = Server::open(db).await;
    let id = organisation(&server, "Coordination de l’Essai", &["62"]).await;
    let t = server.texts(Language::French);
    propose(
        &server,
        &mut server.visitor(),
        Language::French,
        "Chez Lina",
    )
    .await;
    let mut one = server.signed_in(Role::Coordinator, &id, None).await;
    one.visit("/fr/work/proposals").await;
    one.follow("Chez Lina").await;
    let address = one.url();
    let before = server.directory.board().places.len();
    let members = [
        server.member(Role::Coordinator, &id, None).await,
        server.member(Role::Coordinator, &id, None).await,
    ];
    let asks = members.each_ref().map(|member| {
        let form = format!("token={}&decision=accept", member.token());
        Ask::post(&address, &form).by(&server, member)
    });
    let (one_answer, two_answer) = tokio::join!(server.ask(&asks[0]), server.ask(&asks[1]));
    let mut statuses = [one_answer.status.as_u16(), two_answer.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(
        statuses,
        [303, 409],
        "{} {}",
        one_answer.body,
        two_answer.body
    );
    one.submit(&t.get("proposal-accept")).await;
    assert_eq!(one.status(), 409);
    assert!(says(&one, t.get("answered-late")), "{}", one.text());
    server.directory.refresh().await.unwrap();
    assert_eq!(server.directory.board().places.len(), before + 1);
    assert_eq!(done(&server, "proposal.decided").await, 1);
}

async fn a_place_that_is_known_is_asked_about_and_hours_are_a_remark(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        server.pass(SignedDuration::from_hours(1)).await;
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/propose?near=1060"))
            .await;
        person
            .fill(&t.get("propose-name"), "l’atelier du web")
            .fill(&t.get("propose-hours"), "quand il pleut")
            .choose(&t.get("known-by-saw"))
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(person.status(), 200);
        assert!(says(&person, t.get("propose-alike")), "{}", person.text());
        assert!(
            says(&person, t.get("propose-hours-remark")),
            "{}",
            person.text()
        );
        assert_eq!(person.attributes("#name", "value"), ["l’atelier du web"]);
        assert_eq!(person.attributes("#near", "value"), ["1060"]);
        person.submit(&t.get("report-send")).await;
        assert!(
            says(&person, t.get("proposal-state-proposed")),
            "{}",
            person.text()
        );
    }
    assert_eq!(done(&server, "proposal.made").await, 5);
}

async fn what_is_missing_is_asked_and_what_was_typed_stays(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        server.pass(SignedDuration::from_hours(1)).await;
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/propose")).await;
        person
            .fill(&t.get("field-near"), "Berchem")
            .fill(&t.get("propose-street"), "<b>Rue</b>")
            .choose(&t.get("need-work"))
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(person.status(), 422);
        for key in [
            "propose-name-missing",
            "propose-near-which",
            "propose-known-missing",
        ] {
            assert!(says(&person, t.get(key)), "{key}: {}", person.text());
        }
        person.follow(&t.get("propose-known-missing")).await;
        assert_eq!(person.attributes("#known_by", "type"), ["radio"]);
        assert_eq!(person.attributes("#street", "value"), ["<b>Rue</b>"]);
        assert_eq!(
            person.attributes("input[name=need][checked]", "value"),
            ["work"]
        );
        person
            .choose("Berchem (9690 Kluisbergen)")
            .fill(&t.get("propose-name"), "Chez Lina")
            .choose(&t.get("known-by-knows"))
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(person.status(), 200);
        assert!(
            says(&person, t.get("proposal-state-proposed")),
            "{}",
            person.text()
        );
    }
}

async fn a_flood_from_one_network_waits(db: db::Db) {
    let server = Server::open(db).await;
    let form = "name=Chez+Lina&near=4000&known_by=saw";
    for _ in 0..5 {
        let answer = server.ask(&Ask::post("/fr/propose", form)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    let answer = server.ask(&Ask::post("/fr/propose", form)).await;
    assert_eq!(answer.status, 429);
    assert_ne!(answer.header("retry-after"), "");
    assert_eq!(done(&server, "proposal.made").await, 5);
}

async fn nobody_else_learns_that_there_is_a_proposal(db: db::Db) {
    let server = Server::open(db).await;
    let here = organisation(&server, "Coordination de l’Essai", &["62063"]).await;
    let elsewhere = organisation(&server, "Une autre organisation", &["21"]).await;
    propose(
        &server,
        &mut server.visitor(),
        Language::French,
        "Chez Lina",
    )
    .await;
    let mut person = server.signed_in(Role::Coordinator, &here, None).await;
    person.visit("/fr/work/proposals").await;
    person.follow("Chez Lina").await;
    let address = person.url();
    for role in Role::ALL {
        for (organisation, sees) in [(&here, role == Role::Coordinator), (&elsewhere, false)] {
            let member = server.member(role, organisation, None).await;
            let form = format!("token={}&decision=refuse", member.token());
            let get = Ask::get(&address).by(&server, &member);
            let post = Ask::post(&address, &form).by(&server, &member);
            assert_eq!(server.ask(&get).await.status, if sees { 200 } else { 404 });
            assert_eq!(server.ask(&post).await.status, if sees { 422 } else { 404 });
        }
    }
    let mut other = server.signed_in(Role::Coordinator, &elsewhere, None).await;
    other.visit("/fr/work/proposals").await;
    assert!(!says(&other, "Chez Lina"), "{}", other.text());
    // Refused with a reason, and the number says so without telling why.
    let t = server.texts(Language::French);
    person.submit(&t.get("proposal-refuse")).await;
    assert_eq!(person.status(), 422);
    person.follow(&t.get("proposal-reason-missing")).await;
    assert_eq!(person.attributes("#reason", "type"), ["radio"]);
    let described = person.attributes("fieldset[aria-describedby]", "aria-describedby");
    assert_eq!(described, ["reason-problem"]);
    person
        .choose(&t.get("refused-as-not-public"))
        .submit(&t.get("proposal-refuse"))
        .await;
    assert!(
        says(&person, t.get("proposal-state-refused")),
        "{}",
        person.text()
    );
}

async fn a_commune_that_nobody_coordinates_waits_for_the_operator_and_all_is_purged(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    propose(&server, &mut person, Language::French, "Chez Lina").await;
    let page = person.url();
    let permit = directory::may_decide_proposals(Actor::Operator).unwrap();
    let waiting = directory::list_proposals(&server.ground, &permit)
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    let (proposal, covered) = &waiting[0];
    assert!(!covered);
    let everything = directory::Verified::EVERYTHING;
    let place: Id = directory::accept_proposal(&server.ground, &permit, &proposal.id, everything)
        .await
        .unwrap();
    server.directory.refresh().await.unwrap();
    let board = server.directory.board();
    let made = board.place(&place).unwrap();
    assert_eq!(made.hours_text.as_deref(), Some("Mo-Fr 09:00-17:00"));
    assert_eq!(made.website.as_deref(), Some("https://lina.example"));
    assert_eq!(made.confirmed_on.as_deref(), Some("2026-11-23"));
    for (days, status) in [(89, 200), (2, 404)] {
        server.pass(SignedDuration::from_hours(days * 24)).await;
        assert!(
            server
                .run_due()
                .await
                .contains(&"directory.purge_proposals")
        );
        person.visit(&page).await;
        assert_eq!(person.status(), status, "after {days} days");
    }
}

testkit::both_databases!(&MIGRATIONS;
    a_place_is_proposed_checked_and_shown_in_every_language,
    of_two_who_accept_at_once_one_makes_the_place,
    a_place_that_is_known_is_asked_about_and_hours_are_a_remark,
    what_is_missing_is_asked_and_what_was_typed_stays,
    a_flood_from_one_network_waits,
    nobody_else_learns_that_there_is_a_proposal,
    a_commune_that_nobody_coordinates_waits_for_the_operator_and_all_is_purged,
);
