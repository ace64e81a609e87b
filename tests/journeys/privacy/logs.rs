//! What is logged, at the level that says most: nothing of who looks for help, and nothing that opens a door.

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing::subscriber::DefaultGuard;
use web::Role;
use web::sign_in::{form_token, kept_of};

use super::report;
use crate::accounts::people::{invited, organisations};
use crate::ground::{Answer, MIGRATIONS, Server};
use crate::security::people::Browser;

/// What is logged, for the test to read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Keeps all that this thread logs, until what it gives is dropped.
    fn listen(&self) -> DefaultGuard {
        let writer = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || writer.clone())
            .with_ansi(false)
            .without_time()
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    /// Without how long something took: a number that may look like any other.
    fn text(&self) -> String {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let timed = |word: &&str| !word.starts_with("duration_ms=") && !word.starts_with("elapsed");
        text.lines()
            .map(|line| line.split(' ').filter(timed).collect::<Vec<_>>().join(" ") + "\n")
            .collect()
    }
}

/// Which of these stand in the log.
fn told<'s>(log: &str, secrets: &'s [String]) -> Vec<&'s str> {
    let stands = |secret: &&String| log.contains(secret.as_str());
    secrets.iter().filter(stands).map(String::as_str).collect()
}

async fn logs_never_hold_words_positions_addresses_or_messages(db: db::Db) {
    let server = Server::open(db).await;
    let log = Log::default();
    let listening = log.listen();
    for address in [
        "/fr/search?q=zebra+itsme&near=50.8268,4.3459",
        "/fr/search?q=zebra&near=Molenbek",
        "/fr/search?near=1060&near=zebra",
        "/api/v1/search?q=zebra&near=50.8268,4.3459&limit=zebra",
        "/fr/1060",
        "/fr/zebra/zebra",
        "/fr/place/zebra",
    ] {
        server.get(address).await;
    }
    let message = report(&server, "zebra")
        .from("198.51.100.77")
        .header("user-agent", "zebra");
    assert_eq!(server.ask(&message).await.status, 303);
    tracing::info!("the end");
    drop(listening);
    let text = log.text();
    assert!(
        text.contains("/{language}/search"),
        "each request is told by its route:\n{text}"
    );
    assert!(text.contains("the end"));
    let secrets = ["zebra", "itsme", "50.8", "4.34", "1060", "Molenb", "198.51"].map(str::to_owned);
    assert_eq!(told(&text, &secrets), [""; 0], "{text}");
}

/// What stands on a page between two texts.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    let (_, rest) = page
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before}: {page}"));
    rest.split_once(after).unwrap().0
}

/// The digits of the first code of a list on paper.
fn paper_codes(page: &Answer) -> Vec<String> {
    let codes: Vec<String> = page
        .body
        .split("<li><bdi dir=\"ltr\">")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('<')?.0.to_owned()))
        .collect();
    assert_eq!(codes.len(), 40, "{}", page.body);
    codes
}

const PASSWORD: &str = "lanterne verger tabouret";
const NEW_PASSWORD: &str = "zomer fiets groen";
const WRONG_PASSWORD: &str = "lanterne verger tabourets mouillés";
const SIGN_IN_NAME: &str = "quatremouche";
const EMAIL: &str = "zephirine@accounts.example";

/// Every door that somebody opens with something secret, with what they open it with.
async fn somebody_comes_in(server: &Server) -> Vec<String> {
    let [organisation, _] = organisations(server);
    let code = invited(server, &organisation, Role::Mediator).await.code;
    let mut secrets = vec![code.to_string(), code.digits().to_owned()];
    let mut browser = Browser::new(server);
    browser
        .get(&format!("/fr/invitation/{}", code.digits()))
        .await;
    let wrong = "9999888877776666";
    browser.get(&format!("/fr/invitation/{wrong}")).await;
    browser.post("/fr/invitation", &[("code", wrong)]).await;
    browser
        .post("/fr/invitation", &[("code", code.digits())])
        .await;
    secrets.push(wrong.to_owned());
    let mut joining = vec![
        ("code", code.digits()),
        ("name", "Zephirine Quatremouche"),
        ("sign_in_name", SIGN_IN_NAME),
        ("password", "court"),
    ];
    assert_eq!(
        browser.post("/fr/invitation/join", &joining).await.status,
        422
    );
    joining[3].1 = PASSWORD;
    let mut codes = paper_codes(&browser.post("/fr/invitation/join", &joining).await);
    secrets.extend(codes.clone());
    secrets.extend(codes.iter().map(|code| code.replace(' ', "")));

    let sign_in = |password| [("name", SIGN_IN_NAME), ("password", password)];
    let answer = browser.post("/fr/sign-in", &sign_in(WRONG_PASSWORD)).await;
    assert_eq!(answer.status, 422);
    assert_eq!(
        browser.post("/fr/sign-in", &sign_in(PASSWORD)).await.status,
        303
    );
    let mut held = vec![browser.secret.clone().unwrap()];
    assert_eq!(browser.prove("1111 2222 3333 4444").await.status, 422);
    assert_eq!(browser.prove(&codes.pop().unwrap()).await.status, 303);
    held.push(browser.secret.clone().unwrap());
    let again = codes.pop().unwrap();
    let confirming = [("password", PASSWORD), ("code", again.as_str())];
    assert_eq!(
        browser
            .post("/fr/account/confirm", &confirming)
            .await
            .status,
        303
    );
    held.push(browser.secret.clone().unwrap());

    let app = browser.get("/fr/account/app").await.body;
    let key = between(&app, "name=\"secret\" value=\"", "\"").to_owned();
    secrets.push(between(&app, "<strong>", "<").to_owned());
    let fields = [("secret", key.as_str()), ("code", "000000")];
    assert_eq!(browser.post("/fr/account/app", &fields).await.status, 422);
    secrets.push(key);
    let list = paper_codes(&browser.post("/fr/account/codes", &[]).await);
    secrets.extend(list.iter().map(|code| code.replace(' ', "")));
    let about = [("name", "Zephirine"), ("language", "fr"), ("email", EMAIL)];
    assert_eq!(browser.post("/fr/account", &about).await.status, 303);
    let fields = [("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    let answer = browser.post("/fr/account/password", &fields).await;
    assert_eq!(answer.status, 303);
    browser.post("/fr/sign-out", &[]).await;
    // An old one is no secret any more, and still nobody's business.
    let mut old = Browser::new(server);
    old.secret = held.last().cloned();
    old.get("/fr/account").await;

    secrets.extend(held.iter().map(|secret| form_token(secret)));
    secrets.extend(held.iter().map(|secret| kept_of(secret)));
    secrets.extend(held);
    let typed = [PASSWORD, NEW_PASSWORD, WRONG_PASSWORD, SIGN_IN_NAME, EMAIL];
    secrets.extend(typed.map(str::to_owned));
    secrets.push("Zephirine".to_owned());
    secrets.push("1111 2222 3333 4444".to_owned());
    secrets
}

async fn logs_never_hold_a_code_a_password_or_the_secret_of_a_sign_in(db: db::Db) {
    let server = Server::open(db).await;
    let log = Log::default();
    let listening = log.listen();
    let secrets = somebody_comes_in(&server).await;
    drop(listening);
    let text = log.text();
    for route in [
        "invitation/{code}",
        "invitation/join",
        "sign-in/code",
        "account/password",
    ] {
        assert!(text.contains(route), "nobody was at {route}:\n{text}");
    }
    assert!(secrets.iter().all(|secret| secret.len() > 7), "{secrets:?}");
    assert_eq!(told(&text, &secrets), [""; 0], "{text}");
    // Control: by the same ears each of them is heard, as a field and within a sentence.
    let log = Log::default();
    let listening = log.listen();
    for (nth, secret) in secrets.iter().enumerate() {
        if nth % 2 == 0 {
            tracing::trace!(secret = secret.as_str(), "somebody came in");
        } else {
            tracing::trace!("somebody came in with {secret}");
        }
    }
    drop(listening);
    assert_eq!(told(&log.text(), &secrets).len(), secrets.len());
}

testkit::both_databases!(&MIGRATIONS;
    logs_never_hold_words_positions_addresses_or_messages,
    logs_never_hold_a_code_a_password_or_the_secret_of_a_sign_in,
);
