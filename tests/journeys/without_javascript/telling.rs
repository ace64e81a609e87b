//! "Something is wrong here": told without an account.

use jiff::SignedDuration;
use kernel::Language;

use super::says;
use crate::ground::{MIGRATIONS, Server};

async fn anybody_reports_a_mistake_and_comes_back_to_the_place(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for language in Language::ALL {
        server.clock.advance(SignedDuration::from_hours(1));
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        person.follow(&t.get("something-wrong")).await;
        assert!(says(&person, "L’Atelier du Web"), "it says which place");
        person
            .choose(&t.get("subject-hours"))
            .fill(&t.get("report-message"), "Fermé le lundi")
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(
            person.find("h1"),
            [t.get("thanks-title")],
            "{}",
            person.text()
        );
        assert!(says(&person, t.get("thanks-what")));
        person.visit(&person.url()).await;
        assert_eq!(person.status(), 200, "loading it again sends nothing twice");
        person.follow("L’Atelier du Web").await;
        assert_eq!(person.find("h1"), ["L’Atelier du Web"]);
    }
    assert_eq!(reports(&server).await.len(), 5, "one report a language");
}

async fn reports(server: &Server) -> Vec<directory::OpenReport> {
    let permit = directory::may_settle_reports(web::Actor::Operator).unwrap();
    directory::list_reports(&server.directory, &permit)
        .await
        .unwrap()
}

async fn what_is_missing_is_asked_and_what_was_typed_stays(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let typed = "Le numéro a changé :\n<b>02</b> & \"autre\"";
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/place/{place}/report"))
            .await;
        person
            .fill(&t.get("report-message"), typed)
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(person.status(), 422);
        assert!(says(&person, t.get("form-problems")), "{}", person.text());
        person.follow(&t.get("report-subject-missing")).await;
        assert!(
            person.html().contains("&lt;b&gt;02") || person.html().contains("&#60;b&#62;02"),
            "what was typed is text, not markup: {}",
            person.html()
        );
        person
            .choose(&t.get("subject-phone"))
            .submit(&t.get("report-send"))
            .await;
        assert_eq!(
            person.find("h1"),
            [t.get("thanks-title")],
            "{}",
            person.text()
        );
    }
    let reports = reports(&server).await;
    assert_eq!(reports.len(), 5);
    for report in reports {
        assert_eq!(report.message, typed);
        assert_eq!(report.subject, "phone");
        assert_eq!(report.place_name, "L’Atelier du Web");
    }
}

async fn something_else_needs_a_few_words_and_not_too_many(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let t = server.texts(Language::English);
    let mut person = server.visitor();
    person.visit(&format!("/en/place/{place}/report")).await;
    person
        .choose(&t.get("subject-other"))
        .submit(&t.get("report-send"))
        .await;
    assert!(
        says(&person, t.get("report-message-missing")),
        "{}",
        person.text()
    );
    assert_eq!(person.attributes("#message", "aria-invalid"), ["true"]);
    assert_eq!(
        person.attributes("input[name=subject][checked]", "value"),
        ["other"],
        "the choice stays"
    );
    person
        .fill(&t.get("report-message"), &"é".repeat(2_001))
        .submit(&t.get("report-send"))
        .await;
    let too_long = t.msg("report-message-too-long").num("longest", 2_000_usize);
    assert!(says(&person, too_long), "{}", person.text());
    assert!(reports(&server).await.is_empty());
}

testkit::both_databases!(&MIGRATIONS;
    anybody_reports_a_mistake_and_comes_back_to_the_place,
    what_is_missing_is_asked_and_what_was_typed_stays,
    something_else_needs_a_few_words_and_not_too_many,
);
