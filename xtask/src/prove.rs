//! `cargo xtask prove`: each promise with the command that shows it and the figure it prints.
//!
//! The small form runs on every change and asserts no duration; only the full form may set a bar
//! in time, as the best of three, with the load of the machine beside it.

mod bad_input;
mod browser;
mod figured;
mod fuzzers;
mod import;
mod in_process;
mod search_baseline;
mod two_commands;

use anyhow::{Context, Result};

use crate::ground::load;
use crate::postgres::{self, Cluster};
use crate::run::Tally;
use figured::figured;

/// How much of a proof is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Small,
    Full,
}

impl Form {
    /// The variable by which tests know that they may take their time.
    pub const VARIABLE: &'static str = "PASSERELLE_PROOF";

    pub fn word(self) -> &'static str {
        match self {
            Form::Small => "small",
            Form::Full => "full",
        }
    }
}

/// One line of the table of our promises.
struct Promise {
    name: &'static str,
    shows: &'static str,
    small: &'static str,
    full: &'static str,
    prove: fn(Form) -> Result<Tally>,
}

const PROMISES: &[Promise] = &[
    Promise {
        name: "two-commands",
        shows: "a clone runs with the README's first command and answers a search with real places",
        small: "the built program on a free port",
        full: "a fresh clone, cargo run --release, then cargo xtask test",
        prove: two_commands::prove,
    },
    Promise {
        name: "opening-hours",
        shows: "open, closed, by appointment or unknown as a plain minute-by-minute evaluator says",
        small: "every minute of a year for some random hours",
        full: "the same for 400 random hours",
        prove: in_process::opening_hours,
    },
    Promise {
        name: "peer-bugs",
        shows: "mistakes made by other directories that cannot happen here, each with its number",
        small: "all of them",
        full: "all of them",
        prove: in_process::peer_bugs,
    },
    Promise {
        name: "light-pages",
        shows: "HTML and CSS of each public page within 14,336 bytes and 3 requests, headers included; 30,720 for pages of work",
        small: "every page once",
        full: "every page, and the public ones over a slow link (50 kbit/s, 800 ms) within 3 s, best of three",
        prove: browser::light_pages,
    },
    Promise {
        name: "accessible",
        shows: "axe, contrast, targets, reflow, keyboard, print, validity and the ways to a person",
        small: "every public page in French and Arabic, the main ones in all languages, those of work in French",
        full: "every page in every language, and the accessibility statement's figures",
        prove: browser::accessible,
    },
    Promise {
        name: "no-javascript",
        shows: "every journey by following links and sending forms, without JavaScript",
        small: "all journeys",
        full: "all journeys, in process and in Chromium",
        prove: in_process::no_javascript,
    },
    Promise {
        name: "bad-input",
        shows: "whatever is sent: no status 5xx, no panic, an answer within a second",
        small: "property tests",
        full: "long property tests with their slowest answer, libFuzzer on parsers and importers and on one that must fail, and schemathesis against the OpenAPI document",
        prove: bad_input::prove,
    },
    Promise {
        name: "own-words",
        shows: "people's own words, misspelt too, lead to what they need",
        small: "all labelled queries",
        full: "all labelled queries",
        prove: in_process::own_words,
    },
    Promise {
        name: "import",
        shows: "every row of a list is taken or refused with a reason; a second reading changes nothing, nor does an order of rows; a kill or a full disk loses and doubles nothing",
        small: "eleven real lists, 3 kills",
        full: "eleven real lists, 40 kills, and a million rows with their time and memory",
        prove: import::prove,
    },
    Promise {
        name: "mapping",
        shows: "a mapping drafted by looking at a list is mostly right and says where it guesses",
        small: "all raw lists against columns labelled by a person",
        full: "all raw lists against columns labelled by a person",
        prove: in_process::mapping,
    },
    Promise {
        name: "duplicates",
        shows: "places that may be the same are proposed with reasons, as a reader would; none is merged by itself",
        small: "329 pairs judged by reading",
        full: "329 pairs judged by reading",
        prove: in_process::duplicates,
    },
    Promise {
        name: "oidc",
        shows: "a sign-in at a login service is refused when one thing in it is wrong, whichever it is, and accepted without it",
        small: "every case, each for its own reason",
        full: "every case, each for its own reason",
        prove: in_process::oidc,
    },
    Promise {
        name: "feed",
        shows: "a copy that follows the changes is equal to the download, with kills in the middle",
        small: "200 random changes on each database",
        full: "2,000 random changes on each database",
        prove: in_process::feed,
    },
    Promise {
        name: "round-trip",
        shows: "exports follow the published schemas, and read back they are the same or lose what is listed",
        small: "1,121 places in six formats",
        full: "4,721 places in six formats",
        prove: in_process::round_trip,
    },
    Promise {
        name: "access-matrix",
        shows: "every route answers every role as the matrix of rights says",
        small: "all routes, all roles, both databases",
        full: "all routes, all roles, both databases",
        prove: in_process::access_matrix,
    },
    Promise {
        name: "twin-databases",
        shows: "nothing that one organisation does for itself changes a byte of what another is shown, and how long its pages take beside it",
        small: "every page, list, search and file for each role, on both databases; 20 rounds of times",
        full: "the same, and 200 rounds of times",
        prove: in_process::twin_databases,
    },
    Promise {
        name: "web-security",
        shows: "what a stranger, another site or a former member sends, guesses or keeps opens nothing",
        small: "their forms, and what the crates hold for themselves; the other journeys of theirs run among the tests",
        full: "all journeys of somebody who means ill, and what the crates hold for themselves",
        prove: in_process::web_security,
    },
    Promise {
        name: "next-person",
        shows: "after sign-out, a crash, back, a bookmark or a second tab, the next person at a browser finds 0 bytes of the former",
        small: "50 random sequences in Chromium, and three products made to fail, 4 on each",
        full: "1,000 random sequences in Chromium, and 100 on each of three products made to fail",
        prove: browser::next_person,
    },
    Promise {
        name: "owner-journeys",
        shows: "with the keyboard alone an owner confirms a place within 30 s, and a coordinator finds every place of a commune that is due",
        small: "the keys that are pressed, and what comes of it",
        full: "the same within 30 s at 0.7 s a key, best of three",
        prove: browser::owner_journeys,
    },
    Promise {
        name: "search-baseline",
        shows: "searches per second, page latency, and an edit by another process within 5 s, on 20,000 generated places",
        small: "200 places, answers only",
        full: "release build, 20,000 places, loopback, best of three rounds; five edits in each",
        prove: search_baseline::prove,
    },
];

/// The table of our promises.
pub fn list() {
    for promise in PROMISES {
        println!("{:<16} {}", promise.name, promise.shows);
        println!("{:<16}   small: {}", "", promise.small);
        println!("{:<16}   full:  {}", "", promise.full);
    }
}

/// The full form of one promise; its figure is the last thing printed.
pub fn full(name: &str) -> Result<()> {
    let promise = PROMISES
        .iter()
        .find(|promise| promise.name == name)
        .with_context(|| format!("no promise is called {name:?}; see cargo xtask prove --list"))?;
    println!("{}: {}", promise.name, promise.shows);
    crate::machine::ensure_packages()?;
    crate::machine::ensure_browser_tools(&crate::ground::root())?;
    let cluster = Cluster::start()?;
    TEST_DATABASE.get_or_init(|| cluster.url());
    let tally = figured((promise.prove)(Form::Full)?)?;
    anyhow::ensure!(
        tally.failed == 0,
        "{} does not hold: {} failed",
        promise.name,
        tally.failed
    );
    println!("\n{} holds ({})", promise.name, load());
    for figure in &tally.figures {
        println!("{}: {figure}", promise.name);
    }
    Ok(())
}

/// The small form of every promise. One that fails does not stop the others.
pub fn small(database: &str) -> Result<Tally> {
    TEST_DATABASE.get_or_init(|| database.to_owned());
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for promise in PROMISES {
        println!("\n-- {}", promise.name);
        match (promise.prove)(Form::Small).and_then(figured) {
            Ok(tally) => {
                let figures = tally.figures.join("; ");
                lines.push(format!(
                    "{:<16} {} {figures}",
                    promise.name,
                    if tally.failed == 0 {
                        "holds "
                    } else {
                        "BROKEN"
                    }
                ));
                total.add(tally);
            }
            Err(error) => {
                println!("{error:#}");
                lines.push(format!("{:<16} BROKEN {error}", promise.name));
                total.failed += 1;
            }
        }
    }
    println!("\n{}", lines.join("\n"));
    Ok(total)
}

/// Where database tests find the throwaway PostgreSQL of this run.
static TEST_DATABASE: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// What a proof says that had nothing to look at.
const NOT_CHECKED: &str = "NOT CHECKED: the collected lists do not lie beside the project";

/// Runs the tests whose names hold one of `filters`; it must find at least one.
fn tests(form: Form, targets: &[&str], filters: &[&str]) -> Result<Tally> {
    random_tests(form, targets, filters, None)
}

/// As `tests`, with this many random cases in each property instead of the test's own number.
fn random_tests(
    form: Form,
    targets: &[&str],
    filters: &[&str],
    cases: Option<u32>,
) -> Result<Tally> {
    let skipped = crate::ground::without_collection();
    anyhow::ensure!(
        form == Form::Small || skipped.is_empty(),
        "the collected lists must lie beside the project, in ../shared/data"
    );
    let mut command = crate::ground::cargo();
    command
        .args(["test", "--workspace", "--locked"])
        .args(targets)
        .arg("--")
        .arg("--nocapture")
        .args(filters)
        .args(skipped);
    command.env(Form::VARIABLE, form.word());
    if let Some(url) = TEST_DATABASE.get() {
        command.env(postgres::VARIABLE, url);
    }
    if let Some(cases) = cases {
        command.env("PROPTEST_CASES", cases.to_string());
    }
    let (good, mut tally) = crate::run::few_tests(&mut command)?;
    if good && tally.passed == 0 && !skipped.is_empty() {
        tally.figures.push(NOT_CHECKED.to_owned());
        return Ok(tally);
    }
    anyhow::ensure!(
        tally.passed + tally.failed > 0,
        "no test is named like {}",
        filters.join(" or ")
    );
    anyhow::ensure!(
        good,
        "{} of {} tests failed",
        tally.failed,
        tally.passed + tally.failed
    );
    Ok(tally)
}
