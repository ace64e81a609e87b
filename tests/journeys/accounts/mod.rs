//! Who may enter: invitations, the team of an organisation, what is forgotten.

mod audit;
mod forgetting;
mod inviting;
pub mod people;
mod refusals;
mod team;
