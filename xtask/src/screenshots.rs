//! Pictures of the main pages, taken by the browser tests' own harness.

use anyhow::Result;

use crate::ground::{cargo, root};
use crate::{machine, run};

pub fn run() -> Result<()> {
    machine::ensure_packages()?;
    machine::ensure_browser_tools(&root())?;
    let folder = root().join("docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    run::must(cargo().args(["build", "--workspace", "--bins", "--locked"]))?;
    run::must(
        cargo()
            .args([
                "test",
                "--workspace",
                "--locked",
                "--quiet",
                "--test",
                "browser",
                "--",
                "screenshots",
            ])
            .env("PASSERELLE_SCREENSHOTS", &folder),
    )
}
