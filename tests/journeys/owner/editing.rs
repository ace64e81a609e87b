//! Each section is changed, checked and kept; nothing typed is lost.

use directory::{Directory, Need};
use kernel::Id;
use testkit::Visitor;

use super::{houses, manager};
use crate::ground::{MIGRATIONS, Server};

const CHANGE: [&str; 5] = ["contact", "hours", "offer", "before", "words"];

async fn open(visitor: &mut Visitor, place: &Id, section: &str) {
    visitor
        .visit(&format!("/en/work/place/{place}/{section}"))
        .await;
    assert_eq!(visitor.status(), 200, "{section}");
}

fn place(directory: &Directory, id: &Id) -> String {
    format!("{:?}", directory.board().place(id).unwrap())
}

async fn each_section_is_changed_and_everybody_sees_it(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let (own, visitor) = (&houses.own, &mut manager(&server, &houses).await);

    open(visitor, own, "contact").await;
    visitor
        .fill("Street and number", "Rue de l'Essai 12")
        .fill("Postcode and commune", "1060")
        .fill("Phone", "+32 2 000 00 12")
        .fill("Email", "desk@house.example")
        .fill("Website", "www.house.example")
        .submit("Save")
        .await;
    assert!(visitor.text().contains("Saved:"), "{}", visitor.text());
    open(visitor, own, "hours").await;
    visitor
        .fill("New opening hours", "Mon-Fri 9:00-17:00")
        .submit("Save")
        .await;
    assert!(
        visitor.text().contains("Is it right?"),
        "{}",
        visitor.text()
    );
    visitor.submit("Yes, these are the hours: save").await;
    assert!(visitor.text().contains("Saved:"));
    open(visitor, own, "offer").await;
    visitor
        .choose("Look for work – at the place: Yes")
        .submit("Save")
        .await;
    assert!(visitor.text().contains("Saved:"));
    open(visitor, own, "before").await;
    visitor
        .choose("Is it free?: Yes")
        .choose("Is there an entrance without steps?: No")
        .choose("Arabic")
        .fill("Price (English)", "Nothing to pay")
        .submit("Save")
        .await;
    assert!(visitor.text().contains("Saved:"));
    open(visitor, own, "words").await;
    visitor
        .fill("Name (English)", "House of Trial")
        .fill(
            "Description (English)",
            "Somebody sits beside you and helps with your phone.",
        )
        .submit("Save")
        .await;
    assert!(visitor.text().contains("Saved:"));
    // On a page in another language, each text says which it is in.
    for page in ["", "/history"] {
        visitor.visit(&format!("/fr/work/place/{own}{page}")).await;
        let english = visitor.find("dd bdi[lang=en]");
        let name = "House of Trial".to_owned();
        assert!(english.contains(&name), "{page}: {english:?}");
        assert!(
            !english.iter().any(|text| text.contains("1060")),
            "{page}: {english:?}"
        );
    }

    // Within the delay of the feed, everywhere.
    assert!(server.directory.refresh().await.unwrap());
    let page = &mut server.visitor();
    page.visit(&format!("/en/place/{own}")).await;
    let text = page.text();
    for shown in [
        "House of Trial",
        "Rue de l'Essai 12, 1060",
        "+32 2 000 00 12",
        "desk@house.example",
        "https://www.house.example",
        "9:00 – 17:00",
        "Arabic",
        "Nothing to pay",
        "Somebody sits beside you",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let board = server.directory.board();
    let known = board.place(own).unwrap();
    assert!(known.needs().contains(&Need::Work));
    let found = server.json("/api/v1/search?q=House%20of%20Trial").await;
    assert!(found.to_string().contains(own.as_str()), "{found}");
}

async fn what_a_form_does_not_speak_of_stays(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let (own, visitor) = (&houses.own, &mut manager(&server, &houses).await);
    let before = place(&server.directory, own);
    for section in CHANGE {
        open(visitor, own, section).await;
        visitor.submit("Save").await;
        assert!(visitor.text().contains("Saved:"), "{section}");
    }
    visitor
        .visit(&format!("/en/work/place/{own}/history"))
        .await;
    assert!(visitor.text().contains("Nobody has changed anything here"));
    // One fact is changed: all others, with their sources, are as they were.
    open(visitor, own, "contact").await;
    visitor
        .fill("Phone", "+32 2 000 00 99")
        .submit("Save")
        .await;
    server.directory.refresh().await.unwrap();
    let after = place(&server.directory, own);
    let phone = |text: &str| {
        let from = text.find(" phone: ").unwrap();
        let to = from + text[from..].find(", email").unwrap();
        format!("{}{}", &text[..from], &text[to..])
    };
    assert_eq!(phone(&before), phone(&after));
    assert!(after.contains("+32 2 000 00 99"));
}

async fn what_cannot_be_kept_is_told_and_nothing_typed_is_lost(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let (own, visitor) = (&houses.own, &mut manager(&server, &houses).await);
    open(visitor, own, "contact").await;
    visitor
        .fill("Street and number", "Rue <b>Typed</b> 1")
        .fill("Postcode and commune", "9999")
        .fill("Phone", "call the desk")
        .submit("Save")
        .await;
    assert_eq!(visitor.status(), 422);
    assert!(
        visitor
            .text()
            .contains("There is no postcode “9999” in Belgium")
    );
    assert_eq!(
        visitor.attributes("#street", "value"),
        ["Rue <b>Typed</b> 1"]
    );
    assert_eq!(visitor.attributes("#town", "value"), ["9999"]);
    assert_eq!(visitor.attributes("#phone", "value"), ["call the desk"]);
    assert_eq!(visitor.attributes("#town", "aria-invalid"), ["true"]);
    assert!(!visitor.html().contains("<b>"));
    // A postcode of two communes asks which.
    visitor
        .fill("Postcode and commune", "1050")
        .submit("Save")
        .await;
    assert_eq!(visitor.status(), 422);
    visitor.choose("1050 Ixelles").submit("Save").await;
    assert!(
        visitor.text().contains("1050 Ixelles"),
        "{}",
        visitor.text()
    );
    assert!(
        visitor
            .text()
            .contains("does not look like a whole phone number")
    );

    open(visitor, own, "hours").await;
    visitor
        .fill("New opening hours", "Mon 9:00-25:00")
        .submit("Save")
        .await;
    assert_eq!(visitor.status(), 422);
    assert_eq!(visitor.attributes("#typed", "value"), ["Mon 9:00-25:00"]);

    open(visitor, own, "words").await;
    visitor
        .fill("Description (English)", &"long ".repeat(500))
        .submit("Save")
        .await;
    assert_eq!(visitor.status(), 422);
    assert!(visitor.html().contains(&"long ".repeat(499)));
}

async fn a_check_remarks_and_keeps_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let (own, visitor) = (&houses.own, &mut manager(&server, &houses).await);
    open(visitor, own, "contact").await;
    visitor
        .fill("Email", "desk at house")
        .submit("Check first")
        .await;
    assert_eq!(visitor.status(), 200);
    assert!(
        visitor
            .text()
            .contains("does not look like an e-mail address")
    );
    assert_eq!(visitor.attributes("#email", "value"), ["desk at house"]);
    server.directory.refresh().await.unwrap();
    assert!(!place(&server.directory, own).contains("desk at house"));
    // The region that is read aloud, and the script that fills it, are there.
    assert_eq!(visitor.attributes("[data-remarks]", "role"), ["status"]);
    let script = visitor.attributes("head script[src]", "src");
    assert!(script[0].starts_with("/assets/work-"), "{script:?}");
    assert_eq!(server.get(&script[0]).await.status, 200);
    assert!(server.get(&script[0]).await.body.len() < 2048);
}

testkit::both_databases!(&MIGRATIONS;
    each_section_is_changed_and_everybody_sees_it,
    what_a_form_does_not_speak_of_stays,
    what_cannot_be_kept_is_told_and_nothing_typed_is_lost,
    a_check_remarks_and_keeps_nothing,
);
