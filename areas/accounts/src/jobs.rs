//! What is done: inviting, joining, entering, leaving, choosing a hat. Every change is written with its trace in the audit;
//! nothing of it goes into the public change feed.

mod confirming;
mod entering;
mod inviting;
mod joining;
mod keeping;
mod leaving;
mod login_service;
mod passwords;
mod proving;
mod running;
mod upkeep;
mod visiting;

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use web::Ground;

pub use confirming::confirm_sign_in;
pub use entering::{Entry, Refused, enter, left_behind, prove, recognise, waiting};
pub use inviting::{
    Invited, Member, MemberError, end_membership, invitations, invite, invite_to_renew, members,
    renew_membership, withdraw,
};
pub use joining::{JoinRefused, Joined, Joining, Mend, Offer, join, look, renew, take};
pub use keeping::{
    ChangeRefused, Changed, Overview, change_account, change_password, end_one, end_others,
    overview,
};
pub use leaving::{choose_hat, hats_of, leave};
pub use login_service::{LoginService, return_address};
pub use passwords::{PasswordFailure, Passwords};
pub use proving::{AppRefused, new_codes, remove_app, set_up_app};
pub use running::{
    AccountError, KnownAccount, close_account, give_new_password, list_accounts,
    organisation_of_membership,
};
pub use upkeep::scheduled;
pub use visiting::{
    Came, Errand, NotIn, Return, come_back, end_address, login_links, set_out, unlink,
};

/// The day in Brussels.
fn today(now: Timestamp) -> Date {
    kernel::clock::in_brussels(now).date()
}

/// An account as the audit names it.
fn code_of(account: &Id) -> String {
    format!("account:{account}")
}

/// Writes the trace of a change into the audit, in the same transaction.
async fn trace(
    tx: &mut AnyConnection,
    ground: &Ground,
    actor: &str,
    action: &'static str,
    subject_id: &str,
) -> Result<(), db::Error> {
    let change = ::jobs::Change::of(actor, action, subject_id, serde_json::Value::Null);
    ::jobs::trace(tx, &ground.ids, ground.clock.now(), &change).await
}
