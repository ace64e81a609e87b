//! Tables that mean something else on the other database fail before they do harm.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use db::Migration;

fn complaint(sql: &'static str) -> String {
    let tables = [Migration {
        name: "202601010000_test_tables",
        sql,
    }];
    let error =
        std::panic::catch_unwind(|| testkit::run(async { drop(testkit::postgres(&tables).await) }))
            .expect_err("it should be refused");
    error.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn tables_that_are_not_portable_are_refused() {
    for (sql, expected) in [
        (
            "create table t (at timestamptz)",
            "t.at is timestamp with time zone",
        ),
        ("create table t (yes boolean)", "t.yes is boolean"),
        (
            "create table t (a text, constraint t_once unique (a))",
            "reported as t_a_key",
        ),
        (
            "create table t (a text, constraint t_once primary key (a))",
            "reported as t_pkey",
        ),
        (
            "create table t (a text); create unique index once on t (a)",
            "reported as t_a_key",
        ),
    ] {
        let said = complaint(sql);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn tables_as_the_rules_want_them_pass() {
    const TABLES: &[Migration] = &[Migration {
        name: "202601010000_test_tables",
        sql: "create table t (a text primary key, b bigint, c double precision, d bytea, unique (b, c));
              create index t_by_c on t (c);
              create unique index t_a_c_key on t (a, c) where b is null;",
    }];
    testkit::run(async { drop(testkit::postgres(TABLES).await) });
}
