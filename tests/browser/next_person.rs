//! Whoever sits down after somebody who worked at a browser finds nothing of them: random sequences
//! of what both do, in real Chromium against the real program.
//!
//! What holds is said of the program: a tab that was left open shows what it showed until it is loaded
//! again. Chromium keeps a page that was left whole for three minutes, whatever is said of keeping, and
//! shows it by "back": a script of ours empties it first, so only a browser without JavaScript and with
//! such a memory would show it, where nobody signed out. After a crash a browser drops the cookie, or,
//! where it had written it to the disk already, holds it until the sign-in ends by itself.

mod desk;
mod plan;
mod proxy;
mod traces;

use std::ops::Range;
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, Result, ensure};
use db::Db;

use crate::chrome::Driver;
use crate::product::{Product, get, post};
use crate::screenshots::A_SHIPPED_PLACE;
use crate::signed_in::{self, Member, Newcomer};
use desk::{DRAFT, Desk, Seen};
use plan::{Chance, Plan};
use proxy::Weakness;
use traces::Words;

/// The same sequences every time, unless somebody asks for others.
const SEED: u64 = 20_261_128;
const SEED_VARIABLE: &str = "PASSERELLE_SEED";
/// The number of one sequence, to run it alone.
const ONLY_VARIABLE: &str = "PASSERELLE_SEQUENCE";

/// First persons, by the names that nobody else has.
const FIRST: [(&str, &str); 3] = [
    ("Zephirine Quatremouche", "quatremouche"),
    ("Balthazar Tournevire", "tournevire"),
    ("Ludivine Passerose", "passerose"),
];
const REPORT: &str = "clafoutis mirobolant sous le perron";
const INVITED: &str = "Gontran Saperlipope";

/// How many sequences are run.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub sequences: usize,
    /// Against each of the weaker products.
    pub control: usize,
}

impl Size {
    pub const SMALL: Self = Self {
        sequences: 50,
        control: 4,
    };
    pub const FULL: Self = Self {
        sequences: 1_000,
        control: 100,
    };
}

/// A folder that is gone afterwards.
struct Profile(PathBuf);

impl Profile {
    fn new(name: &str) -> Result<Self> {
        let name = format!("passerelle-profile-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What many sequences showed.
#[derive(Debug, Default)]
struct Sum {
    sequences: usize,
    acts: usize,
    bytes: usize,
    /// Sequences in which what a control is weak in was found, and no other reason can be why.
    for_its_reason: usize,
    crashes: usize,
    held_after_crash: usize,
    complaints: Vec<String>,
}

impl Sum {
    fn add(&mut self, number: usize, plan: &Plan, seen: Seen, weakness: Option<Weakness>) {
        self.sequences += 1;
        self.for_its_reason += usize::from(weakness.is_some_and(|weakness| seen.shows(weakness)));
        self.acts += seen.acts;
        self.bytes += seen.bytes;
        self.crashes += seen.crashes;
        self.held_after_crash += seen.held_after_crash;
        if !seen.traces.is_empty() {
            let traces = seen.traces.join(" · ");
            self.complaints
                .push(format!("sequence {number}: {traces}; {plan:?}"));
        }
    }

    fn join(mut self, other: Self) -> Self {
        self.sequences += other.sequences;
        self.acts += other.acts;
        self.bytes += other.bytes;
        self.for_its_reason += other.for_its_reason;
        self.crashes += other.crashes;
        self.held_after_crash += other.held_after_crash;
        self.complaints.extend(other.complaints);
        self
    }
}

/// What all desks share.
struct Ground<'g> {
    driver: &'g Driver,
    product: &'g Product,
    db: &'g Db,
    /// Of the first persons, and of the next one.
    organisations: (String, String),
    seed: u64,
    /// Only this sequence, to look at it again.
    only: Option<usize>,
}

/// What is wrong, and the figure.
pub async fn prove(driver: &Driver, size: Size) -> Result<Vec<String>> {
    let product = Product::start().await?;
    let db = signed_in::database(&product).await?;
    let ground = Ground {
        driver,
        organisations: organisations(&product, A_SHIPPED_PLACE)?,
        product: &product,
        db: &db,
        seed: number_in(SEED_VARIABLE)?.unwrap_or(SEED),
        only: number_in(ONLY_VARIABLE)?,
    };
    println!("seed {}", ground.seed);
    leave_words(&product, A_SHIPPED_PLACE, &ground.organisations.0)?;
    let straight = product.address.as_str();
    let half = |name, first| Task {
        name,
        address: straight,
        numbers: (first..size.sequences).step_by(2).collect(),
        weakness: None,
    };
    let (left, right) = two_desks(&ground, half("left", 0), half("right", 1)).await?;
    let sum = left.join(right);
    let controls = weaker(&ground, size.control).await?;
    db.close().await;
    tell(&sum, &controls, ground.seed);
    let mut wrong = sum.complaints;
    for (control, place) in &controls {
        if control.for_its_reason == 0 && ground.only.is_none() {
            wrong.push(format!(
                "{place}, nothing was found that comes of it: {:?}",
                control.complaints
            ));
        }
    }
    Ok(wrong)
}

/// What is found of weaker products, and where that is.
async fn weaker(ground: &Ground<'_>, each: usize) -> Result<[(Sum, &'static str); 3]> {
    let product = ground.product.address.as_str();
    let keeps = proxy::before(product, Weakness::Kept)?;
    let greets = proxy::before(product, Weakness::OnlyGoodbye)?;
    let whole = proxy::before(product, Weakness::Whole)?;
    let task = |weakness, name, address, numbers: Range<usize>| Task {
        name,
        address,
        numbers: numbers.collect(),
        weakness: Some(weakness),
    };
    let (kept, goodbye) = two_desks(
        ground,
        task(Weakness::Kept, "kept", &keeps, 0..each),
        task(Weakness::OnlyGoodbye, "goodbye", &greets, 0..each),
    )
    .await?;
    let (one, other) = two_desks(
        ground,
        task(Weakness::Whole, "whole", &whole, 0..each / 2),
        task(Weakness::Whole, "also-whole", &whole, each / 2..each),
    )
    .await?;
    Ok([
        (kept, "where pages are kept"),
        (goodbye, "where signing out says only goodbye"),
        (one.join(other), "where no page is emptied that is left"),
    ])
}

fn tell(sum: &Sum, controls: &[(Sum, &str)], seed: u64) {
    let found: Vec<String> = controls
        .iter()
        .map(|(control, place)| {
            let (found, of) = (control.for_its_reason, control.sequences);
            format!("found in {found} of {of} {place}")
        })
        .collect();
    println!(
        "figure: {} sequences, {} acts, {} bytes of the former person; control: {}; seed {seed}",
        sum.sequences,
        sum.acts,
        sum.bytes,
        found.join(", "),
    );
    println!(
        "figure: {} crashes, of which the cookie outlived {}: there the sign-in ends by itself after 5 or 15 minutes",
        sum.crashes, sum.held_after_crash,
    );
}

fn number_in<N: FromStr>(variable: &'static str) -> Result<Option<N>>
where
    N::Err: std::error::Error + Send + Sync + 'static,
{
    match std::env::var(variable) {
        Ok(number) => Ok(Some(number.parse().context(variable)?)),
        Err(_) => Ok(None),
    }
}

/// What one desk is set up for.
struct Task<'t> {
    name: &'static str,
    /// What its browser is pointed to.
    address: &'t str,
    /// Of its sequences.
    numbers: Vec<usize>,
    /// Of the product at that address, where it is a control.
    weakness: Option<Weakness>,
}

/// Two desks at the same time, each with its own browser and its own people.
async fn two_desks(ground: &Ground<'_>, one: Task<'_>, other: Task<'_>) -> Result<(Sum, Sum)> {
    let set = async |mut task: Task<'_>| -> Result<(Profile, Desk<'_>, Work)> {
        task.numbers
            .retain(|number| ground.only.is_none_or(|only| only == *number));
        let people = people(ground, task.name, task.numbers.len()).await?;
        let profile = Profile::new(task.name)?;
        let places = (
            format!("http://{}", task.address),
            ground.product.address.as_str(),
        );
        let desk = Desk::set_up(ground.driver, &profile.0, places, ground.db, people).await?;
        Ok((profile, desk, (task.numbers, task.weakness)))
    };
    let (one_profile, mut one, its) = set(one).await?;
    let (other_profile, mut other, others) = set(other).await?;
    let sums = tokio::try_join!(
        run(&mut one, ground.seed, its),
        run(&mut other, ground.seed, others)
    )?;
    one.browser.close().await?;
    other.browser.close().await?;
    drop((one_profile, other_profile));
    Ok(sums)
}

/// The numbers of sequences, and what the product is weak in where they are a control.
type Work = (Vec<usize>, Option<Weakness>);

async fn run(desk: &mut Desk<'_>, seed: u64, (numbers, weakness): Work) -> Result<Sum> {
    let mut sum = Sum::default();
    for number in numbers {
        // Each sequence can be run again without those before it.
        let mut chance = Chance::new(seed.wrapping_add(number as u64));
        let plan = Plan::draw(number, desk.first.len(), &mut chance);
        let plan = match weakness {
            Some(weakness) => plan.meeting(weakness),
            None => plan,
        };
        let seen = desk.run(&plan).await;
        let seen = seen.with_context(|| format!("sequence {number}: {plan:?}"))?;
        sum.add(number, &plan, seen, weakness);
    }
    Ok(sum)
}

/// The organisation of the first persons and that of the next one.
fn organisations(product: &Product, place: &str) -> Result<(String, String)> {
    let first = signed_in::organisation_of(&product.address, place)?;
    let (_, found) = get(
        &product.address,
        "/api/v1/search?near=1000&need=learn&limit=100",
    )?;
    let found: serde_json::Value = serde_json::from_str(&found)?;
    let places = found["results"].as_array().context("no results")?;
    let others = places.iter().filter_map(|place| place["id"].as_str());
    for other in others {
        match signed_in::organisation_of(&product.address, other) {
            Ok(organisation) if organisation != first => return Ok((first, organisation)),
            _ => {}
        }
    }
    anyhow::bail!("all places are one organisation's")
}

/// Words that only the first persons' organisation is shown.
fn leave_words(product: &Product, place: &str, organisation: &str) -> Result<()> {
    let path = format!("/fr/place/{place}/report");
    let (status, _) = post(
        &product.address,
        &path,
        &format!("subject=hours&message={}", REPORT.replace(' ', "+")),
    )?;
    ensure!(status == 303, "a report is answered with {status}");
    let words = ["account", "invite", "--organisation", organisation];
    let more = ["--role", "mediator", "--for", INVITED];
    product.operate(&[&words[..], &more].concat())?;
    Ok(())
}

/// The persons of one desk, with a code for each time that they sign in.
async fn people(
    ground: &Ground<'_>,
    desk: &str,
    sequences: usize,
) -> Result<(Vec<(Member, Words)>, Member)> {
    let organisations = &ground.organisations;
    let join = async |organisation: &str, name: &str, sign_in_name: &str| -> Result<Member> {
        let newcomer = Newcomer {
            organisation,
            role: "administrator",
            name,
            sign_in_name,
        };
        let mut member = signed_in::join(ground.product, newcomer).await?;
        // A first person may have to sign in a second time, to end the first from elsewhere.
        member.stock_up(ground.db, sequences * 2 + 20).await?;
        Ok(member)
    };
    let mut first = Vec::new();
    for (name, word) in FIRST {
        let sign_in_name = format!("{word}-{desk}");
        let member = join(&organisations.0, name, &sign_in_name).await?;
        let words = [name, word, REPORT, INVITED, DRAFT];
        first.push((member, Words(words.map(str::to_owned).into())));
    }
    let next = join(
        &organisations.1,
        "Dominique Suivant",
        &format!("suivant-{desk}"),
    )
    .await?;
    Ok((first, next))
}
