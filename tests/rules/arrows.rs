//! Arrows run downwards: app → areas → base and engines. An engine stands alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::{nothing_wrong, tree};

/// Which area may call which, through the functions its `lib.rs` shows. Adding an arrow here is a
/// decision: what travels the other way is an outbox event.
const BETWEEN_AREAS: &[(&str, &str)] = &[("accounts", "directory")];

/// The order of the base, lowest first: a crate may use those that stand before it.
const BASE: &[&str] = &[
    "kernel", "db", "i18n", "jobs", "mail", "oidc", "web", "testkit",
];

/// A crate of ours: its floor (`app`, `areas`, `base`, `engines`, …) and what it depends on.
#[derive(Debug)]
struct Member {
    floor: String,
    uses: BTreeSet<String>,
    uses_in_tests: BTreeSet<String>,
}

fn members() -> BTreeMap<String, Member> {
    tree::texts("", "Cargo.toml")
        .into_iter()
        .filter(|(path, _)| path != "Cargo.toml" && !path.starts_with("bench/"))
        .map(|(path, text)| member(&path, &text))
        .collect()
}

fn member(path: &str, text: &str) -> (String, Member) {
    let manifest: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    let names = |table: &str| -> BTreeSet<String> {
        manifest
            .get(table)
            .and_then(toml::Value::as_table)
            .into_iter()
            .flat_map(|table| table.keys().cloned())
            .collect()
    };
    let name = manifest["package"]["name"]
        .as_str()
        .expect("a crate has a name")
        .to_owned();
    let floor = path.split('/').next().unwrap_or_default().to_owned();
    (
        name,
        Member {
            floor,
            uses: names("dependencies"),
            uses_in_tests: names("dev-dependencies"),
        },
    )
}

/// Arrows that run upwards, sideways or in a circle.
fn wrong_arrows(members: &BTreeMap<String, Member>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, member) in members {
        for target in member
            .uses
            .iter()
            .filter_map(|target| members.get_key_value(target))
        {
            if !may_use((name, member), target) {
                wrong.push(format!(
                    "{name} ({}) must not depend on {} ({})",
                    member.floor, target.0, target.1.floor
                ));
            }
        }
        let above = |target: &&String| {
            members
                .get(*target)
                .is_some_and(|target| target.floor == "app")
        };
        if let Some(target) = member
            .uses_in_tests
            .iter()
            .find(above)
            .filter(|_| member.floor != "tests")
        {
            wrong.push(format!("{name}: its tests must not depend on {target}"));
        }
    }
    wrong
}

fn may_use((name, from): (&String, &Member), (target, to): (&String, &Member)) -> bool {
    // Test tools are for tests: no program contains them.
    if target == "testkit" && from.floor != "tests" {
        return false;
    }
    match (from.floor.as_str(), to.floor.as_str()) {
        ("app" | "tests", _) => true,
        ("areas", "areas") => BETWEEN_AREAS.contains(&(name.as_str(), target.as_str())),
        ("areas", "base" | "engines") => true,
        ("base", "engines") => true,
        ("base", "base") => {
            let rank = |name: &String| BASE.iter().position(|known| known == name);
            // A crate that is not in the list has no place yet.
            matches!((rank(name), rank(target)), (Some(above), Some(below)) if below < above)
        }
        _ => false,
    }
}

/// Circles among the allowed arrows between areas.
fn circles(arrows: &[(&str, &str)]) -> Vec<String> {
    let reaches = |from: &str, to: &str| {
        let (mut seen, mut queue) = (BTreeSet::new(), vec![from]);
        while let Some(at) = queue.pop() {
            for (_, next) in arrows.iter().filter(|(start, _)| *start == at) {
                if *next == to {
                    return true;
                }
                if seen.insert(*next) {
                    queue.push(next);
                }
            }
        }
        false
    };
    arrows
        .iter()
        .filter(|(from, to)| reaches(to, from))
        .map(|(from, to)| format!("{from} → {to} closes a circle"))
        .collect()
}

#[test]
fn arrows_run_downwards_only() {
    let members = members();
    assert!(members.len() >= 10, "not all crates were read");
    nothing_wrong(&wrong_arrows(&members));
}

#[test]
fn areas_do_not_call_each_other_in_a_circle() {
    nothing_wrong(&circles(BETWEEN_AREAS));
}

#[test]
fn an_arrow_that_runs_upwards_is_reported() {
    let manifest = |name: &str, uses: &str| {
        format!("[package]\nname = \"{name}\"\n[dependencies]\n{uses}.workspace = true\n")
    };
    let bad = [
        ("engines/finder/Cargo.toml", manifest("finder", "kernel")),
        ("base/kernel/Cargo.toml", manifest("kernel", "web")),
        ("base/web/Cargo.toml", manifest("web", "directory")),
        (
            "areas/directory/Cargo.toml",
            manifest("directory", "accounts"),
        ),
        (
            "areas/accounts/Cargo.toml",
            manifest("accounts", "passerelle"),
        ),
        ("app/Cargo.toml", manifest("passerelle", "directory")),
    ];
    let members = bad.iter().map(|(path, text)| member(path, text)).collect();
    assert_eq!(wrong_arrows(&members).len(), 5);
}

#[test]
fn a_program_that_contains_test_tools_is_reported() {
    let members = [
        member(
            "app/Cargo.toml",
            "[package]\nname = \"passerelle\"\n[dependencies]\ntestkit.workspace = true\n",
        ),
        member("base/testkit/Cargo.toml", "[package]\nname = \"testkit\"\n"),
    ];
    assert_eq!(wrong_arrows(&members.into_iter().collect()).len(), 1);
}

#[test]
fn a_circle_between_areas_is_reported() {
    assert_eq!(
        circles(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]).len(),
        3
    );
}
