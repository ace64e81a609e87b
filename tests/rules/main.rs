//! Rules of the house. Each rule is a function from what it reads to what is wrong with it; each is
//! held against the whole tree, and against a made-up bad example that it must report.

mod anatomy;
mod arrows;
mod data;
mod families;
mod french;
mod locales;
mod migrations;
mod prose;
mod secrets;
mod sizes;
mod sources;
mod tree;
mod wiring;

/// Fails with every complaint on a line of its own, so that all can be mended at once.
fn nothing_wrong(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
