//! One way to run things: the command in the README is the one that the project itself runs.

use crate::tree;

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
    assert!(unit.contains("ExecStart=/usr/local/bin/passerelle serve\n"));
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
    crate::nothing_wrong(&strange);
}
