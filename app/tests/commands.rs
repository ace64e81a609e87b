//! The program as whoever runs it meets it: clear errors, nothing made by a failure, an orderly stop.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

#[path = "commands/accounts.rs"]
mod accounts;
#[path = "commands/coordination.rs"]
mod coordination;
#[path = "commands/imports.rs"]
mod imports;
#[path = "commands/mails.rs"]
mod mails;
#[path = "commands/places.rs"]
mod places;

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!(
            "passerelle-commands-{}-{number}",
            std::process::id()
        ));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
        command.args(arguments).current_dir(&self.0).env_clear();
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// Fails, says all of these, and leaves nothing behind but what was there.
fn refuses(folder: &Folder, arguments: &[&str], says: &[&str]) {
    let before = folder.files();
    let output = folder.run(arguments);
    let text = told(&output);
    assert!(!output.status.success(), "{arguments:?} succeeded: {text}");
    for word in says {
        assert!(
            text.contains(word),
            "{arguments:?} does not say \"{word}\": {text}"
        );
    }
    assert!(!text.contains("panicked"), "{text}");
    assert_eq!(
        folder.files(),
        before,
        "{arguments:?} left something behind"
    );
}

/// A server that is running; killed when it goes out of sight.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(folder: &Folder, more: &[&str]) -> Self {
        let mut arguments = vec!["serve", "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        let mut child = folder
            .command(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .rsplit("http://")
            .next()
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        assert!(
            address.starts_with("127.0.0.1:"),
            "no address in \"{line}\""
        );
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Sends a form, as a browser on this machine does.
    fn post(&self, path: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn stop(mut self) -> bool {
        Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn a_wrong_setting_is_named_and_nothing_is_made() {
    let folder = Folder::new();
    refuses(
        &folder,
        &["serve", "--listen", "8080"],
        &["listen", "127.0.0.1:8080"],
    );
    refuses(&folder, &["serve", "--listen", "0.0.0.0:0"], &["contact"]);
    refuses(
        &folder,
        &["serve", "--database", "mysql://x"],
        &["database"],
    );
    refuses(
        &folder,
        &["serve", "--database", "sqlite:nowhere/deep/x.db"],
        &["nowhere"],
    );
    refuses(&folder, &["serve", "--config", "none.toml"], &["none.toml"]);
    fs::write(
        folder.0.join("passerelle.toml"),
        "lisen = \"127.0.0.1:0\"\n",
    )
    .unwrap();
    refuses(&folder, &["serve"], &["passerelle.toml", "lisen"]);
    fs::remove_file(folder.0.join("passerelle.toml")).unwrap();
    let output = folder
        .command(&["check"])
        .env("PASSERELLE_LISTN", "x")
        .output()
        .unwrap();
    assert!(!output.status.success() && told(&output).contains("PASSERELLE_LISTN"));
}

#[test]
fn a_database_that_is_none_or_not_there_is_told_and_not_made() {
    let folder = Folder::new();
    fs::write(
        folder.0.join("letter.db"),
        "Dear reader, this is a letter, not a database. ".repeat(40),
    )
    .unwrap();
    refuses(
        &folder,
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            "sqlite:letter.db",
        ],
        &["letter.db"],
    );
    let letter = fs::read_to_string(folder.0.join("letter.db")).unwrap();
    assert!(
        letter.starts_with("Dear reader"),
        "the letter was overwritten"
    );
    for arguments in [
        ["check"].as_slice(),
        &["migrate"],
        &["reports", "list"],
        &["backup", "copy.db"],
    ] {
        refuses(&folder, arguments, &["passerelle.db"]);
    }
    refuses(
        &folder,
        &["restore", "nothing.db", "new.db"],
        &["nothing.db"],
    );
}

#[test]
fn an_unreachable_postgresql_is_told_without_its_password() {
    let folder = Folder::new();
    // Port 9 discards; nobody listens there.
    let arguments = [
        "check",
        "--database",
        "postgres://reader:hunter2@127.0.0.1:9/none",
    ];
    refuses(&folder, &arguments, &["127.0.0.1"]);
    assert!(!told(&folder.run(&arguments)).contains("hunter2"));
}

#[test]
fn a_port_in_use_is_told_and_no_database_is_made() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refuses(
        &folder,
        &["serve", "--listen", &address],
        &[&address, "port"],
    );
}

#[test]
fn the_first_command_brings_brussels_and_stops_in_order() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    let found = server.get("/api/v1/search?near=1060&need=learn&limit=1");
    assert!(found.contains("Atelier du Web"), "{found}");
    assert!(server.stop(), "the server did not end in order");
    let checked = told(&folder.run(&["check"]));
    assert!(
        checked.contains("everything is in order") && checked.contains("places: 34"),
        "{checked}"
    );
    assert!(checked.contains("school holidays"), "{checked}");
    for community in ["fr until 20", "nl until 20", "de until 20"] {
        assert!(checked.contains(community), "{community}: {checked}");
    }
}

#[test]
fn an_empty_database_stays_empty_and_another_file_is_not_filled_later() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--database", "sqlite:mine.db", "--empty"]);
    assert!(server.get("/api/v1/search").contains("\"total\":0"));
    assert!(server.stop());
    let server = Server::start(&folder, &["--database", "sqlite:mine.db"]);
    assert!(
        server.get("/api/v1/search").contains("\"total\":0"),
        "an old file was filled without being asked"
    );
    assert!(
        server.get("/fr/1000").contains("1000 Bruxelles"),
        "communes and postcodes always load"
    );
}

#[test]
fn a_backup_is_taken_while_the_server_runs_and_can_be_restored() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let made = folder.run(&["backup", "copy.db"]);
    assert!(made.status.success(), "{}", told(&made));
    refuses(&folder, &["backup", "copy.db"], &["copy.db"]);
    assert!(server.stop());
    refuses(
        &folder,
        &["restore", "copy.db", "passerelle.db"],
        &["passerelle.db"],
    );
    assert!(
        folder
            .run(&["restore", "copy.db", "again.db"])
            .status
            .success()
    );
    let checked = told(&folder.run(&["check", "--database", "sqlite:again.db"]));
    assert!(checked.contains("places: 34"), "{checked}");
}

/// Sends the report form of a place, with these headers of a browser, and gives the whole answer.
fn report(server: &Server, message: &str, headers: &str) -> String {
    let place = place_id(server);
    let body = format!("subject=hours&message={message}");
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(
        stream,
        "POST /fr/place/{place}/report HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        server.address,
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_report_is_listed_and_settled_once() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let answer = report(&server, "Plus+ouvert+le+samedi", "");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let listed = told(&folder.run(&["reports", "list"]));
    assert!(
        listed.contains("Plus ouvert le samedi") && listed.contains("1 open"),
        "{listed}"
    );
    let id = listed.split_whitespace().next().unwrap().to_owned();
    assert!(
        !folder
            .run(&["reports", "settle", &id, "forgotten"])
            .status
            .success()
    );
    assert!(
        folder
            .run(&["reports", "settle", &id, "mended"])
            .status
            .success()
    );
    let again = folder.run(&["reports", "settle", &id, "mended"]);
    assert!(!again.status.success() && told(&again).contains("settled before"));
    assert!(told(&folder.run(&["reports", "list"])).contains("0 open"));
}

#[test]
fn a_report_cannot_steer_the_terminal_of_who_reads_it() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let answer = report(&server, "%1B%5D0%3Bx%07ligne+1%0Aligne%E2%80%AE+2", "");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let listed = told(&folder.run(&["reports", "list"]));
    assert!(
        listed.contains("    \\u{1b}]0;x\\u{7}ligne 1\n    ligne\\u{202e} 2\n"),
        "{listed:?}"
    );
    assert!(!listed.contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn a_report_that_another_site_sends_is_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let own = format!(
        "Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n",
        server.address
    );
    for foreign in [
        "Origin: http://evil.example\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ] {
        let answer = report(&server, "x", foreign);
        assert!(answer.starts_with("HTTP/1.1 403"), "{foreign}: {answer}");
    }
    assert!(told(&folder.run(&["reports", "list"])).contains("0 open"));
    let answer = report(&server, "x", &own);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

#[test]
fn hours_are_written_as_people_say_them_or_sent_back_with_a_proposal() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let place = place_id(&server);
    let written = folder.run(&["place", "hours", &place, "lu-ve 9h-17h"]);
    assert!(
        told(&written).contains("Mo-Fr 09:00-17:00"),
        "{}",
        told(&written)
    );
    let doubtful = folder.run(&["place", "hours", &place, "di 9h-17h"]);
    assert!(!doubtful.status.success(), "{}", told(&doubtful));
    let nonsense = folder.run(&["place", "hours", &place, "quand il pleut"]);
    assert!(
        !nonsense.status.success() && told(&nonsense).contains("not understood"),
        "{}",
        told(&nonsense)
    );
}

fn place_id(server: &Server) -> String {
    let found = server.get("/api/v1/search?near=1060&need=learn&limit=1");
    found
        .split("\"id\":\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    // Root may write everywhere: a path below a file cannot be a folder for anybody.
    let folder = Folder::new();
    fs::write(folder.0.join("file"), "x").unwrap();
    refuses(
        &folder,
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            "sqlite:file/x.db",
        ],
        &["file"],
    );
    assert!(Path::new(&folder.0).exists());
}
