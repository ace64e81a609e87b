//! What is done: entering, leaving, choosing a hat. Every change is written with its trace in the audit;
//! nothing of it goes into the public change feed.

mod entering;
mod leaving;
mod passwords;
mod upkeep;

use db::AnyConnection;
use web::Ground;

pub use entering::{Entry, Refused, enter, is_waiting, prove, recognise};
pub use leaving::{choose_hat, hats_of, leave};
pub use passwords::Passwords;
pub use upkeep::scheduled;

/// Writes the trace of a change into the audit, in the same transaction.
async fn trace(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &str,
    action: &'static str,
    subject_id: &str,
) -> Result<(), db::Error> {
    let (subject_kind, _) = action.split_once('.').unwrap_or((action, ""));
    let change = ::jobs::Change {
        actor,
        action,
        subject_kind,
        subject_id,
        detail: serde_json::Value::Null,
    };
    ::jobs::trace(tx, &ground.ids, ground.clock.now(), &change).await
}
