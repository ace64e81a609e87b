//! How long proposals among many records take, for made-up records of two sources that overlap by a
//! tenth: `cargo run --release -p duplicates --example records_per_second [RECORDS]` prints it.

use std::time::Instant;

use duplicates::{Subject, propose};

const KINDS: &[&str] = &[
    "Mairie",
    "Médiathèque",
    "EPN",
    "CCAS",
    "Maison France Services",
    "Bibliothèque",
];
const SYLLABLES: &[&str] = &[
    "ar", "bel", "cor", "dun", "es", "fon", "gre", "ha", "is", "jo", "lan", "mon", "nor", "or",
    "par", "ri", "sau", "tou", "val", "ver",
];

/// A well mixed number for each seed (the finaliser of SplitMix64), so that no clock is needed.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn word(seed: u64) -> String {
    let part =
        |step: u64| SYLLABLES[(mixed(seed ^ (step << 40)) % SYLLABLES.len() as u64) as usize];
    [part(1), part(2), part(3)].concat()
}

fn place(number: u64, source: &str) -> Subject {
    let town = mixed(number) % 6000;
    let degrees = |seed: u64, width: f64| (mixed(seed) % 1_000_000) as f64 / 1_000_000.0 * width;
    let near = |step: u64| degrees(number ^ (step << 32), 0.03);
    Subject {
        id: number.to_string(),
        names: vec![format!(
            "{} {} {}",
            KINDS[(mixed(number ^ 7) % KINDS.len() as u64) as usize],
            word(number % 30_000),
            word(town)
        )],
        street: Some(format!(
            "{} rue {}",
            mixed(number ^ 9) % 200,
            word(number ^ 11)
        )),
        postcode: Some(format!("{:05}", 1000 + town)),
        commune: Some(word(town)),
        country: "FR".to_owned(),
        point: Some((
            43.0 + degrees(town, 7.0) + near(1),
            degrees(town ^ 3, 8.0) + near(2),
        )),
        phones: vec![format!("0{}", 100_000_000 + mixed(number) % 900_000_000)],
        source: source.to_owned(),
        ..Subject::default()
    }
}

fn main() {
    let count: u64 = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(100_000);
    let first = (0..count * 11 / 20).map(|number| place(number, "one"));
    let second = (count * 9 / 20 + count / 20..count).map(|number| place(number, "two"));
    let both: Vec<Subject> = first.chain(second).collect();
    let begun = Instant::now();
    let pairs = propose(&both);
    println!(
        "{} records, {} proposals, {:.1} s",
        both.len(),
        pairs.len(),
        begun.elapsed().as_secs_f64()
    );
}
