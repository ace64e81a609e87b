//! All places go out: `export`.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use directory::{ExportReport, Format, Loss};

use super::ground;
use crate::Common;
use crate::terminal::say_aside;

/// What the command line says of an export.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// national-be, data-inclusion, hsds, geojson, csv or xlsx.
    #[arg(long = "as", value_name = "FORMAT")]
    by: String,
    /// Where to write; standard output where it is not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes all places; what a format has no room for is told on standard error, with how many places it concerns.
///
/// # Errors
/// An unknown format, a file that cannot be written, or the database's.
pub async fn export(common: &Common, what: Export) -> anyhow::Result<()> {
    let format = Format::parse(&what.by).with_context(|| {
        let known: Vec<&str> = Format::ALL.iter().map(|format| format.code()).collect();
        format!("\"{}\" is no format; write {}", what.by, known.join(", "))
    })?;
    let ground = ground(common).await?;
    let (file, report) = directory::export(&ground, format).await?;
    match &what.output {
        Some(path) => write_whole(path, &file)?,
        None => std::io::stdout()
            .write_all(&file)
            .context("standard output cannot be written")?,
    }
    tell(&report);
    Ok(())
}

/// All or nothing: somebody may be reading the file of yesterday, and another export may be writing that of today.
fn write_whole(path: &Path, file: &[u8]) -> anyhow::Result<()> {
    if path.is_dir() {
        bail!("{} is a folder; name a file", path.display());
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = write_through(&beside, file).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}

/// Waits until the bytes are on the disk: else a power cut after the renaming leaves an empty file.
fn write_through(path: &Path, file: &[u8]) -> std::io::Result<()> {
    let mut to = std::fs::File::create(path)?;
    to.write_all(file)?;
    to.sync_all()
}

fn tell(report: &ExportReport) {
    say_aside!("{} places, {} written", report.places, report.written);
    for (table, rows) in &report.rows {
        say_aside!("  {table}: {rows} rows");
    }
    let mut by_loss: BTreeMap<Loss, Vec<String>> = BTreeMap::new();
    for ((loss, field), places) in &report.losses {
        let told = if field.is_empty() {
            format!("{places}")
        } else {
            format!("{field} ({places})")
        };
        by_loss.entry(*loss).or_default().push(told);
    }
    for (loss, told) in by_loss {
        say_aside!("{}: {}", said(loss), told.join(", "));
    }
}

/// A loss in words; fields and numbers of places follow.
const fn said(loss: Loss) -> &'static str {
    match loss {
        Loss::Closed => "places left out, because they are closed",
        Loss::OtherCountry => "places left out, because the format has no rules for their country",
        Loss::Missing => {
            "places left out, because the format asks for a field that is unknown or does not fit"
        }
        Loss::NoRoom => "places left out, because the format has no more room",
        Loss::WrittenAsUnknown => "asked for and not known, a word says so in its place",
        Loss::NoColumn => "not in this format",
        Loss::NoWord => "values left out, because the format has no word for them",
        Loss::DoesNotFit => "values left out or changed, because they break the format's rules",
        Loss::OneOnly => "further values left out, because the format takes one",
        Loss::OtherLanguage => {
            "texts in other languages left out, because the format takes one language"
        }
        Loss::Shortened => "texts cut to the length that the format allows",
        Loss::FirstOfMonth => "only the month is known, the first of it is written",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_exports_to_one_file_do_not_write_into_each_other() {
        let folder = std::env::temp_dir().join(format!("passerelle-export-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("places.csv");
        let of_another = folder.join("places.csv.part");
        std::fs::write(&of_another, "half").unwrap();
        write_whole(&path, b"whole").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert_eq!(std::fs::read(&of_another).unwrap(), b"half");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
