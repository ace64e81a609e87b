//! Several tables in one file, alone and joined.

mod common;

use common::{pack, read, refused, try_read};
use sheets::{Format, Found, Limit, Limits, Options, Refusal};

const PLACES: &[u8] = b"id,name,organization_id\n1,Biblio,o1\n2,Maison,\n";
const ORGANIZATIONS: &[u8] = b"id,name,parent_organization_id\no1,Ville,o1\n";
const AT_PLACES: &[u8] = b"id,location_id,service_id\na1,1,s1\na2,1,s2\na3,2,s9\n";
const SERVICES: &[u8] = b"id,name,organization_id\ns1,Atelier,o1\ns2,Aide,\ns3,Ailleurs,o1\n";
const PHONES: &[u8] = b"id,number,location_id,service_id\np1,02,1,\np2,03,1,\np3,04,,s2\n";

fn files() -> Vec<(&'static str, &'static [u8])> {
    vec![
        ("data/location.csv", PLACES),
        ("data/organization.csv", ORGANIZATIONS),
        ("data/service_at_location.csv", AT_PLACES),
        ("data/service.csv", SERVICES),
        ("data/phone.csv", PHONES),
        ("LISEZ-MOI.md", b"# notes"),
        ("__MACOSX/._location.csv", b"\0\0\0"),
    ]
}

#[test]
fn every_table_of_a_package_is_read() {
    let told = read(pack(&files()));
    assert_eq!(told.summary.format, Format::Zip);
    let tables: Vec<(&str, u64)> = told
        .summary
        .tables
        .iter()
        .map(|t| (&*t.name, t.rows))
        .collect();
    let expected = [
        ("location", 2),
        ("organization", 1),
        ("service_at_location", 3),
        ("service", 3),
        ("phone", 3),
    ];
    assert_eq!(tables, expected);
}

#[test]
fn tables_are_joined_to_their_base_by_their_keys() {
    let options = Options {
        base: Some("location".to_owned()),
        ..Options::default()
    };
    let told = try_read(pack(&files()), &options).expect("tables");
    assert_eq!(told.rows.len(), 2);
    let texts =
        |row: usize, column: &'static str| -> Vec<&str> { told.rows[row].texts(column).collect() };
    assert_eq!(texts(0, "name"), ["Biblio"]);
    assert_eq!(texts(0, "organization.name"), ["Ville"]);
    assert_eq!(texts(0, "service_at_location.service_id"), ["s1", "s2"]);
    assert_eq!(texts(0, "service.name"), ["Atelier", "Aide"]);
    assert_eq!(texts(0, "service.organization_id"), ["o1", ""]);
    assert_eq!(texts(0, "phone.number"), ["02", "03"]);
    assert_eq!(texts(1, "service_at_location.id"), ["a3"]);
    assert_eq!(texts(1, "service.name").len(), 0);
    assert!(told.columns(0).contains(&"phone.number"));
}

#[test]
fn rows_that_no_row_of_the_base_leads_to_are_counted() {
    let unreached = |base: &str, links: &[(&str, &str)], file: &[u8]| -> Vec<(String, u64)> {
        let options = Options {
            base: Some(base.to_owned()),
            links: links
                .iter()
                .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
                .collect(),
            ..Options::default()
        };
        let told = try_read(file, &options).expect("tables");
        let tables = told.summary.tables.into_iter();
        tables
            .filter(|table| table.unreached > 0)
            .map(|table| (table.name.to_string(), table.unreached))
            .collect()
    };
    // The service s3 is at no place; the telephone of s2 gives way to those of the place itself.
    let zip = pack(&files());
    assert_eq!(
        unreached("service_at_location", &[], &zip),
        [("service".to_owned(), 1), ("phone".to_owned(), 1)]
    );
    // A desk of nowhere, and a table that no key leads to.
    let file = br#"{"spots":[{"code":"A"},{"code":"B"}],"notes":[{"x":1},{"x":2}],
        "desks":[{"no":1,"at":"B"},{"no":2,"at":"C"},{"no":3,"at":"B"}]}"#;
    let links = [("desks.at", "spots.code")];
    assert_eq!(
        unreached("spots", &links, file),
        [("notes".to_owned(), 2), ("desks".to_owned(), 1)]
    );
    assert_eq!(
        unreached("desks", &links, file),
        [("spots".to_owned(), 1), ("notes".to_owned(), 2)]
    );
}

#[test]
fn a_description_names_the_tables_and_their_keys() {
    let description = br#"{"name":"x","resources":[
        {"name":"place","path":"a.csv"},
        {"name":"desk","path":["b.csv"],"schema":{"foreignKeys":[
            {"fields":["of"],"reference":{"resource":"place","fields":"code"}},
            {"fields":"near","reference":{"resource":"","fields":"no"}}]}},
        {"name":"inline","data":[{"a":1}]}]}"#;
    let zip = pack(&[
        ("p/datapackage.json", description),
        ("p/a.csv", b"code,name\nA,Biblio\nB,Maison\n"),
        ("p/b.csv", b"no,of,near\n1,B,2\n2,B,1\n3,A,\n"),
        ("p/other.csv", b"x,y\n1,2\n"),
    ]);
    let options = Options {
        base: Some("place".to_owned()),
        ..Options::default()
    };
    let told = try_read(&zip, &options).expect("tables");
    let lines = [
        "code=A name=Biblio desk.no=3 desk.of=A",
        "code=B name=Maison desk.no=1 desk.no=2 desk.of=B desk.of=B desk.near=2 desk.near=1",
    ];
    assert_eq!(told.lines(), lines);
    assert_eq!(read(&zip).summary.tables.len(), 2);
}

#[test]
fn keys_may_be_named_by_the_caller_and_tabs_of_json_join_too() {
    let file =
        r#"{"desks":[{"no":1,"at":"B"},{"no":2,"at":"A"}],"spots":[{"code":"A"},{"code":"B"}]}"#;
    let mut options = Options {
        base: Some("spots".to_owned()),
        ..Options::default()
    };
    options
        .links
        .insert("desks.at".to_owned(), "spots.code".to_owned());
    let told = try_read(file, &options).expect("tables");
    assert_eq!(
        told.lines(),
        [
            "code=A desks.no=2 desks.at=A",
            "code=B desks.no=1 desks.at=B"
        ]
    );
    options.base = Some("nowhere".to_owned());
    assert!(matches!(
        try_read(file, &options),
        Err(Refusal::NoSuchTable(_))
    ));
}

#[test]
fn rows_repeated_without_end_are_refused() {
    let mut children = "id,p_id\n".to_owned();
    for n in 0..2_000 {
        children.push_str(&format!("{n},1\n"));
    }
    let mut parents = "id,q\n".to_owned();
    parents.push_str(&"1,x\n".repeat(20_000));
    let zip = pack(&[
        ("p.csv", parents.as_bytes()),
        ("c.csv", children.as_bytes()),
    ]);
    let options = Options {
        base: Some("p".to_owned()),
        ..Options::default()
    };
    let mut rows = 0;
    let refusal = sheets::read(std::io::Cursor::new(&zip), &options, &mut |_| {
        rows += 1;
        std::ops::ControlFlow::Continue(())
    });
    assert!(matches!(refusal, Err(Refusal::TooBig(Limit::Joined))));
    assert!(rows < 10_000);
}

#[test]
fn an_archive_without_tables_is_refused() {
    let found = refused(pack(&[("photo.jpg", b"\xFF\xD8")]));
    assert!(matches!(found, Refusal::NotATable(Found::Archive)));
    let cut = pack(&files());
    let found = refused(&cut[..cut.len() / 2]);
    assert!(matches!(found, Refusal::BrokenEntry { .. }));
}

#[test]
fn zip_bombs_are_refused_before_they_unpack() {
    let zeros = vec![b'0'; 2_000_000];
    let bomb = pack(&[("a.csv", &zeros), ("b.csv", &zeros)]);
    assert!(bomb.len() < 10_000);
    let limits = Limits {
        unpacked_bytes: 3_000_000,
        ..Limits::default()
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let told = try_read(&bomb, &options);
    assert!(matches!(told, Err(Refusal::TooBig(Limit::Unpacked))));
}
