//! `cargo xtask dist`: one tarball to install from, with licences and checksums.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::ground::{cargo, root, target};
use crate::{licences, run};

/// What goes into the tarball beside the program, from the root of the tree.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "SECURITY.md",
    "data/README.md",
    "deploy/passerelle.service",
];
const SUMS: &str = "SHA256SUMS";

pub fn run() -> Result<()> {
    let root = root();
    run::must(cargo().args(["build", "--release", "--locked"]))?;
    let program = target().join("release/passerelle");
    let name = format!("passerelle-{}-{}", version()?, std::env::consts::ARCH);
    let dist = root.join("dist");
    let folder = dist.join(&name);
    let _ = std::fs::remove_dir_all(&folder);
    fill(&folder, &program, &licences::of_the_program()?)?;
    let tarball = pack(&dist, &name)?;
    let sum = run::output(Command::new("sha256sum").arg(&tarball).current_dir(&dist))?;
    std::fs::write(dist.join(format!("{tarball}.sha256")), &sum)?;
    println!("dist/{tarball}\n{}", sum.trim());
    Ok(())
}

/// Everything that whoever installs it needs: the program, its unit, whose work is in it under which
/// licence (crates, and the facts that are part of the program), and checksums of all.
fn fill(folder: &Path, program: &Path, third_parties: &str) -> Result<()> {
    let root = root();
    std::fs::create_dir_all(folder.join("LICENSES"))?;
    copy(program, &folder.join("passerelle"))?;
    for document in DOCUMENTS {
        // Two files are called README.md.
        let name = match document.strip_prefix("data/") {
            Some(_) => "DATA.md",
            None => document.rsplit('/').next().context("no file name")?,
        };
        copy(&root.join(document), &folder.join(name))?;
    }
    for licence in std::fs::read_dir(root.join("LICENSES"))? {
        let licence = licence?;
        copy(
            &licence.path(),
            &folder.join("LICENSES").join(licence.file_name()),
        )?;
    }
    std::fs::write(folder.join("THIRD-PARTY-LICENCES.txt"), third_parties)?;
    let sums = run::output(
        Command::new("sha256sum")
            .args(files(folder)?)
            .current_dir(folder),
    )?;
    std::fs::write(folder.join(SUMS), sums).context(SUMS)
}

/// The files in a folder and in the folders in it, sorted, as their paths from there.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let inner = self::files(&entry.path())?;
            files.extend(inner.into_iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// Same content, same bytes: names sorted, owners and times taken from nobody's machine.
fn pack(dist: &Path, name: &str) -> Result<String> {
    let tarball = format!("{name}.tar.gz");
    let time = run::output(
        Command::new("git")
            .args(["log", "-1", "--format=@%ct"])
            .current_dir(root()),
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
                name,
            ])
            .current_dir(dist),
    )?;
    Ok(tarball)
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder that is gone at the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn verifies(folder: &Path) -> bool {
        let mut check = Command::new("sha256sum");
        let check = check
            .args(["--check", "--status", SUMS])
            .current_dir(folder);
        check.status().unwrap().success()
    }

    #[test]
    fn a_release_holds_the_program_licences_and_checksums_that_verify() {
        let scratch = Scratch::new("passerelle-dist");
        let dist = &scratch.0;
        let program = dist.join("program");
        std::fs::write(&program, "stands for the program").unwrap();
        fill(&dist.join("release"), &program, "a licence").unwrap();
        let tarball = pack(dist, "release").unwrap();
        let first = std::fs::read(dist.join(&tarball)).unwrap();
        pack(dist, "release").unwrap();
        assert_eq!(
            first,
            std::fs::read(dist.join(&tarball)).unwrap(),
            "same bytes"
        );

        std::fs::remove_dir_all(dist.join("release")).unwrap();
        let mut unpack = Command::new("tar");
        run::must(unpack.args(["-xzf", &tarball]).current_dir(dist)).unwrap();
        let folder = dist.join("release");
        let held = files(&folder).unwrap();
        for wanted in [
            "passerelle",
            "passerelle.service",
            "README.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "LICENSE",
            "LICENSES/EUPL-1.2.txt",
            "LICENSES/ODbL-1.0.txt",
            "LICENSES/CC-BY-4.0.txt",
            "DATA.md",
            "THIRD-PARTY-LICENCES.txt",
            SUMS,
        ] {
            assert!(held.iter().any(|file| file == wanted), "{wanted}: {held:?}");
        }
        let sums = std::fs::read_to_string(folder.join(SUMS)).unwrap();
        assert_eq!(
            sums.lines().count(),
            held.len() - 1,
            "all but itself: {sums}"
        );
        assert!(verifies(&folder));
        std::fs::write(folder.join("passerelle"), "another program").unwrap();
        assert!(!verifies(&folder), "a changed file is not noticed");
    }

    #[test]
    fn every_library_of_the_program_comes_with_its_licence() {
        let text = licences::of_the_program().unwrap();
        for library in ["axum ", "sqlx ", "jiff ", "askama "] {
            assert!(
                text.lines().any(|line| line.starts_with(library)),
                "{library}"
            );
        }
        assert!(text.contains("Apache License"));
    }

    #[test]
    fn systemd_understands_the_unit() {
        let unit = std::fs::read_to_string(root().join("deploy/passerelle.service")).unwrap();
        let scratch = Scratch::new("passerelle-unit");
        let verify = |text: &str| {
            let file = scratch.0.join("passerelle.service");
            std::fs::write(&file, text).unwrap();
            let mut command = Command::new("systemd-analyze");
            command.arg("verify").arg(&file).output()
        };
        // Where the program will be installed there is nothing yet.
        let installed = unit.replace("/usr/local/bin/passerelle", "/bin/true");
        assert_ne!(installed, unit);
        let Ok(said) = verify(&installed) else {
            println!("skipped: no systemd-analyze here");
            return;
        };
        let of_ours = |said: &std::process::Output| {
            let text = String::from_utf8_lossy(&said.stderr).into_owned();
            let ours = text
                .lines()
                .filter(|line| line.contains("passerelle.service"));
            ours.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(of_ours(&said), [""; 0]);
        let wrong = installed.replace("DynamicUser=yes", "DynamicUse=yes");
        assert_ne!(
            of_ours(&verify(&wrong).unwrap()),
            [""; 0],
            "a slip is not noticed"
        );
    }
}
