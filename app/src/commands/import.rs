//! Lists come in: `import` and `map`.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, bail};
use directory::{Follow, ImportError, OpenInput, Problem, Progress, Reader, Source, Sums};
use i18n::Texts;
use kernel::{Clock, Ids, Language, SystemClock};
use web::{Actor, Ground};

use super::{config, ground};
use crate::Common;
use crate::areas;
use crate::open::{self, Missing};
use crate::terminal::{harmless, say, say_aside, say_part};

/// What the command line says of a reading.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// CSV, JSON, XLSX or ZIP.
    file: PathBuf,
    /// national, data-inclusion, hsds, ghent, passerelle, or a mapping of your own: FILE.toml.
    #[arg(long = "as", value_name = "NAME|FILE.toml")]
    by: String,
    /// Another name for the source than the mapping's: two lists in one standard are two sources.
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// What people read as the source's title; without it, that of the mapping.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Says what would happen, and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// How to tell what became of the rows: text, or json (one object).
    #[arg(long, default_value = "text", value_name = "text|json")]
    report: String,
    /// The language of the report: fr, nl, de, en or ar.
    #[arg(long, default_value = "en", value_name = "LANGUAGE")]
    language: String,
}

/// # Errors
/// A file or mapping that cannot be used, or the database's.
pub async fn import(common: &Common, what: Import) -> anyhow::Result<()> {
    let language = Language::parse(&what.language)
        .with_context(|| format!("\"{}\" is not fr, nl, de, en or ar", what.language))?;
    let as_json = match what.report.as_str() {
        "json" => true,
        "text" => false,
        other => bail!("\"{other}\" is no kind of report; write text or json"),
    };
    let mut mapping = mapping(&what.by)?;
    if let Some(source) = &what.source {
        if !Source::is_id(source) {
            bail!("\"{source}\" is no name of a source: at most 60 of a to z, 0 to 9 and -");
        }
        mapping.source.id.clone_from(source);
    }
    if let Some(title) = &what.title {
        mapping.source.title.clone_from(title);
    }
    let open = opener(&what.file)?;
    let (ground, mut made) = ground_or_new(common, what.dry_run).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let reader = Reader::new(mapping)?;
    let mut told = Told::new(ground.texts(language), as_json);
    told.begin();
    let done =
        directory::import_file(&ground, &permit, reader, open, what.dry_run, &mut told).await;
    let seconds = told.started.elapsed().as_secs_f64();
    if let Some(made) = &mut made
        && !what.dry_run
        // What was written before a reading broke off stays.
        && (done.is_ok() || told.some_written)
    {
        made.stays = true;
        say_aside!("a new database was made: {}", made.path.display());
    }
    ground.db.close().await;
    match done {
        Ok(sums) => {
            told.end(&sums, what.dry_run, seconds);
            if sums.taken == 0 {
                let sentence = told.texts.get("import-report-nothing-taken");
                bail!("{}: {sentence}", what.file.display());
            }
            Ok(())
        }
        Err(error) => {
            let error = explained(&told.texts, error, &what.file);
            told.broken(&error, seconds);
            Err(error)
        }
    }
}

/// A database that this command made; unless it stays, nothing is left of it.
struct Made {
    path: PathBuf,
    /// The folder that was made for it alone.
    folder: Option<PathBuf>,
    stays: bool,
}

impl Drop for Made {
    fn drop(&mut self) {
        if !self.stays {
            for ending in ["", "-wal", "-shm"] {
                let mut path = self.path.clone().into_os_string();
                path.push(ending);
                let _ = std::fs::remove_file(path);
            }
            if let Some(folder) = &self.folder {
                let _ = std::fs::remove_dir(folder);
            }
        }
    }
}

/// The ground to read a list into. An SQLite file that is not there is made, as `serve` makes it; for a dry run
/// it is made aside.
async fn ground_or_new(
    common: &Common,
    dry_run: bool,
) -> anyhow::Result<(Arc<Ground>, Option<Made>)> {
    let mut config = config(common)?;
    let path = match config.database.path() {
        Some(path) if !path.exists() => path.to_owned(),
        _ => return Ok((ground(common).await?, None)),
    };
    let (path, folder) = if dry_run {
        let folder = folder_of_our_own()?;
        (folder.join("dry-run.db"), Some(folder))
    } else {
        (path, None)
    };
    config.database = db::DatabaseUrl::sqlite(&path);
    let (db, is_new) = open::database(&config, Missing::Make).await?;
    // Somebody else may have made it meanwhile: then it is not ours to take away.
    let made = is_new.then_some(Made {
        path,
        folder,
        stays: false,
    });
    let ground = open::ground(&config, db)?;
    db::migrate(&ground.db, &areas::migrations(), ground.clock.now()).await?;
    let with_places = open::wants_places(&config, false, dry_run);
    directory::load_shipped(&ground, with_places).await?;
    Ok((ground, made))
}

/// A new folder for what is only tried: no file that lies about under a name that can be guessed is opened.
fn folder_of_our_own() -> anyhow::Result<PathBuf> {
    let name = format!("passerelle-{}", Ids::System.next(SystemClock.now()));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// What is wrong with the file as a whole, and what to do.
fn explained(texts: &Texts, error: ImportError, file: &Path) -> anyhow::Error {
    let code = match &error {
        ImportError::Unreadable(refusal) => directory::refusal_code(refusal),
        ImportError::NoRows => "empty",
        ImportError::Open(_) => "not-readable",
        ImportError::Duplicates(_) => return anyhow::Error::new(error),
        ImportError::Stopped | ImportError::Overtaken | ImportError::Database(_) => {
            return anyhow::Error::new(error)
                .context(format!("{} was not read to its end", file.display()));
        }
    };
    let sentence = texts.pick("import-refusal", code);
    anyhow::anyhow!("{}: {sentence} ({error})", file.display())
}

fn opener(file: &Path) -> anyhow::Result<OpenInput> {
    let path = file.to_owned();
    // Asked now, so that a wrong name is told before the database is opened.
    let kind =
        std::fs::metadata(&path).with_context(|| format!("{} cannot be opened", path.display()))?;
    if kind.is_dir() {
        bail!("{} is a folder; name one file", path.display());
    }
    Ok(Arc::new(move || {
        File::open(&path).map(|file| Box::new(file) as Box<dyn directory::Input>)
    }))
}

/// A shipped mapping by its name, or one that somebody wrote.
fn mapping(by: &str) -> anyhow::Result<directory::Mapping> {
    if let Some(shipped) = directory::shipped_mapping(by) {
        return Ok(shipped?);
    }
    if !by.ends_with(".toml") {
        bail!(
            "\"{by}\" is no mapping that is shipped ({}); name a file that ends with .toml",
            directory::SHIPPED_MAPPINGS.join(", ")
        );
    }
    let text = std::fs::read_to_string(by).with_context(|| format!("{by} cannot be read"))?;
    directory::written_mapping(&text).map_err(|fault| anyhow::anyhow!("{by}: {fault}"))
}

/// Drafts a mapping by looking at a file.
///
/// # Errors
/// A file that cannot be read.
pub fn map(file: &Path) -> anyhow::Result<()> {
    let open = opener(file)?;
    let name = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let input = open().with_context(|| format!("{} cannot be opened", file.display()))?;
    let drafted = directory::draft_mapping(&name, input)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    say!("{}", drafted.trim_end());
    Ok(())
}

/// Tells on standard output what became of the rows, and on standard error how far it is.
struct Told {
    texts: Texts,
    as_json: bool,
    problems: u64,
    /// A batch of rows was taken.
    some_written: bool,
    started: Instant,
    last: Instant,
}

impl Told {
    fn new(texts: Texts, as_json: bool) -> Self {
        let now = Instant::now();
        Self {
            texts,
            as_json,
            problems: 0,
            some_written: false,
            started: now,
            last: now,
        }
    }

    /// The problems are written as they are met, so that a million of them need no room; all of it is one line.
    fn begin(&self) {
        if self.as_json {
            say_part!("{{\"problems\":[");
        }
    }

    fn broken(&self, error: &anyhow::Error, seconds: f64) {
        if self.as_json {
            let sums = Sums::default();
            let mut object = serde_json::to_value(sums).unwrap_or_default();
            object["finished"] = false.into();
            object["error"] = format!("{error:#}").into();
            self.close(object, seconds);
        }
    }

    /// The rest of the one object.
    fn close(&self, mut object: serde_json::Value, seconds: f64) {
        object["seconds"] = seconds.into();
        object["peak_mib"] = peak_mib().into();
        let rest = object.to_string();
        say!("],{}", rest.trim_start_matches('{'));
    }

    fn sentences(&self, problem: &Problem) -> (String, String) {
        let reason = self.texts.pick("import-reason", &problem.reason);
        let mend = self.texts.pick("import-mend", &problem.reason);
        (reason, mend)
    }

    fn end(&self, sums: &Sums, dry_run: bool, seconds: f64) {
        if self.as_json {
            let mut object = serde_json::to_value(sums).unwrap_or_default();
            object["dry_run"] = dry_run.into();
            object["finished"] = true.into();
            self.close(object, seconds);
            return;
        }
        let line = |key: &'static str| self.texts.msg(key);
        say!(
            "{}",
            line("import-report-rows")
                .num("rows", sums.rows_in)
                .num("taken", sums.taken)
                .num("remarked", sums.remarked)
                .num("refused", sums.refused)
        );
        say!(
            "{}",
            line("import-report-taken")
                .num("unchanged", sums.unchanged)
                .num("changed", sums.changed)
                .num("new", sums.new)
        );
        for (reason, rows) in &sums.refused_by_reason {
            let why = self.texts.pick("import-reason", reason);
            say!(
                "{}",
                line("import-report-refused")
                    .num("rows", *rows)
                    .str("why", why)
            );
        }
        for (field, reasons) in &sums.remarks_by_reason {
            for (reason, times) in reasons {
                let why = self.texts.pick("import-reason", reason);
                say!(
                    "{}",
                    line("import-report-remarked")
                        .num("times", *times)
                        .str("field", harmless(field))
                        .str("why", why)
                );
            }
        }
        if sums.gone > 0 {
            say!("{}", line("import-report-gone").num("count", sums.gone));
        }
        if sums.gone_undecided > 0 {
            let why = if sums.names_none_known {
                "import-report-none-known"
            } else {
                "import-report-undecided"
            };
            say!("{}", line(why).num("count", sums.gone_undecided));
        }
        if !sums.columns_unread.is_empty() {
            let columns: Vec<String> = sums
                .columns_unread
                .iter()
                .map(|(column, rows)| format!("{} ({rows})", harmless(column)))
                .collect();
            say!(
                "{}",
                line("import-report-unread-columns").str("columns", columns.join(", "))
            );
        }
        if !sums.fields_without_column.is_empty() {
            let fields = sums.fields_without_column.join(", ");
            say!(
                "{}",
                line("import-report-fields-without-column").str("fields", fields)
            );
        }
        if !sums.hidden_tables.is_empty() {
            let tables = harmless(&sums.hidden_tables.join(", "));
            say!("{}", line("import-report-hidden").str("tables", tables));
        }
        if !sums.rows_unreached.is_empty() {
            let tables: Vec<String> = sums
                .rows_unreached
                .iter()
                .map(|(table, rows)| format!("{} ({rows})", harmless(table)))
                .collect();
            say!(
                "{}",
                line("import-report-unreached").str("tables", tables.join(", "))
            );
        }
        if sums.duplicates_looked_for {
            let pairs = sums.duplicates_proposed;
            say!("{}", line("import-report-duplicates").num("pairs", pairs));
        } else if !dry_run {
            say!("{}", line("import-report-too-many-places"));
        }
        say!(
            "{}",
            line("import-report-cost")
                .str("seconds", format_args!("{seconds:.1}"))
                .num("mib", peak_mib())
        );
        if dry_run {
            say!("{}", line("import-report-dry-run"));
        }
    }
}

impl Follow for Told {
    fn problem(&mut self, problem: &Problem) {
        let (reason, mend) = self.sentences(problem);
        self.problems += 1;
        if self.as_json {
            let mut object = serde_json::to_value(problem).unwrap_or_default();
            object["code"] = object["reason"].take();
            object["reason"] = reason.into();
            object["mend"] = mend.into();
            let comma = if self.problems > 1 { "," } else { "" };
            say_part!("{comma}{object}");
            return;
        }
        let column = if problem.column.is_empty() || problem.column == problem.field {
            String::new()
        } else {
            format!(" ({})", harmless(&problem.column))
        };
        let word = self.texts.get(if problem.refused {
            "import-report-row-refused"
        } else {
            "import-report-row-remark"
        });
        let row = self
            .texts
            .msg("import-report-row")
            .num("row", problem.at.row);
        let table = if problem.at.table.is_empty() {
            String::new()
        } else {
            format!("{} ", harmless(&problem.at.table))
        };
        let became = problem
            .became
            .as_ref()
            .map(|became| format!(" -> \"{}\"", harmless(became)))
            .unwrap_or_default();
        say!(
            "{table}{row}: {word}: {}{column} \"{}\"{became}: {reason} {mend}",
            harmless(&problem.field),
            harmless(&short(&problem.value)),
        );
    }

    fn progress(&mut self, progress: Progress) {
        self.some_written = true;
        let now = Instant::now();
        if now.duration_since(self.last).as_millis() < 1000 {
            return;
        }
        self.last = now;
        let far = self.texts.msg("import-report-progress");
        say_aside!(
            "{}",
            far.num("done", progress.done).num("rows", progress.rows)
        );
        let _ = std::io::stdout().flush();
    }
}

/// Enough of a value to find it again.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let mut shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// The most memory that this program held until now; 0 where the system does not tell.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}
