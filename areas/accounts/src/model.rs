//! The rules of signing in, over plain types: names, passwords, codes, times. No clock, no chance of its own.

mod attempt;
mod code;
mod day;
mod digit;
mod email;
mod membership;
mod name;
mod password;
mod span;

pub use attempt::{LONGEST_BLOCK, blocked_after};
pub use code::{Code, TotpSecret};
pub use day::{last_moment, parse_day};
pub use email::is_email;
pub use membership::{
    DayProblem, LONGEST_FOR_WHOM, for_whom, last_day, may_be_for_one_place, shown_name,
};
pub use name::{NameProblem, SignInName};
pub use password::{PasswordProblem, check_password};
pub use span::{CONFIRMED, Span};
