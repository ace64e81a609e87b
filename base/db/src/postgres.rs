//! PostgreSQL: finding a server that answers, is new enough, and accepts writes.

use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::postgres::PgDatabaseError;
use sqlx::{AnyConnection, ConnectOptions, Connection, FromRow};

use crate::address::without_password;
use crate::open::{Inner, Options, Pooler};
use crate::{Backend, OpenError, query};

/// The oldest server whose SQL we test against; 13 has left support in November 2025.
const OLDEST: u32 = 14;

/// How long a server may take to answer before the next is tried, or the request is given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// The same, when another server may answer instead.
const PATIENCE_WITH_OTHERS: Duration = Duration::from_secs(2);

#[derive(Clone)]
pub(crate) struct Server {
    pub options: AnyConnectOptions,
    /// Its address without password.
    pub shown: String,
}

pub(crate) async fn open(options: &Options) -> Result<Inner, OpenError> {
    let servers = options
        .url
        .servers()
        .iter()
        .map(String::as_str)
        .map(read)
        .collect::<Result<Vec<_>, _>>()?;
    let first = first_that_writes(&servers).await?;
    if options.pooler == Pooler::Transaction {
        query::forget_statements();
    }
    let pool = AnyPoolOptions::new()
        .max_connections(options.connections.max(2))
        .acquire_timeout(if servers.len() > 1 {
            PATIENCE_WITH_OTHERS
        } else {
            PATIENCE
        })
        .connect_lazy_with(first.options.clone());
    Ok(Inner {
        backend: Backend::Postgres,
        url: options.url.clone(),
        readers: pool.clone(),
        writer: pool,
        pooler: options.pooler,
        servers,
    })
}

fn read(server: &str) -> Result<Server, OpenError> {
    let shown = without_password(server);
    let mut options: AnyConnectOptions = server.parse().map_err(|_| OpenError::Other {
        place: shown.clone(),
        reason: "its address cannot be read".to_owned(),
    })?;
    options
        .database_url
        .query_pairs_mut()
        .append_pair("application_name", "passerelle");
    Ok(Server { options, shown })
}

/// The first server that can be used; the reason of the last refusal when there is none.
pub(crate) async fn first_that_writes(servers: &[Server]) -> Result<&Server, OpenError> {
    let mut refusal = None;
    for server in servers {
        match examine(server).await {
            Ok(()) => return Ok(server),
            Err(error) => {
                if servers.len() > 1 {
                    tracing::warn!(database.server = %server.shown, "a database server was passed over: {error}");
                }
                refusal = Some(error);
            }
        }
    }
    Err(refusal.unwrap_or_else(|| OpenError::Other {
        place: String::new(),
        reason: "no server is named".to_owned(),
    }))
}

async fn examine(server: &Server) -> Result<(), OpenError> {
    let unreachable = |reason: String| OpenError::Unreachable {
        server: server.shown.clone(),
        reason,
    };
    let answered = tokio::time::timeout(PATIENCE, async {
        let mut conn = server
            .options
            .connect()
            .await
            .map_err(|error| refusal(server, &error))?;
        let result = suitable(server, &mut conn).await;
        // A server that goes away while we say goodbye has already answered.
        let _ = conn.close().await;
        result
    });
    match answered.await {
        Ok(result) => result,
        Err(_) => Err(unreachable(format!(
            "no answer within {} s",
            PATIENCE.as_secs()
        ))),
    }
}

async fn suitable(server: &Server, conn: &mut AnyConnection) -> Result<(), OpenError> {
    const ASK: &str = "
        select current_setting('server_version_num') as number,
               current_setting('server_version') as version,
               current_setting('server_encoding') as encoding,
               case when pg_is_in_recovery() then 1 else 0 end as standby,
               cast(d.datcollate as text) as collation
          from pg_database d
         where d.datname = current_database()";
    // Sent whole, without a prepared statement, so that it also passes a pooler.
    let row = sqlx::raw_sql(ASK)
        .fetch_one(conn)
        .await
        .map_err(|error| refusal(server, &error))?;
    let (number, version, encoding, standby, collation): (String, String, String, i32, String) =
        FromRow::from_row(&row).map_err(|error| refusal(server, &error))?;
    let shown = server.shown.clone();
    if number.parse::<u32>().unwrap_or(0) / 10_000 < OLDEST {
        return Err(OpenError::TooOld {
            server: shown,
            version,
        });
    }
    if encoding != "UTF8" {
        return Err(OpenError::NotUtf8 {
            server: shown,
            encoding,
        });
    }
    if standby == 1 {
        return Err(OpenError::ReadOnly { server: shown });
    }
    if !["C", "POSIX", "C.UTF-8", "C.utf8", "C.UTF8"].contains(&collation.as_str()) {
        tracing::warn!(
            database.server = %shown,
            "this database sorts text by {collation}; lists sort as tested when it is made with --locale=C.UTF-8"
        );
    }
    Ok(())
}

/// PostgreSQL, appendix A: invalid password, not allowed by pg_hba.conf, no such database.
fn refusal(server: &Server, error: &sqlx::Error) -> OpenError {
    let shown = server.shown.clone();
    match error {
        sqlx::Error::Database(answer) if answer.try_downcast_ref::<PgDatabaseError>().is_some() => {
            match answer.code().as_deref() {
                Some("28P01" | "28000") => OpenError::Refused { server: shown },
                Some("3D000") => OpenError::NoSuchDatabase { server: shown },
                _ => OpenError::Other {
                    place: shown,
                    reason: answer.message().to_owned(),
                },
            }
        }
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) => OpenError::Unreachable {
            server: shown,
            reason: error.to_string(),
        },
        other => OpenError::Other {
            place: shown,
            reason: other.to_string(),
        },
    }
}
