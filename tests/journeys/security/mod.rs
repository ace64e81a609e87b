//! What guards a sign-in: the cookie, the ends, the headers, forms from elsewhere, texts that want to be
//! more than text, guessing; and what a person does with their own account.

mod cookie;
mod forms;
mod guessing;
mod headers;
mod keeping;
pub mod payloads;
pub mod people;
mod public_computer;
pub mod routes;
