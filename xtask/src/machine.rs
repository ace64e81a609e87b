//! What the tests need on a bare Debian 12 that has Rust, git and a C compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

/// A program that must be there, and the Debian package that brings it.
struct Need {
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        package: "postgresql",
        present: || postgres_programs().is_some(),
    },
    Need {
        package: "chromium",
        present: || on_path("chromium"),
    },
    Need {
        package: "chromium-driver",
        present: || on_path("chromedriver"),
    },
    // Without these Chromium draws boxes for Arabic, and widths are measured wrongly.
    Need {
        package: "fonts-noto-core",
        present: || Path::new("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf").exists(),
    },
    Need {
        package: "poppler-utils",
        present: || on_path("pdftotext") && on_path("pdfinfo"),
    },
    // The HTML checker of the W3C is a Java program.
    Need {
        package: "default-jre-headless",
        present: || on_path("java"),
    },
    Need {
        package: "npm",
        present: || on_path("npm"),
    },
];

/// What only the full form of "bad-input" needs: an environment for Python of its own.
const PYTHON: Need = Need {
    package: "python3-venv",
    // The module is there without it, but cannot bring its installer along.
    present: || {
        let mut python = Command::new("python3");
        run::output(python.args(["-c", "import ensurepip, venv"])).is_ok()
    },
};

/// The folder of the newest PostgreSQL server programs of Debian's packages.
pub fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(|entry| {
            let folder = entry.ok()?;
            let version: u32 = folder.file_name().to_str()?.parse().ok()?;
            let programs = folder.path().join("bin");
            programs
                .join("initdb")
                .exists()
                .then_some((version, programs))
        })
        .max()
        .map(|(_, programs)| programs)
}

pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    })
}

pub fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs what is missing; where we may not, says the exact line and stops.
pub fn ensure_packages() -> Result<()> {
    ensure(NEEDS)
}

/// As `ensure_packages`, for Python.
pub fn ensure_python() -> Result<()> {
    ensure(&[PYTHON])
}

fn ensure(needs: &[Need]) -> Result<()> {
    let missing: Vec<&str> = needs
        .iter()
        .filter(|need| !(need.present)())
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!(
        "apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    if !is_root() {
        bail!("These packages are missing. As root:\n\n  apt-get update && {line}\n");
    }
    println!("$ {line}");
    run::must(Command::new("apt-get").args(["update", "-qq"]))?;
    run::must(
        Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    if let Some(need) = needs.iter().find(|need| !(need.present)()) {
        bail!(
            "{} was installed, but what it should bring is not where it is looked for",
            need.package
        );
    }
    Ok(())
}

/// Installs the pinned npm packages of the browser tests; nothing when they are there already.
pub fn ensure_browser_tools(root: &Path) -> Result<()> {
    let folder = root.join("tests/browser");
    let wanted = std::fs::read(folder.join("package-lock.json"))
        .context("tests/browser/package-lock.json")?;
    let stamp = folder.join("node_modules/.passerelle-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run::must(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    std::fs::write(stamp, wanted).context("node_modules")
}
