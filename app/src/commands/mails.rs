//! Mails that never left: whom to call instead.

use std::sync::Arc;

use directory::{Board, Directory};
use kernel::{Id, Language};

use super::ground;
use crate::Common;
use crate::terminal::{harmless, say};

/// What the command line says of mails.
#[derive(Debug, clap::Subcommand)]
pub enum Mails {
    /// The mails that were given up in the last 90 days, the newest first, each with its cause and whom to call.
    List {
        /// How many to show.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
}

/// # Errors
/// The database's.
pub async fn mails(common: &Common, what: Mails) -> anyhow::Result<()> {
    let Mails::List { limit } = what;
    let ground = ground(common).await?;
    let directory = Directory::open(Arc::clone(&ground)).await?;
    let (given_up, counts) = {
        let mut conn = ground.db.read().await?;
        let given_up = mail::given_up(&mut conn, "", i64::from(limit)).await?;
        (given_up, mail::counts(&mut conn).await?)
    };
    let board = directory.board();
    for one in &given_up {
        let ended = one.ended_at.map(|at| at.to_string()).unwrap_or_default();
        say!(
            "{ended}  {}  [{}, {} attempts]",
            harmless(&one.request_key),
            harmless(one.problem.as_deref().unwrap_or("no cause")),
            one.attempts
        );
        if let Some(whom) = whom(&board, &one.request_key, ground.installation.languages[0]) {
            say!("    {}", harmless(&whom));
        }
    }
    say!(
        "{} given up in the last 90 days, {} shown; {} waiting",
        counts.given_up,
        given_up.len(),
        counts.waiting
    );
    Ok(())
}

/// The place that a mail was about, and how else it is reached: the cause of a mail is written in ids.
fn whom(board: &Board, request_key: &str, language: Language) -> Option<String> {
    let place = request_key
        .split(':')
        .filter_map(|part| Id::parse(part).ok())
        .find_map(|id| board.place(&id))?;
    let contact = [&place.phone, &place.website, &place.email];
    let parts = [
        Some(place.name.for_reader(language).text.to_owned()),
        place.street.clone(),
        place.postcode.map(|postcode| postcode.to_string()),
        contact.into_iter().flatten().next().cloned(),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
