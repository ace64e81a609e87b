//! Notifications by e-mail: written down in the transaction of their cause, sent beside the requests.
//!
//! ```ignore
//! let to = mail::Address::parse(&form.email)?;
//! let message = mail::Message::new(&format!("session.cancelled:{session}:{booking}"), to, language, &subject, &text)?;
//! let mut tx = db.begin().await?;
//! store::cancel(&mut tx, &session).await?;
//! mail::queue(&mut tx, &ids, now, &message).await?;
//! tx.commit().await?;
//! ```
//! Where [`Mail::is_on`] says no, nobody will be written to: offer a list of people to call instead.

mod address;
mod housekeeping;
mod letter;
mod mailer;
mod message;
mod outbox;
mod settings;
mod store;
mod transport;

pub use address::{Address, AddressError, Sender, SenderError};
pub use letter::Letter;
pub use mailer::{Mail, MailError, Pass};
pub use message::{Message, MessageError};
pub use outbox::{Counts, Standing, State, counts, given_up, queue, standing, withdraw};
pub use settings::{Login, Security, ServerError, Settings, Smtp};
pub use transport::{Memory, Refusal};

/// The tables of this crate.
#[must_use]
pub const fn migrations() -> &'static [db::Migration] {
    &[db::migration!("202611282010_mail_messages")]
}
