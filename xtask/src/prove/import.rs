//! Lists come in: every row told, nothing twice, and memory bounded however long the list is.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{Form, tests};
use crate::ground::{Scratch, cargo, target};
use crate::run::{self, Tally};

/// Rows of the long list.
const MANY: u32 = 1_000_000;
/// Memory that a list of that length may take; a program that kept its rows would need several times as much.
const MOST_MIB: u64 = 400;

pub fn prove(form: Form) -> Result<Tally> {
    let mut tally = tests(
        form,
        &["--lib", "--tests"],
        &["import::tests", "import_", "item_16_"],
    )?;
    if form == Form::Full {
        tally.figures.push(million_rows()?);
    }
    Ok(tally)
}

/// What the program says of a made-up list of a million rows, read into a new database.
fn million_rows() -> Result<String> {
    run::must(cargo().args(["build", "--release", "--locked"]))?;
    let scratch = Scratch::new("million")?;
    write_list(&scratch.path().join("list.csv"))?;
    std::fs::write(
        scratch.path().join("city.toml"),
        "source = { id = \"city\", title = \"Made up\", language = \"fr\", country = \"BE\" }\n\
         fields = { id = \"id\", name = \"nom\", postcode = \"cp\", phone = \"tel\", hours = \"heures\" }\n",
    )?;
    let arguments = [
        "import",
        "list.csv",
        "--as",
        "city.toml",
        "--report",
        "json",
    ];
    let begin = Instant::now();
    let report = run::output(
        Command::new(target().join("release/passerelle"))
            .args(arguments)
            .args(["--database", "sqlite:million.db"])
            .current_dir(scratch.path()),
    )?;
    let seconds = begin.elapsed().as_secs();
    ensure!(
        number(&report, "taken")? == u64::from(MANY),
        "not every row was taken"
    );
    let peak = number(&report, "peak_mib")?;
    ensure!(
        (1..=MOST_MIB).contains(&peak),
        "a list of {MANY} rows took {peak} MiB of memory, more than {MOST_MIB}"
    );
    Ok(format!(
        "{MANY} rows in {seconds} s with at most {peak} MiB of memory (bar {MOST_MIB}), release build"
    ))
}

fn write_list(path: &Path) -> Result<()> {
    let mut list = BufWriter::new(std::fs::File::create(path)?);
    writeln!(list, "id,nom,cp,tel,heures")?;
    for n in 0..MANY {
        writeln!(
            list,
            "{n},Espace public {n},1070,02{:07},\"Mo-Fr 09:00-12:00,13:00-17:00\"",
            2_000_000 + n
        )?;
    }
    Ok(list.flush()?)
}

/// A whole number of the report.
fn number(report: &str, name: &str) -> Result<u64> {
    let (_, rest) = report
        .rsplit_once(&format!("\"{name}\":"))
        .with_context(|| format!("the report does not say {name}"))?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next();
    Ok(digits.unwrap_or_default().parse()?)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_from_the_report() {
        let report = "{\"problems\":[\n],\"peak_mib\":31,\"seconds\":0.7,\"taken\":12,\"x\":1}";
        assert_eq!(number(report, "taken").unwrap(), 12);
        assert_eq!(number(report, "peak_mib").unwrap(), 31);
        assert!(number(report, "refused").is_err());
    }
}
