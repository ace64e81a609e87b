//! One way to run things: the command in the README is the one that the project itself runs.

use crate::{nothing_wrong, tree};

#[test]
fn the_projects_own_checks_are_the_readmes_command() {
    let script = tree::text(".ci/run").unwrap();
    let commands: Vec<&str> = script
        .lines()
        .filter(|line| line.contains("cargo"))
        .collect();
    assert_eq!(commands, ["exec cargo xtask test"]);
}

#[test]
fn the_service_unit_starts_the_command_that_the_readme_names() {
    let unit = tree::text("deploy/passerelle.service").unwrap();
    assert!(unit.contains("ExecStart=/usr/local/bin/passerelle serve --config /etc/passerelle/"));
    for closed in [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "DynamicUser=yes",
        "CapabilityBoundingSet=\n",
    ] {
        assert!(unit.contains(closed), "the unit no longer says {closed}");
    }
}

#[test]
fn every_crate_keeps_the_lints_of_the_house() {
    let strange: Vec<String> = tree::texts("", "Cargo.toml")
        .into_iter()
        .filter(|(path, text)| {
            path != "Cargo.toml"
                && !path.starts_with("bench/")
                && !text.contains("[lints]\nworkspace = true")
        })
        .map(|(path, _)| format!("{path}: [lints] workspace = true is missing"))
        .collect();
    nothing_wrong(&strange);
}

/// TLS that comes in a second time: another library, or another one for the mathematics below it.
fn second_tls(lock: &str) -> Vec<String> {
    const OTHERS: &[&str] = &[
        "aws-lc-rs",
        "boring",
        "native-tls",
        "openssl",
        "openssl-sys",
        "webpki-roots",
    ];
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter(|name| OTHERS.contains(name))
        .map(|name| {
            format!("Cargo.lock: {name}; TLS is rustls with ring and the machine's certificates")
        })
        .collect()
}

#[test]
fn there_is_one_tls() {
    let lock = tree::text("Cargo.lock").unwrap();
    assert!(lock.contains("name = \"rustls\"") && lock.contains("name = \"ring\""));
    nothing_wrong(&second_tls(&lock));
}

#[test]
fn a_second_tls_is_reported() {
    let lock = "name = \"ring\"\nname = \"openssl-probe\"\nname = \"aws-lc-rs\"\n";
    assert_eq!(second_tls(lock).len(), 1);
}

/// Routes that reach people without going through `web::Route`, where each says who may use it.
fn undeclared_routes(path: &str, text: &str) -> Vec<String> {
    let program = tree::program(text);
    let strange = |line: &str| {
        [".route(", ".nest(", ".route_service(", ".fallback("]
            .iter()
            .any(|call| line.contains(call))
    };
    program
        .lines()
        .enumerate()
        .filter(|(_, line)| strange(line))
        .map(|(number, _)| {
            format!(
                "{path}:{}: a route that does not say who may use it; use web::Route",
                number + 1
            )
        })
        .collect()
}

/// Tables that a migration makes and the area does not list with what they hold about persons.
fn unlisted_tables(migration: &str, code: &str) -> Vec<String> {
    let lower = migration.to_lowercase();
    let names = lower
        .match_indices("create table ")
        .filter_map(|(at, start)| {
            let rest = lower[at + start.len()..].trim_start_matches("if not exists ");
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
    names
        .filter(|name| !code.contains(&format!("\"{name}\"")))
        .map(|name| format!("table {name}: the area does not say what it holds about persons"))
        .collect()
}

#[test]
fn every_route_declares_who_may_use_it() {
    let complaints: Vec<String> = ["areas/", "app/", "base/"]
        .iter()
        .flat_map(|folder| tree::texts(folder, ".rs"))
        .filter(|(path, _)| !path.starts_with("base/web/src/router") && !path.contains("/tests/"))
        .flat_map(|(path, text)| undeclared_routes(&path, &text))
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn every_table_says_what_it_holds_about_persons() {
    let complaints: Vec<String> = tree::texts("areas/", ".sql")
        .iter()
        .flat_map(|(path, migration)| {
            let area = path.split('/').nth(1).unwrap_or_default();
            let face = tree::text(&format!("areas/{area}/src/lib.rs")).unwrap_or_default();
            unlisted_tables(migration, &face)
        })
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn a_route_or_table_without_a_declaration_is_reported() {
    assert_eq!(
        undeclared_routes("a.rs", "Router::new().route(\"/x\", get(x))").len(),
        1
    );
    assert_eq!(
        undeclared_routes("a.rs", "Route::get(\"/x\", Access::Public, x, ())").len(),
        0
    );
    assert_eq!(
        unlisted_tables(
            "create table person (id text);",
            "Table::of_things(\"place\")"
        )
        .len(),
        1
    );
    assert_eq!(
        unlisted_tables(
            "create table place (id text);",
            "Table::of_things(\"place\")"
        )
        .len(),
        0
    );
}
