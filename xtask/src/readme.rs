//! The README's commands, read from the README: what is proved is what is written there.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The two commands of the README: the one that starts Passerelle and the one that tests it.
pub struct Commands {
    pub first: String,
    pub second: String,
}

pub fn commands(root: &Path) -> Result<Commands> {
    parse(&std::fs::read_to_string(root.join("README.md")).context("README.md")?)
}

/// Every line of a shell block that calls cargo is a command that a newcomer types.
fn parse(text: &str) -> Result<Commands> {
    let mut in_block = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block
            && line
                .trim_start()
                .trim_start_matches("$ ")
                .starts_with("cargo ")
        {
            let command = line.split(" #").next().unwrap_or_default();
            lines.push(command.trim().trim_start_matches("$ ").to_owned());
        }
    }
    ensure!(
        lines.len() >= 2,
        "README.md must show the command that starts Passerelle, then the one that tests it"
    );
    let mut lines = lines.into_iter();
    let (first, second) = (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    );
    ensure!(
        first == "cargo run --release",
        "the README's first command is `{first}`, promised is `cargo run --release`"
    );
    ensure!(
        second == "cargo xtask test",
        "the README's second command is `{second}`, promised is `cargo xtask test`"
    );
    Ok(Commands { first, second })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_commands_are_found_in_shell_blocks() {
        let text = "Say `cargo fly`.\n```sh\ngit clone x\ncargo run --release  # then open it\n```\nand\n```sh\n$ cargo xtask test\n```\n";
        let commands = parse(text).unwrap();
        assert_eq!(
            (commands.first.as_str(), commands.second.as_str()),
            ("cargo run --release", "cargo xtask test")
        );
    }

    #[test]
    fn a_readme_with_other_commands_is_refused() {
        assert!(parse("```sh\ncargo run\ncargo xtask test\n```").is_err());
        assert!(parse("no commands at all").is_err());
    }
}
