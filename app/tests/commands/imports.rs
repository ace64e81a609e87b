//! Lists come in although the program is killed, the disk is full, or nobody reads what it says.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{Folder, refuses, told};

/// Rows that are written together.
const BATCH: usize = 500;

const MAPPING: &str = r#"
source = { id = "city", title = "List of a city", language = "fr", country = "BE" }
fields = { id = "id", name = "nom", postcode = "cp", phone = "tel", hours = "heures" }
"#;

/// A list of made-up places, and the mapping that reads it.
fn list(folder: &Folder, rows: usize) {
    let mut text = "id,nom,cp,tel,heures\n".to_owned();
    for n in 0..rows {
        writeln!(text, "{n},Espace {n},1070,0255{n:05},lu-ve 9h-17h").unwrap();
    }
    fs::write(folder.0.join("list.csv"), text).unwrap();
    fs::write(folder.0.join("city.toml"), MAPPING).unwrap();
}

const IMPORT: [&str; 5] = ["import", "list.csv", "--as", "city.toml", "--database"];

fn import(database: &str) -> Vec<&str> {
    [&IMPORT[..], &[database]].concat()
}

fn imported(folder: &Folder, database: &str) {
    let done = folder.run(&import(database));
    assert!(done.status.success(), "{}", told(&done));
}

/// All places, a line each, in the order of their ids; the first line names the columns.
fn places(folder: &Folder, database: &str) -> Vec<String> {
    let done = folder.run(&["export", "--as", "csv", "--database", database]);
    assert!(done.status.success(), "{}", told(&done));
    let text = String::from_utf8(done.stdout).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

/// What is wrong with a database in which a reading was broken off: places that are not as they would be, or a
/// batch that is there in part.
fn torn(found: &[String], whole: &[String]) -> Option<String> {
    if let Some(odd) = found.iter().find(|line| whole.binary_search(line).is_err()) {
        return Some(format!("not as it should be: {odd}"));
    }
    let whole_batches = found.len().is_multiple_of(BATCH);
    (!whole_batches).then(|| format!("{} places are no whole batches", found.len()))
}

fn is_full_proof() -> bool {
    std::env::var("PASSERELLE_PROOF").is_ok_and(|form| form == "full")
}

#[test]
fn import_killed_at_any_point_leaves_whole_batches_and_goes_on() {
    let (rows, kills) = if is_full_proof() {
        (10_000, 40_u32)
    } else {
        (2_000, 3)
    };
    let batches = u32::try_from(rows / BATCH).unwrap();
    let folder = Folder::new();
    list(&folder, rows);
    let began = Instant::now();
    imported(&folder, "sqlite:straight.db");
    let batch = began.elapsed() / batches;
    let mut whole = places(&folder, "sqlite:straight.db");
    whole.sort();
    assert_eq!(whole.len(), rows);

    let (mut between, mut kept) = (0, 0);
    for kill in 1..=kills {
        let name = format!("killed-{kill}.db");
        let database = format!("sqlite:{name}");
        let mut child = folder
            .command(&import(&database))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Of every row something is told once its batch is written; then somewhere in the next one.
        let written = BATCH * (kill as usize % (batches as usize - 1));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let _ = lines.nth(written);
        std::thread::sleep(batch * (kill - 1) / kills);
        child.kill().unwrap();
        child.wait().unwrap();
        if folder.0.join(&name).exists() {
            let before = folder.run(&["migrate", "--database", &database]);
            assert!(before.status.success(), "{}", told(&before));
            let found = places(&folder, &database);
            assert_eq!(torn(&found, &whole), None, "kill {kill}");
            between += u32::from(!found.is_empty() && found.len() < rows);
            kept += found.len();
        }
        imported(&folder, &database);
        let mut found = places(&folder, &database);
        found.sort();
        assert!(
            found == whole,
            "after kill {kill} a second run ends as one that was not killed"
        );
    }
    assert!(
        between > 0,
        "no kill came between the first and the last batch"
    );
    println!(
        "figure: {kills} kills of a reading of {rows} rows, {between} of them between batches, {kept} places kept in \
         whole batches; each second run ended like one that was not killed"
    );

    let mut part = whole[..BATCH].to_vec();
    assert_eq!(torn(&part, &whole), None);
    part.pop();
    assert!(torn(&part, &whole).is_some(), "a batch in part is noticed");
    let mut other = whole[..BATCH].to_vec();
    other[0].push('x');
    assert!(torn(&other, &whole).is_some(), "half a place is noticed");
}

#[test]
fn import_on_a_full_disk_says_so_keeps_whole_batches_and_goes_on() {
    let folder = Folder::new();
    list(&folder, 3_000);
    imported(&folder, "sqlite:straight.db");
    let mut whole = places(&folder, "sqlite:straight.db");
    whole.sort();
    let size = fs::metadata(folder.0.join("straight.db")).unwrap().len();

    // No file may grow beyond this, as on a disk that is full: blocks of 512 bytes.
    let blocks = size * 3 / 4 / 512;
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let done = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_passerelle")])
        .args(import("sqlite:full.db"))
        .current_dir(&folder.0)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .output()
        .unwrap();
    let text = told(&done);
    assert!(!done.status.success(), "the disk was not full: {text}");
    assert!(text.contains("was not read to its end"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
    let found = places(&folder, "sqlite:full.db");
    assert_eq!(torn(&found, &whole), None);
    assert!(found.len() < whole.len(), "the disk was not full");
    imported(&folder, "sqlite:full.db");
    let mut found = places(&folder, "sqlite:full.db");
    found.sort();
    assert!(found == whole);
}

#[test]
fn import_by_two_at_the_same_time_ends_as_by_one() {
    let folder = Folder::new();
    list(&folder, 1_500);
    imported(&folder, "sqlite:straight.db");
    fs::write(folder.0.join("one.csv"), "id,nom\n0,Espace 0\n").unwrap();
    let begun = folder.run(&[
        "import",
        "one.csv",
        "--as",
        "city.toml",
        "--database",
        "sqlite:both.db",
    ]);
    assert!(begun.status.success(), "{}", told(&begun));
    let both: Vec<_> = (0..2)
        .map(|_| {
            folder
                .command(&import("sqlite:both.db"))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut ended = 0;
    for one in both {
        let done = one.wait_with_output().unwrap();
        let text = told(&done);
        let overtaken = text.contains("another reading of the same source");
        assert!(done.status.success() != overtaken, "{text}");
        ended += u32::from(done.status.success());
    }
    assert!(ended >= 1, "one of the two stands");
    assert!(places(&folder, "sqlite:both.db") == places(&folder, "sqlite:straight.db"));
}

#[test]
fn import_goes_on_when_nobody_reads_what_it_says() {
    let folder = Folder::new();
    list(&folder, 1_500);
    for (report, first) in [("text", "row 2"), ("json", "{\"problems\":[")] {
        let database = format!("sqlite:{report}.db");
        let mut child = folder
            .command(&[&import(&database)[..], &["--report", report]].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = child.stdout.take().unwrap();
        let mut begin = vec![0; first.len()];
        output.read_exact(&mut begin).unwrap();
        assert_eq!(begin, first.as_bytes());
        drop(output);
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", told(&done));
        assert_eq!(places(&folder, &database).len(), 1_500);
    }
}

#[test]
fn import_makes_a_file_that_is_not_there_and_leaves_none_when_it_cannot() {
    let folder = Folder::new();
    list(&folder, 3);
    fs::write(folder.0.join("letter.csv"), "%PDF-1.7 Madame, Monsieur").unwrap();
    let letter = ["import", "letter.csv", "--as", "city.toml"];
    refuses(&folder, &letter, &["letter.csv", "PDF"]);
    refuses(
        &folder,
        &["import", "list.csv", "--as", "nobody"],
        &["national", ".toml"],
    );
    refuses(
        &folder,
        &[
            "import",
            "list.csv",
            "--as",
            "city.toml",
            "--source",
            "Ma ville",
        ],
        &["Ma ville"],
    );
    let before = folder.files();
    let dry = folder.run(&[&import("sqlite:new.db")[..], &["--dry-run"]].concat());
    assert!(told(&dry).contains("3 rows = 3 taken"), "{}", told(&dry));
    assert_eq!(folder.files(), before, "a dry run leaves nothing");
    imported(&folder, "sqlite:new.db");
    assert_eq!(places(&folder, "sqlite:new.db").len(), 3);
    let again = folder.run(&[&import("sqlite:new.db")[..], &["--report", "json"]].concat());
    let report = String::from_utf8(again.stdout).unwrap();
    for part in ["\"rows_in\":3", "\"unchanged\":3", "\"changed\":0"] {
        assert!(report.contains(part), "{part} in {report}");
    }
}

#[test]
fn import_tells_how_far_it_is() {
    let folder = Folder::new();
    list(&folder, 3_000);
    let mut child = folder
        .command(&import("sqlite:new.db"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Something is told of every row, more than waits unread: this reading stands still for over a second.
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0]).unwrap();
    std::thread::sleep(Duration::from_millis(1_500));
    let mut text = String::new();
    output.read_to_string(&mut text).unwrap();
    let done = child.wait_with_output().unwrap();
    let aside = told(&done);
    assert!(done.status.success(), "{aside}");
    assert!(aside.contains(" of 3000 rows"), "{aside}");
    assert!(text.contains("MiB of memory"), "{text}");
}

#[test]
fn import_reports_one_object_also_where_it_breaks_off_and_in_the_readers_language() {
    let folder = Folder::new();
    list(&folder, 2);
    fs::write(folder.0.join("other.csv"), "a,b\n1,2\n").unwrap();
    fs::write(folder.0.join("letter.csv"), "%PDF-1.7 Madame, Monsieur").unwrap();
    for (file, finished, taken) in [
        ("list.csv", true, 2),
        ("other.csv", true, 0),
        ("letter.csv", false, 0),
    ] {
        let arguments = ["import", file, "--as", "city.toml", "--report", "json"];
        let done = folder.run(&arguments);
        assert_eq!(done.status.success(), taken > 0, "{}", told(&done));
        let text = String::from_utf8(done.stdout).unwrap();
        assert_eq!(text.lines().count(), 1, "one line: {text}");
        let object: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(object["finished"], finished, "{text}");
        assert_eq!(object["taken"], taken, "{text}");
        for key in [
            "rows_in",
            "remarked",
            "refused",
            "unchanged",
            "changed",
            "duplicates_proposed",
        ] {
            assert!(object[key].is_u64(), "{key} in {text}");
        }
        assert_eq!(object["error"].is_string(), !finished, "{text}");
        for problem in object["problems"].as_array().unwrap() {
            for key in ["row", "field", "column", "value", "reason", "mend"] {
                assert!(!problem[key].is_null(), "{key} in {problem}");
            }
        }
    }
    let arguments = [
        "import",
        "other.csv",
        "--as",
        "city.toml",
        "--language",
        "fr",
    ];
    let done = folder.run(&arguments);
    let text = told(&done);
    for part in [
        "1 lignes = 0 prises",
        "ligne 2: refusée",
        "Aucune ligne n'a été prise",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}
