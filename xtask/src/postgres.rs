//! One throwaway PostgreSQL for a whole run: no network, no durability, gone afterwards.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::machine::{is_root, postgres_programs};
use crate::run::{self, Reaper};

/// The variable in which tests find the address of an administrator's database.
pub const VARIABLE: &str = "PASSERELLE_TEST_POSTGRES";

/// Memory that a cluster with a few dozen test databases needs, in KiB.
const ROOM: u64 = 2 * 1024 * 1024;

pub struct Cluster {
    folder: PathBuf,
    reaper: Option<Reaper>,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = postgres_programs()
            .context("PostgreSQL's server programs are missing: apt-get install postgresql")?;
        let pattern = place_with_room().join("passerelle-postgres-XXXXXX");
        let folder = run::output(as_postgres(Path::new("mktemp")).arg("-d").arg(pattern))?;
        let folder = PathBuf::from(folder.trim());
        let data = folder.join("data");
        let clean = "pid=$(head -n 1 \"$1/data/postmaster.pid\" 2>/dev/null) && kill -QUIT \"$pid\"; sleep 0.3; rm -rf -- \"$1\"";
        let reaper = Some(Reaper::new(clean, &folder.to_string_lossy())?);
        let cluster = Self { folder, reaper };

        run::output(
            as_postgres(&programs.join("initdb"))
                .args([
                    "--auth=trust",
                    "--no-sync",
                    "--username=postgres",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "-D",
                ])
                .arg(&data),
        )?;
        as_postgres(&programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&cluster.folder)
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "full_page_writes=off",
            ])
            .args(["-c", "synchronous_commit=off", "-c", "max_connections=200"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(
                std::env::temp_dir().join("passerelle-postgres.log"),
            )?)
            .spawn()
            .context("postgres")?;
        for _ in 0..300 {
            let ready = Command::new(programs.join("pg_isready"))
                .arg("-q")
                .arg("-h")
                .arg(&cluster.folder)
                .status()?;
            if ready.success() {
                return Ok(cluster);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!(
            "the throwaway PostgreSQL did not answer within 30 s; its log is passerelle-postgres.log in the folder for temporary files"
        )
    }

    /// The address of a database in which other databases may be created.
    pub fn url(&self) -> String {
        format!(
            "postgres://postgres@localhost/postgres?host={}",
            self.folder.display()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(reaper) = self.reaper.take() {
            reaper.act();
        }
    }
}

/// PostgreSQL refuses to run as root: the package's own user does.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args([
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "--",
        ])
        .arg(program);
    // The working folder may be one that this user cannot enter.
    command.current_dir("/");
    command
}

/// Shared memory where there is enough of it (containers often have 64 MB), else the disk.
fn place_with_room() -> PathBuf {
    let shared = Path::new("/dev/shm");
    let free = run::output(Command::new("df").args(["-Pk", "/dev/shm"]))
        .ok()
        .and_then(|table| {
            table
                .lines()
                .nth(1)?
                .split_whitespace()
                .nth(3)?
                .parse::<u64>()
                .ok()
        });
    if free.is_some_and(|free| free >= ROOM) {
        shared.to_owned()
    } else {
        std::env::temp_dir()
    }
}
