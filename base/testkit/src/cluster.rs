//! A throwaway PostgreSQL for tests: no network, no durability.
//!
//! `cargo xtask test` starts one for the whole run and tells its address in `PASSERELLE_TEST_POSTGRES`.
//! Without it, the first test that needs one starts it here; test programs that follow use it too, and
//! a watcher removes it soon after the last of them has ended, however it ended.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

const VARIABLE: &str = "PASSERELLE_TEST_POSTGRES";

/// Kept open until the process ends: the lock on it tells the watcher that the cluster is in use.
struct Cluster {
    url: String,
    _in_use: Option<File>,
}

/// The address of a database in which other databases may be created.
pub(crate) fn admin_url() -> &'static str {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    &CLUSTER
        .get_or_init(|| match std::env::var(VARIABLE) {
            Ok(url) => Cluster { url, _in_use: None },
            Err(_) => start_or_join(),
        })
        .url
}

fn start_or_join() -> Cluster {
    let programs = programs().unwrap_or_else(|| {
        panic!(
            "PostgreSQL's server programs are missing. Run: apt-get install --no-install-recommends postgresql"
        )
    });
    let folder = folder();
    let in_use = File::create(folder.with_extension("in-use")).unwrap();
    in_use.lock_shared().unwrap();
    let starting = File::create(folder.with_extension("starting")).unwrap();
    starting.lock().unwrap();
    if !answers(&programs, &folder) {
        start(&programs, &folder);
        watch(&folder);
    }
    let url = format!(
        "postgres://postgres@localhost/postgres?host={}",
        folder.display()
    );
    Cluster {
        url,
        _in_use: Some(in_use),
    }
}

/// Debian keeps the programs of each version apart; the newest is taken.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs
                .join("initdb")
                .exists()
                .then_some((version, programs))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, programs)| programs)
}

/// Named after who runs the tests, since another user's cluster cannot be used.
fn folder() -> PathBuf {
    let shared_memory = Path::new("/dev/shm");
    let place = if shared_memory.is_dir() {
        shared_memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    place.join(format!(
        "passerelle-test-{}",
        output(Command::new("id").arg("-u"))
    ))
}

fn answers(programs: &Path, folder: &Path) -> bool {
    Command::new(programs.join("pg_isready"))
        .arg("-q")
        .arg("-h")
        .arg(folder)
        .status()
        .is_ok_and(|status| status.success())
}

fn start(programs: &Path, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir(folder).unwrap();
    if is_root() {
        output(Command::new("chown").arg("postgres:").arg(folder));
    }
    let data = folder.join("data");
    let initdb = programs.join("initdb");
    output(
        as_postgres(&initdb)
            .args(["--auth=trust", "--no-sync", "--username=postgres"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "--pgdata"])
            .arg(&data),
    );
    let settings = format!(
        "-c listen_addresses= -c unix_socket_directories={} -c fsync=off -c full_page_writes=off \
         -c synchronous_commit=off -c max_connections=300 -c shared_buffers=32MB",
        folder.display()
    );
    output(
        as_postgres(&programs.join("pg_ctl"))
            .args([
                "start",
                "--silent",
                "--wait",
                "--options",
                &settings,
                "--pgdata",
            ])
            .arg(&data)
            .arg("--log")
            .arg(folder.join("log")),
    );
}

/// Waits until no test program holds the lock any more, then stops the server and removes its folder.
#[expect(
    clippy::zombie_processes,
    reason = "it outlives this process on purpose, by seconds"
)]
fn watch(folder: &Path) {
    use std::os::unix::process::CommandExt;
    const WATCH: &str = r#"
        while sleep 10; do
            flock --exclusive --nonblock "$1.in-use" sh -c '
                kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"
                sleep 1
                rm -rf -- "$1"' sh "$1" && exit
        done"#;
    Command::new("sh")
        .args(["-c", WATCH, "sh"])
        .arg(folder)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C in the terminal stops the tests, not who tidies up after them.
        .process_group(0)
        .spawn()
        .unwrap();
}

/// PostgreSQL refuses to run as root: the package's own user does.
fn as_postgres(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command
            .args([
                "--reuid=postgres",
                "--regid=postgres",
                "--init-groups",
                "--",
            ])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    // The working folder may be one that this user cannot enter.
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")) == "0"
}

/// The server inherits what `pg_ctl` is given: a pipe would stay open, and whoever reads it would wait.
fn output(command: &mut Command) -> String {
    let said = std::env::temp_dir().join(format!("passerelle-test-{}.said", std::process::id()));
    let file = File::create(&said).unwrap();
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone().unwrap())
        .stderr(file)
        .status()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = fs::read_to_string(&said).unwrap();
    let _ = fs::remove_file(&said);
    assert!(status.success(), "{command:?} failed:\n{text}");
    text.trim().to_owned()
}
