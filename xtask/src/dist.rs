//! `cargo xtask dist`: one tarball to install from, with licences and checksums.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::ground::{cargo, root, target};
use crate::{licences, run};

pub fn run() -> Result<()> {
    let root = root();
    run::must(cargo().args(["build", "--release", "--locked"]))?;
    let program = target().join("release/passerelle");
    let name = format!("passerelle-{}-{}", version()?, std::env::consts::ARCH);
    let dist = root.join("dist");
    let folder = dist.join(&name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;

    copy(&program, &folder.join("passerelle"))?;
    for document in [
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "SECURITY.md",
        "deploy/passerelle.service",
    ] {
        let source = root.join(document);
        copy(
            &source,
            &folder.join(source.file_name().context("no file name")?),
        )?;
    }
    let third_parties = licences::of_the_program()?;
    std::fs::write(folder.join("THIRD-PARTY-LICENCES.txt"), third_parties)?;
    checksums(&folder)?;

    let tarball = format!("{name}.tar.gz");
    // Same content, same bytes: names sorted, owners and times taken from nobody's machine.
    let time = run::output(
        Command::new("git")
            .args(["log", "-1", "--format=@%ct"])
            .current_dir(&root),
    )?;
    run::must(
        Command::new("tar")
            .args([
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--mtime",
                time.trim(),
            ])
            .args([
                "--use-compress-program",
                "gzip -n -9",
                "-cf",
                &tarball,
                &name,
            ])
            .current_dir(&dist),
    )?;
    let sum = run::output(Command::new("sha256sum").arg(&tarball).current_dir(&dist))?;
    std::fs::write(dist.join(format!("{tarball}.sha256")), &sum)?;
    println!("dist/{tarball}\n{}", sum.trim());
    Ok(())
}

/// `SHA256SUMS` of every file beside it, as `sha256sum -c` reads it.
fn checksums(folder: &Path) -> Result<()> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let sums = run::output(Command::new("sha256sum").args(&names).current_dir(folder))?;
    std::fs::write(folder.join("SHA256SUMS"), sums).context("SHA256SUMS")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn version() -> Result<String> {
    let json =
        run::output(cargo().args(["metadata", "--format-version=1", "--no-deps", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&json)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let passerelle = packages
        .iter()
        .find(|package| package["name"] == "passerelle")
        .context("no crate passerelle")?;
    Ok(passerelle["version"]
        .as_str()
        .unwrap_or_default()
        .to_owned())
}
