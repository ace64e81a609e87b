//! Organisations that coordinate communes, and places that people proposed, as whoever runs the installation meets
//! them.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::{Folder, Server, refuses, told};

#[test]
fn an_organisation_is_added_once_and_coordinates_what_is_said() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let added = folder.run(&[
        "organisation",
        "add",
        "Ville de l'Essai",
        "--kind",
        "commune",
    ]);
    let id = told(&added).trim().to_owned();
    assert!(added.status.success() && id.len() == 36, "{}", told(&added));
    let again = [
        "organisation",
        "add",
        "ville de l'essai",
        "--kind",
        "commune",
    ];
    refuses(&folder, &again, &["of this name", &id]);
    let shop = ["organisation", "add", "Autre", "--kind", "shop"];
    refuses(&folder, &shop, &["shop", "library"]);
    let region = told(&folder.run(&["organisation", "coordinates", &id, "21"]));
    assert!(region.contains("19 communes"), "{region}");
    let listed = told(&folder.run(&["organisation", "list", "essai"]));
    assert!(
        listed.contains(&id) && listed.contains("coordinates 21"),
        "{listed}"
    );
    for (prefix, says) in [("99", "begins with 99"), ("Ixelles", "no NIS code")] {
        refuses(
            &folder,
            &["organisation", "coordinates", &id, prefix],
            &[says],
        );
    }
    refuses(
        &folder,
        &["organisation", "coordinates", &id],
        &["--nothing"],
    );
    let unknown = "01a20000-0000-7000-8000-00000000ffff";
    let nobody = ["organisation", "coordinates", unknown, "21"];
    refuses(&folder, &nobody, &["no organisation"]);
    let nothing = told(&folder.run(&["organisation", "coordinates", &id, "--nothing"]));
    assert!(nothing.contains("coordinates nothing"), "{nothing}");
    assert!(server.stop());
}

fn propose(server: &Server, name: &str) {
    let body = format!("name={name}&near=4000&known_by=saw&message=%1B%5D0%3Bx");
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(
        stream,
        "POST /fr/propose HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        server.address,
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

#[test]
fn a_proposal_is_listed_and_decided_on_once() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    propose(&server, "Arbre");
    propose(&server, "Bateau");
    let listed = told(&folder.run(&["proposals", "list"]));
    assert!(
        listed.contains("Arbre")
            && listed.contains("nobody coordinates")
            && listed.contains("2 to decide"),
        "{listed}"
    );
    assert!(!listed.contains('\u{1b}'), "{listed:?}");
    let ids: Vec<&str> = listed
        .lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| word.len() == 36)
        .collect();
    let accepted = folder.run(&["proposals", "accept", ids[0]]);
    assert!(
        told(&accepted).contains("the place is"),
        "{}",
        told(&accepted)
    );
    refuses(&folder, &["proposals", "accept", ids[0]], &["before"]);
    refuses(
        &folder,
        &["proposals", "refuse", ids[1], "ugly"],
        &["ugly", "not_found"],
    );
    let refused = folder.run(&["proposals", "refuse", ids[1], "not_found"]);
    assert!(refused.status.success(), "{}", told(&refused));
    let left = told(&folder.run(&["proposals", "list"]));
    assert!(left.contains("0 to decide"), "{left}");
}
