//! Real Chromium against the real program: the bars of `bars.rs` on every page, and each bar against a
//! page made to fail it. A proof asks for more: what the next person at a browser finds, and work
//! done with a keyboard alone.
//!
//! It speaks like any Rust test program (names to pick, closing line), with a harness of its own:
//! one chromedriver, one server and two browsers serve all tests, and all are gone afterwards.

mod bars;
mod chrome;
mod controls;
mod figures;
mod filled;
mod next_person;
mod owner_journeys;
mod pages;
mod product;
mod screenshots;
mod signed_in;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use bars::Bar;
use chrome::{Browser, Driver};
use pages::{Breadth, Page};
use product::Product;
use signed_in::Wakeful;

static FIGURES: figures::Figures = figures::Figures::new();

#[tokio::main]
async fn main() -> ExitCode {
    // `--nocapture` and the like are accepted and change nothing: nothing is captured.
    let filters: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let proof = Proof::asked();
    if std::env::args().any(|word| word == "--list") {
        all(proof)
            .iter()
            .for_each(|test| println!("{}: test", test.name()));
        return ExitCode::SUCCESS;
    }
    match run(&filters, proof).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!(
                "{error:#}\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out"
            );
            ExitCode::FAILURE
        }
    }
}

/// Which form of a proof is asked for; on every change the bars are held without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    None,
    Small,
    Full,
}

impl Proof {
    fn asked() -> Self {
        match std::env::var("PASSERELLE_PROOF").as_deref() {
            Ok("full") => Self::Full,
            Ok(_) => Self::Small,
            Err(_) => Self::None,
        }
    }
}

/// One test of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    /// The bar is met by every page.
    Holds(Bar),
    /// The bar is met by a good page and not by a bad one.
    Control(Bar),
    NextPerson,
    OwnerJourneys,
}

impl Test {
    fn name(self) -> String {
        match self {
            Test::Holds(bar) => bar.name().to_owned(),
            Test::Control(bar) => format!("control_{}", bar.name()),
            Test::NextPerson => "next_person_finds_nothing_of_the_former".to_owned(),
            Test::OwnerJourneys => "owner_journeys_need_a_keyboard_alone".to_owned(),
        }
    }
}

fn all(proof: Proof) -> Vec<Test> {
    // A slow link is a matter of time: only a proof may ask for it.
    let slow: &[Bar] = if proof == Proof::Full {
        &[Bar::SlowLink]
    } else {
        &[]
    };
    // Long walks that a proof runs: not a second time with the bars.
    let walks: &[Test] = if proof == Proof::None {
        &[]
    } else {
        &[Test::NextPerson, Test::OwnerJourneys]
    };
    let bars = || Bar::ALWAYS.iter().chain(slow).copied();
    bars()
        .map(Test::Control)
        .chain(bars().map(Test::Holds))
        .chain(walks.iter().copied())
        .collect()
}

async fn run(filters: &[String], proof: Proof) -> Result<bool> {
    let driver = Driver::start().await?;
    if filters.iter().any(|word| word == "screenshots") {
        let product = Product::start().await?;
        screenshots::take(&Browser::open(&driver).await?, &product.address).await?;
        return Ok(true);
    }
    let picked = |test: &Test| {
        filters.is_empty()
            || filters
                .iter()
                .any(|word| test.name().contains(word.as_str()))
    };
    let tests: Vec<Test> = all(proof).into_iter().filter(picked).collect();
    let begin = Instant::now();
    println!("\nrunning {} tests", tests.len());
    let mut outcome = Outcome::default();
    if tests
        .iter()
        .any(|test| matches!(test, Test::Control(_) | Test::Holds(_)))
    {
        bars_hold(&driver, &tests, proof, &mut outcome).await?;
    }
    walks(&driver, &tests, proof, &mut outcome).await?;
    FIGURES.print();
    Ok(outcome.close(begin))
}

async fn bars_hold(
    driver: &Driver,
    tests: &[Test],
    proof: Proof,
    outcome: &mut Outcome,
) -> Result<()> {
    let browsers = [Browser::open(driver).await?, Browser::open(driver).await?];
    if tests.iter().any(|test| matches!(test, Test::Control(_))) {
        let plain = controls::serve()?;
        for test in tests {
            let Test::Control(bar) = test else { continue };
            outcome.note(*test, controls::check(*bar, &browsers[0], &plain).await);
        }
    }
    FIGURES.forget();
    if tests.iter().any(|test| matches!(test, Test::Holds(_))) {
        let mut product = Product::start().await?;
        let filled = filled::fill(&product).await?;
        let wakeful = Wakeful::of(&product).await?;
        wakeful.stir().await?;
        let breadth = if proof == Proof::Full {
            Breadth::Full
        } else {
            Breadth::Small
        };
        let pages = pages::of_the_product(&product.address, &filled, breadth)?;
        println!("{} pages", pages.len());
        for test in tests {
            let Test::Holds(bar) = test else { continue };
            let complaints = hold(*bar, &browsers, &pages, &wakeful).await;
            outcome.statement(*bar, &complaints, pages.len());
            outcome.note(*test, complaints);
            product.alive()?;
        }
    }
    for browser in browsers {
        browser.close().await?;
    }
    Ok(())
}

/// What only a proof asks for.
async fn walks(driver: &Driver, tests: &[Test], proof: Proof, outcome: &mut Outcome) -> Result<()> {
    for test in tests {
        let complaints = match test {
            Test::Holds(_) | Test::Control(_) => continue,
            Test::NextPerson => {
                let size = if proof == Proof::Full {
                    next_person::Size::FULL
                } else {
                    next_person::Size::SMALL
                };
                next_person::prove(driver, size).await
            }
            Test::OwnerJourneys => owner_journeys::prove(driver, proof == Proof::Full).await,
        };
        outcome.note(*test, complaints);
    }
    Ok(())
}

/// Holds one bar against all pages, two at a time.
async fn hold(
    bar: Bar,
    browsers: &[Browser; 2],
    pages: &[Page],
    wakeful: &Wakeful,
) -> Result<Vec<String>> {
    wakeful.stir().await?;
    if bar == Bar::Valid {
        let errors = bars::validity_of_all(pages)?;
        return Ok(errors
            .into_iter()
            .map(|(path, what)| format!("{path}: {what}"))
            .collect());
    }
    let half = async |browser: &Browser, first: usize| -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        for page in pages.iter().skip(first).step_by(2) {
            wakeful.stir().await?;
            let complaints = bar.check(browser, page).await?;
            wrong.extend(
                complaints
                    .into_iter()
                    .map(|what| format!("{}: {what}", page.name())),
            );
        }
        Ok(wrong)
    };
    // Times are measured one at a time.
    if bar == Bar::SlowLink {
        let mut wrong = half(&browsers[0], 0).await?;
        wrong.extend(half(&browsers[0], 1).await?);
        return Ok(wrong);
    }
    let (mut even, odd) = tokio::try_join!(half(&browsers[0], 0), half(&browsers[1], 1))?;
    even.extend(odd);
    Ok(even)
}

/// What came of the tests so far.
#[derive(Default)]
struct Outcome {
    passed: usize,
    failed: usize,
    statement: Vec<String>,
}

impl Outcome {
    fn note(&mut self, test: Test, complaints: Result<Vec<String>>) {
        let complaints = complaints.unwrap_or_else(|error| vec![format!("{error:#}")]);
        if complaints.is_empty() {
            self.passed += 1;
            println!("test {} ... ok", test.name());
            return;
        }
        self.failed += 1;
        println!("test {} ... FAILED", test.name());
        for complaint in &complaints {
            println!("    {complaint}");
        }
    }

    /// A line for the accessibility statement.
    fn statement(&mut self, bar: Bar, complaints: &Result<Vec<String>>, pages: usize) {
        let outcome = match complaints {
            Ok(complaints) => format!("{} faults on {pages} pages", complaints.len()),
            Err(_) => "not measured".to_owned(),
        };
        self.statement
            .push(format!("statement: {}: {outcome}", bar.number()));
    }

    fn close(&self, begin: Instant) -> bool {
        self.statement.iter().for_each(|line| println!("{line}"));
        let word = if self.failed == 0 { "ok" } else { "FAILED" };
        println!(
            "\ntest result: {word}. {} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.2}s",
            self.passed,
            self.failed,
            begin.elapsed().as_secs_f64()
        );
        self.failed == 0
    }
}
