//! The rules of signing in, over plain types: names, passwords, codes, times. No clock, no chance of its own.

mod attempt;
mod code;
mod name;
mod password;
mod span;

pub use attempt::{MOST_FAILURES, blocked_after};
pub use code::{Code, TotpSecret, is_totp_code};
pub use name::{NameProblem, SignInName};
pub use password::{PasswordProblem, check_password};
pub use span::{CONFIRMED, Span};
