//! Migrations: names that sort, numbers that are unique, SQL that both databases read, in one place.

use std::collections::BTreeMap;

use crate::{nothing_wrong, tree};

/// Words that only one database knows, or whose columns decode differently on each.
const NOT_PORTABLE: &[&str] = &[
    "autoincrement",
    "serial",
    "timestamptz",
    "timestamp ",
    "datetime",
    "boolean",
    "jsonb",
    "varchar",
    "numeric",
    "uuid ",
    "integer",
    "real",
    "blob",
    "insert or ",
    "replace into",
    "now()",
    "current_timestamp",
    "ilike",
    "glob ",
];

fn bad_names(paths: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths {
        let file = path.rsplit('/').next().unwrap_or_default();
        let owner = path.split('/').nth(1).unwrap_or_default();
        let Some((number, rest)) = file.split_once('_') else {
            wrong.push(format!("{path}: named YYYYMMDDHHMM_area_what.sql?"));
            continue;
        };
        if number.len() != 12
            || !number.bytes().all(|b| b.is_ascii_digit())
            || !rest.starts_with(&format!("{owner}_"))
        {
            wrong.push(format!("{path}: named YYYYMMDDHHMM_{owner}_what.sql?"));
        }
        if let Some(other) = numbers.insert(number, path) {
            wrong.push(format!("{path}: has the number of {other}"));
        }
    }
    wrong
}

/// One-sided SQL outside lines that say so (`-- sqlite:`, `-- postgres:`).
fn one_sided(path: &str, text: &str) -> Vec<String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("--"))
        .filter_map(|(number, line)| {
            let line = format!("{} ", line.to_lowercase());
            let word = NOT_PORTABLE.iter().find(|word| {
                line.match_indices(*word)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            })?;
            Some(format!("{path}:{}: {word:?} is not portable", number + 1))
        })
        .collect()
}

/// SQL in a file that is no `store.rs`.
fn misplaced_sql(path: &str, text: &str) -> Vec<String> {
    if path.ends_with("/store.rs") || path.contains("/store/") {
        return Vec::new();
    }
    let starts = [
        "select ",
        "insert into ",
        "update ",
        "delete from ",
        "create table ",
        "with recursive ",
    ];
    tree::literals(&tree::program(text))
        .into_iter()
        .filter(|(_, literal)| {
            let literal = literal.trim_start().to_lowercase();
            starts.iter().any(|start| literal.starts_with(start))
                && ["from ", "into ", " set ", "table ", "select 1"]
                    .iter()
                    .any(|word| literal.contains(word))
        })
        .map(|(line, _)| format!("{path}:{line}: SQL stands in store.rs, nowhere else"))
        .collect()
}

#[test]
fn migrations_sort_by_time_and_have_numbers_of_their_own() {
    let paths: Vec<String> = tree::files()
        .into_iter()
        .filter(|path| path.contains("/migrations/"))
        .collect();
    assert!(!paths.is_empty());
    nothing_wrong(&bad_names(&paths));
}

#[test]
fn migrations_are_portable() {
    let complaints: Vec<String> = tree::texts("", ".sql")
        .iter()
        .filter(|(path, _)| path.contains("/migrations/"))
        .flat_map(|(path, text)| one_sided(path, text))
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn sql_stands_in_the_stores_of_areas_only() {
    let complaints: Vec<String> = tree::texts("areas/", ".rs")
        .iter()
        .flat_map(|(path, text)| misplaced_sql(path, text))
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn a_migration_without_a_number_of_its_own_is_reported() {
    let paths = [
        "areas/a/migrations/202611220900_a_x.sql",
        "areas/b/migrations/202611220900_b_y.sql",
        "areas/b/migrations/1_b.sql",
    ];
    assert_eq!(bad_names(&paths.map(str::to_owned)).len(), 2);
}

#[test]
fn one_sided_or_misplaced_sql_is_reported() {
    assert_eq!(
        one_sided("a.sql", "create table a (id integer, at timestamptz);").len(),
        1
    );
    assert_eq!(
        one_sided(
            "a.sql",
            "create table a (id text primary key, many bigint not null);"
        )
        .len(),
        0
    );
    let code = "let q = \"select id from place\";";
    assert_eq!(misplaced_sql("areas/a/src/pages.rs", code).len(), 1);
    assert_eq!(misplaced_sql("areas/a/src/store.rs", code).len(), 0);
    assert_eq!(
        misplaced_sql("areas/a/src/pages.rs", "let q = \"select-one\";").len(),
        0
    );
}
