//! What mail could not tell reaches whoever runs the installation.

use std::sync::Arc;

use db::{Db, Options};
use kernel::{Clock, Ids, Language, SystemClock};
use mail::{Address, Mail, Message, Settings};

use super::{Folder, Server, place_id, told};

const PHONE: &str = "+32 2 123 45 67";

/// Queues a mail about a place and gives it up, as a program does where no mail is sent.
fn give_up(folder: &Folder, key: &str, place: &str) {
    let path = folder.0.join("passerelle.db");
    let url = format!("sqlite:{}", path.display()).parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let db = Db::open(&Options::new(url)).await.unwrap();
        let to = Address::parse("anna@help.example").unwrap();
        let message = Message::new(key, to, Language::French, "Sujet", "Texte").unwrap();
        let mut tx = db.begin().await.unwrap();
        mail::queue(&mut tx, &Ids::System, SystemClock.now(), &message)
            .await
            .unwrap();
        sqlx::query("update directory_place set phone = $1 where id = $2")
            .bind(PHONE)
            .bind(place)
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let off = Mail::open(&Settings::Off, Arc::new(SystemClock)).unwrap();
        assert_eq!(off.send_due(&db).await.unwrap().given_up, 1);
    });
}

#[test]
fn mails_that_were_given_up_are_listed_with_their_cause_and_whom_to_call() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let place = place_id(&server);
    assert!(server.stop());
    let none = told(&folder.run(&["mail", "list"]));
    assert!(none.contains("0 given up"), "{none}");
    assert!(!told(&folder.run(&["check"])).contains("mail list"));

    give_up(&folder, &format!("reminder.due:{place}:2026-11-22"), &place);
    give_up(&folder, "other:7", &place);
    let listed = folder.run(&["mail", "list"]);
    assert!(listed.status.success(), "{}", told(&listed));
    let listed = told(&listed);
    let lines: Vec<&str> = listed.lines().collect();
    assert!(lines[0].contains("other:7  [off, 1 attempts]"), "{listed}");
    assert!(
        lines[1].contains(&format!("reminder.due:{place}:2026-11-22  [off,")),
        "{listed}"
    );
    assert!(
        lines[2].starts_with("    L’Atelier du Web, ") && lines[2].ends_with(PHONE),
        "{listed}"
    );
    assert_eq!(
        lines[3], "2 given up in the last 90 days, 2 shown; 0 waiting",
        "{listed}"
    );
    assert!(!listed.contains("anna"), "{listed}");
    let one = told(&folder.run(&["mail", "list", "--limit", "1"]));
    assert!(
        one.contains("1 shown") && !one.contains("reminder"),
        "{one}"
    );
    let checked = told(&folder.run(&["check"]));
    assert!(
        checked.contains("2 given up") && checked.contains("passerelle mail list"),
        "{checked}"
    );
}
