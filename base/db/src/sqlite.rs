//! SQLite: one file, one writer, several readers.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions, Connection, Executor};

use crate::open::{Inner, Options, Pooler};
use crate::{Backend, OpenError};

/// "Pass" in ASCII, in the header of every SQLite file of ours (`pragma application_id`).
const OURS: i64 = 0x5061_7373;

/// How long a writer waits for another process to finish writing.
const PATIENCE_MS: u32 = 10_000;

/// What every connection needs. `synchronous = full`: a commit is on the disk when it returns.
/// `secure_delete`: what was deleted must not be found in the file's free pages.
const SETTINGS: &str =
    "pragma foreign_keys = on; pragma synchronous = full; pragma secure_delete = on;
                        pragma busy_timeout = 10000;";

pub(crate) async fn open(path: &Path, options: &Options) -> Result<Inner, OpenError> {
    let file = existing_file(path)?;
    refuse_network(&file)?;
    let mut probe = connect(&file, "rw").await?;
    let probed = examine(&mut probe, &file).await;
    // An error while closing adds nothing to what the examination found.
    let _ = probe.close().await;
    probed?;

    let writer = pool(1, false).connect_lazy_with(address(&file, "rw")?);
    let readers = pool(options.connections.max(1), true).connect_lazy_with(address(&file, "rw")?);
    Ok(Inner {
        backend: Backend::Sqlite,
        url: options.url.clone(),
        readers,
        writer,
        pooler: Pooler::None,
        servers: Vec::new(),
    })
}

fn pool(connections: u32, reading: bool) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        // A file does not go away between two statements as a server does.
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_millis(u64::from(PATIENCE_MS) * 2))
        .after_connect(move |conn, _| {
            Box::pin(async move {
                conn.execute(SETTINGS).await?;
                if reading {
                    conn.execute("pragma query_only = on").await?;
                }
                Ok(())
            })
        })
}

/// Ours, writable, and in write-ahead mode afterwards; changes nothing when it is not ours.
async fn examine(conn: &mut AnyConnection, file: &Path) -> Result<(), OpenError> {
    belongs_to_us(conn, file).await?;
    let refused = |error: &sqlx::Error| refusal(file, error);
    conn.execute(SETTINGS).await.map_err(|e| refused(&e))?;
    // SQLite opens a file it may not write to without a word; only writing tells.
    conn.execute("begin immediate")
        .await
        .map_err(|e| refused(&e))?;
    conn.execute("rollback").await.map_err(|e| refused(&e))?;
    conn.execute("pragma journal_mode = wal")
        .await
        .map_err(|e| refused(&e))?;
    Ok(())
}

pub(crate) async fn belongs_to_us(conn: &mut AnyConnection, file: &Path) -> Result<(), OpenError> {
    let mark: i64 = sqlx::query_scalar("select application_id from pragma_application_id")
        .fetch_one(&mut *conn)
        .await
        .map_err(|error| refusal(file, &error))?;
    if mark == OURS {
        Ok(())
    } else {
        Err(OpenError::NotOurs(file.to_owned()))
    }
}

/// Makes the file beside its place and then puts it there, so that it is never seen half made.
pub(crate) async fn create(path: &Path) -> Result<(), OpenError> {
    let target = free_place(path)?;
    refuse_network(&target)?;
    let unfinished = beside(&target, &format!(".new-{}", std::process::id()));
    let made = async {
        let mut conn = connect(&unfinished, "rwc").await?;
        let mark = AssertSqlSafe(format!("pragma application_id = {OURS}"));
        conn.execute(mark)
            .await
            .map_err(|error| refusal(path, &error))?;
        conn.close().await.map_err(|error| refusal(path, &error))?;
        put_in_place(&unfinished, &target)
    }
    .await;
    let _ = fs::remove_file(&unfinished);
    made
}

/// The full path of a file that may be made: its folder exists, nothing of its name does.
pub(crate) fn free_place(path: &Path) -> Result<PathBuf, OpenError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = fs::canonicalize(folder).map_err(|_| OpenError::NoFolder(folder.to_owned()))?;
    let Some(name) = path.file_name() else {
        return Err(OpenError::NotAFile(path.to_owned()));
    };
    let target = folder.join(name);
    if target.symlink_metadata().is_ok() {
        return Err(OpenError::AlreadyThere(path.to_owned()));
    }
    for suffix in ["-wal", "-shm", "-journal"] {
        let leftover = beside(&target, suffix);
        if leftover.symlink_metadata().is_ok() {
            return Err(OpenError::Leftover(leftover));
        }
    }
    Ok(target)
}

/// Moves a finished file to its place, never over another, and waits until the disk has it.
pub(crate) fn put_in_place(finished: &Path, target: &Path) -> Result<(), OpenError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => OpenError::AlreadyThere(target.to_owned()),
        _ => OpenError::NotWritable {
            path: target.to_owned(),
            reason: error.to_string(),
        },
    };
    fs::File::open(finished)
        .and_then(|file| file.sync_all())
        .map_err(refused)?;
    match fs::hard_link(finished, target) {
        // Some file systems have no hard links; there, a rename that could only hit a file made this instant.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::rename(finished, target).map_err(refused)?;
        }
        linked => linked.map_err(refused)?,
    }
    if let Some(folder) = target.parent() {
        fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(refused)?;
    }
    Ok(())
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

pub(crate) fn existing_file(path: &Path) -> Result<PathBuf, OpenError> {
    let Ok(found) = fs::metadata(path) else {
        return Err(OpenError::Missing(path.to_owned()));
    };
    if !found.is_file() {
        return Err(OpenError::NotAFile(path.to_owned()));
    }
    // SQLite takes an empty file for an empty database.
    if found.len() == 0 {
        return Err(OpenError::NotADatabase(path.to_owned()));
    }
    fs::canonicalize(path).map_err(|_| OpenError::Missing(path.to_owned()))
}

pub(crate) async fn connect(file: &Path, mode: &str) -> Result<AnyConnection, OpenError> {
    address(file, mode)?
        .connect()
        .await
        .map_err(|error| refusal(file, &error))
}

fn address(file: &Path, mode: &str) -> Result<AnyConnectOptions, OpenError> {
    let other = |reason: &str| OpenError::Other {
        place: file.display().to_string(),
        reason: reason.to_owned(),
    };
    let text = file
        .to_str()
        .ok_or_else(|| other("its path is not UTF-8"))?;
    let mut url = "sqlite://".to_owned();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url.push_str("?mode=");
    url.push_str(mode);
    url.parse()
        .map_err(|_| other("its path cannot be written as an address"))
}

/// SQLite, "Result and Error Codes".
pub(crate) fn refusal(file: &Path, error: &sqlx::Error) -> OpenError {
    let path = file.to_owned();
    let reason = error.to_string();
    let code = match error {
        sqlx::Error::Database(answer) => {
            answer
                .code()
                .and_then(|code| code.parse::<u32>().ok())
                .unwrap_or(0)
                & 0xff
        }
        _ => 0,
    };
    match code {
        5 | 6 => OpenError::Busy(path),
        3 | 8 | 13 | 14 | 23 => OpenError::NotWritable { path, reason },
        11 | 26 => OpenError::NotADatabase(path),
        _ => OpenError::Other {
            place: path.display().to_string(),
            reason,
        },
    }
}

/// Write-ahead mode needs memory shared between processes, which network file systems do not give
/// (SQLite, "Write-Ahead Logging", section 1).
fn refuse_network(file: &Path) -> Result<(), OpenError> {
    let Ok(mounts) = fs::read_to_string("/proc/self/mounts") else {
        return Ok(());
    };
    match network_system(&mounts, file) {
        Some(system) => Err(OpenError::NetworkFolder {
            path: file.to_owned(),
            system: system.to_owned(),
        }),
        None => Ok(()),
    }
}

fn network_system<'a>(mounts: &'a str, file: &Path) -> Option<&'a str> {
    const NETWORK: [&str; 10] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "fuse.sshfs",
        "fuse.s3fs",
    ];
    let mut nearest: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut fields = line.split(' ').skip(1);
        let (Some(point), Some(system)) = (fields.next(), fields.next()) else {
            continue;
        };
        let point = point.replace("\\040", " ");
        // The last mount over a point hides those before it.
        if file.starts_with(&point) && nearest.is_none_or(|(length, _)| point.len() >= length) {
            nearest = Some((point.len(), system));
        }
    }
    nearest
        .map(|(_, system)| system)
        .filter(|system| NETWORK.contains(system))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_system_of_the_nearest_mount_decides() {
        let mounts = "/dev/a / ext4 rw 0 0\nserver:/x /srv/shared nfs4 rw 0 0\n/dev/b /srv/shared/local\\040disk ext4 rw 0 0\n";
        assert_eq!(
            network_system(mounts, Path::new("/srv/shared/p.db")),
            Some("nfs4")
        );
        assert_eq!(
            network_system(mounts, Path::new("/srv/shared/local disk/p.db")),
            None
        );
        assert_eq!(
            network_system(mounts, Path::new("/srv/sharedness/p.db")),
            None
        );
    }
}
