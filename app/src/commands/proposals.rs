//! Places that people proposed: `proposals list`, `proposals accept`, `proposals refuse`.

use std::sync::Arc;

use anyhow::Context;
use directory::{RefusedAs, Verified};
use kernel::Id;
use kernel::geography::Belgium;
use web::{Actor, Ground};

use super::ground;
use crate::Common;
use crate::terminal::{harmless, say};

/// What the command line says of proposals.
#[derive(Debug, clap::Subcommand)]
pub enum Proposals {
    /// The proposals that wait, oldest first; those of communes that nobody coordinates wait for you.
    List,
    /// Makes the place that was proposed, as it was proposed: check it first.
    Accept { id: String },
    /// Says that it becomes no place: no_help, not_found, closed, not_public or not_useful.
    Refuse { id: String, reason: String },
}

/// # Errors
/// An unknown proposal, one that was decided on before, an unknown reason, or the database's.
pub async fn proposals(common: &Common, what: Proposals) -> anyhow::Result<()> {
    let ground: Arc<Ground> = ground(common).await?;
    let permit = directory::may_decide_proposals(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    match what {
        Proposals::List => {
            let waiting = directory::list_proposals(&ground, &permit).await?;
            for (proposal, covered) in &waiting {
                let draft = &proposal.draft;
                let commune = Belgium::get().commune(draft.commune);
                let commune = commune.map_or("", |commune| commune.local_name());
                let postcode = draft.postcode.map(|postcode| format!("{postcode} "));
                say!(
                    "{}  {}  [{}, {}] {} ({}{commune}){}",
                    proposal.id,
                    proposal.made_at,
                    proposal.number,
                    draft.known_by.code(),
                    harmless(&draft.name),
                    postcode.unwrap_or_default(),
                    if *covered {
                        ""
                    } else {
                        "  nobody coordinates this commune"
                    }
                );
                let needs: Vec<&str> = draft.needs.iter().map(|need| need.code()).collect();
                let needs = (!needs.is_empty()).then(|| needs.join(" "));
                let facts = [
                    ("help", needs.as_ref()),
                    ("street", draft.street.as_ref()),
                    ("hours", draft.hours.as_ref()),
                    ("phone", draft.phone.as_ref()),
                    ("site", draft.website.as_ref()),
                ];
                for (name, fact) in facts {
                    if let Some(fact) = fact {
                        say!("    {name}: {}", harmless(fact));
                    }
                }
                for line in draft.message.lines() {
                    say!("    {}", harmless(line));
                }
            }
            say!("{} to decide", waiting.len());
        }
        Proposals::Accept { id } => {
            let id = proposal_id(&id)?;
            let everything = Verified::EVERYTHING;
            let place = directory::accept_proposal(&ground, &permit, &id, everything).await?;
            say!("accepted: the place is {place}");
        }
        Proposals::Refuse { id, reason } => {
            let id = proposal_id(&id)?;
            let known: Vec<&str> = RefusedAs::ALL.iter().map(|reason| reason.code()).collect();
            let reason = RefusedAs::parse(&reason).with_context(|| {
                format!(
                    "\"{reason}\" is not known; a proposal is refused as {}",
                    known.join(", ")
                )
            })?;
            directory::refuse_proposal(&ground, &permit, &id, reason).await?;
            say!("refused; the proposal is deleted in 90 days");
        }
    }
    Ok(())
}

fn proposal_id(id: &str) -> anyhow::Result<Id> {
    Id::parse(id).with_context(|| format!("\"{id}\" is not a proposal's id"))
}
