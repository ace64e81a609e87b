//! Signing in at a login service of our own: every good way is accepted, and whatever is changed in
//! it, one thing at a time, is refused for its own reason.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod arbitrary;
mod ends;
mod good;
mod ground;
mod remembered;
mod settings;
mod spoilt_claims;
mod spoilt_keys;
mod spoilt_return;
mod spoilt_token;

use std::collections::BTreeSet;

use oidc::Refused;

use ground::Case;

fn cases() -> Vec<Case> {
    [
        spoilt_return::cases(),
        spoilt_token::cases(),
        spoilt_claims::cases(),
        spoilt_keys::cases(),
        settings::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `cargo xtask prove oidc` shows its last line.
#[tokio::test]
async fn every_negative_case_is_refused_for_its_own_reason_and_every_good_way_is_accepted() {
    let mut complaints = Vec::new();
    let (mut accepted, cases) = (0, cases());
    for case in &cases {
        let seen = case.run().await;
        accepted += usize::from(seen.changed.is_ok());
        // Made from a good sign-in by one change: without it, before and after, it is accepted.
        if let Some(error) = seen.before.or(seen.after) {
            complaints.push(format!(
                "{}: refused without the change: {error}",
                case.name
            ));
        }
        if seen.changed != Err(case.refused) {
            complaints.push(format!(
                "{}: {:?} instead of {}",
                case.name, seen.changed, case.refused
            ));
        }
    }
    let (mut good, ways) = (0, good::ways());
    for way in &ways {
        match way.run().await {
            Ok(()) => good += 1,
            Err(error) => complaints.push(format!("{}: refused: {error}", way.name)),
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    println!(
        "figure: {} negative cases, {accepted} accepted; {} good ways, {good} accepted",
        cases.len(),
        ways.len()
    );
}

#[test]
fn every_reason_has_a_case_and_every_case_a_name_of_its_own() {
    let cases = cases();
    let reasons: BTreeSet<Refused> = cases.iter().map(|case| case.refused).collect();
    let missing: Vec<&Refused> = Refused::ALL
        .iter()
        .filter(|reason| !reasons.contains(reason))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.len() >= 45);
}
