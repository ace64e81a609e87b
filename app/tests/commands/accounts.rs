//! The operator makes the first administrator, and does what an administrator cannot.

use super::{Folder, Server, refuses, told};

const NOWHERE: &str = "01a20000-0000-7000-8000-00000000ffff";

/// An organisation that runs a place, as the page of the place names it.
fn organisation(server: &Server) -> String {
    let sitemap = server.get("/sitemap/1.xml");
    let found = sitemap.split("/organisation/").nth(1).unwrap();
    found[..36].to_owned()
}

fn done(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn line<'a>(text: &'a str, beginning: &str) -> &'a str {
    let found = text.lines().find_map(|line| line.strip_prefix(beginning));
    found.unwrap_or_else(|| panic!("no {beginning} in {text}"))
}

#[test]
fn the_first_administrator_is_invited_by_command_and_joins() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let organisation = organisation(&server);
    let invite = ["account", "invite", "--organisation", &organisation];
    let administrator = [&invite[..], &["--role", "administrator", "--for", "Noor"]].concat();
    let said = done(&folder, &administrator);
    let (link, code) = (line(&said, "link: "), line(&said, "code: "));
    assert!(link.ends_with(&code.replace(' ', "")), "{said}");
    let path = &link[link.find("/fr/").unwrap()..];
    let page = server.get(path);
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let list = ["account", "list", "--organisation", &organisation];
    let listed = done(&folder, &list);
    assert!(
        listed.contains("Noor") && listed.contains("0 accounts"),
        "{listed}"
    );
    assert!(!listed.contains(code), "{listed}");

    let digits = code.replace(' ', "");
    let form = format!("code={digits}&name=Noor&sign_in_name=noor&password=lampe+tapis+gare");
    let joined = server.post("/fr/invitation/join", &form);
    assert!(joined.starts_with("HTTP/1.1 200"), "{joined}");
    let listed = done(&folder, &list);
    assert!(listed.contains("noor (Noor)"), "{listed}");
    let membership = listed
        .lines()
        .find(|line| line.contains("administrator of"));
    let membership = &membership.unwrap().trim()[..36];

    let renewed = done(&folder, &["account", "renew", "NOOR"]);
    assert_ne!(line(&renewed, "code: "), code);
    done(&folder, &["account", "end", membership]);
    refuses(&folder, &["account", "end", membership], &["no membership"]);
    refuses(
        &folder,
        &["account", "renew", "noor"],
        &["invite the person anew"],
    );
    assert!(done(&folder, &["account", "list"]).contains("1 accounts"));
    done(&folder, &["account", "close", "noor"]);
    refuses(
        &folder,
        &["account", "close", "noor"],
        &["no active account"],
    );
    assert!(done(&folder, &["account", "list"]).contains("0 accounts"));
}

#[test]
fn what_is_wrong_in_an_invitation_is_told() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let organisation = organisation(&server);
    let invite = |more: &[&str], says: &[&str]| {
        let all = [&["account", "invite", "--organisation"][..], more].concat();
        refuses(&folder, &all, says);
    };
    invite(
        &["home", "--role", "mediator"],
        &["\"home\" is not the id of an organisation"],
    );
    invite(&[NOWHERE, "--role", "mediator"], &["no such organisation"]);
    invite(
        &[&organisation, "--role", "chief"],
        &["\"chief\" is no role", "place_manager"],
    );
    invite(
        &[&organisation, "--role", "mediator", "--place", NOWHERE],
        &["no place of the organisation"],
    );
    invite(
        &[&organisation, "--role", "coordinator", "--place", NOWHERE],
        &["not for a place"],
    );
    invite(
        &[&organisation, "--role", "mediator", "--until", "2020-01-01"],
        &["today or later"],
    );
    invite(
        &[&organisation, "--role", "mediator", "--until", "soon"],
        &["\"soon\" is not a day"],
    );
    let long = "a".repeat(121);
    invite(
        &[&organisation, "--role", "mediator", "--for", &long],
        &["120 characters"],
    );
    refuses(
        &folder,
        &["account", "renew", "nobody"],
        &["no active account"],
    );
    refuses(&folder, &["account", "end", NOWHERE], &["no membership"]);
}
