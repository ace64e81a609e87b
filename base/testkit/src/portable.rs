//! What of a schema only works, or only means the same, on one of the two databases.

use db::Db;

/// Fails when the tables of a PostgreSQL database break the rules of `base/db/README.md`.
pub(crate) async fn check(db: &Db) {
    let mut complaints = Vec::new();
    let mut conn = db.read().await.unwrap();

    const COLUMNS: &str = "
        select cast(table_name as text), cast(column_name as text), cast(data_type as text)
          from information_schema.columns
         where table_schema = 'public'
         order by table_name, ordinal_position";
    let columns: Vec<(String, String, String)> =
        sqlx::query_as(COLUMNS).fetch_all(&mut *conn).await.unwrap();
    for (table, column, kind) in columns {
        if !["text", "bigint", "double precision", "bytea"].contains(&kind.as_str()) {
            complaints.push(format!(
                "{table}.{column} is {kind}: only text, bigint, double precision and bytea mean the same on both"
            ));
        }
    }

    const UNIQUE: &str = "
        select cast(t.relname as text), cast(i.relname as text),
               case when x.indisprimary then 1 else 0 end,
               string_agg(cast(a.attname as text), '_' order by k.position)
          from pg_index x
          join pg_class i on i.oid = x.indexrelid
          join pg_class t on t.oid = x.indrelid
          join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
         cross join lateral unnest(x.indkey) with ordinality as k (number, position)
          join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
         where x.indisunique and x.indexprs is null
         group by t.relname, i.relname, x.indisprimary
         order by i.relname";
    let unique: Vec<(String, String, i32, String)> =
        sqlx::query_as(UNIQUE).fetch_all(&mut *conn).await.unwrap();
    for (table, name, primary, columns) in unique {
        let expected = if primary == 1 {
            format!("{table}_pkey")
        } else {
            format!("{table}_{columns}_key")
        };
        if name != expected {
            complaints.push(format!(
                "{name} would be reported as {expected} on SQLite: leave a primary key or unique constraint unnamed, and give a unique index this name"
            ));
        }
    }
    assert!(
        complaints.is_empty(),
        "the tables are not portable:\n{}",
        complaints.join("\n")
    );
}
