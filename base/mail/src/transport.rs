//! The ways out.

mod file;
mod memory;
mod smtp;

use std::borrow::Cow;
use std::path::PathBuf;

pub use memory::Memory;
pub use smtp::Server;

use crate::{Letter, Sender};

pub enum Transport {
    Off,
    File { from: Sender, folder: PathBuf },
    Smtp { from: Sender, server: Server },
    Memory { from: Sender, memory: Memory },
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) what_now: WhatNow,
    /// A code without personal data, such as `smtp-550`.
    pub(crate) problem: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatNow {
    /// This mail will never leave.
    GiveUp,
    /// This mail may leave later.
    Later,
    /// No mail leaves at present: this one may later, with as many attempts as it had, and others need not be
    /// tried now.
    NothingLeaves,
}

impl Refusal {
    /// This mail will never leave.
    #[must_use]
    pub fn for_good(problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(WhatNow::GiveUp, problem)
    }

    /// This mail may leave later.
    #[must_use]
    pub fn for_now(problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(WhatNow::Later, problem)
    }

    /// No mail leaves at present.
    #[must_use]
    pub fn of_all(problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(WhatNow::NothingLeaves, problem)
    }

    fn new(what_now: WhatNow, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            what_now,
            problem: problem.into(),
        }
    }
}

impl Transport {
    pub async fn send(&self, letter: &Letter) -> Result<(), Refusal> {
        let bytes = |from: &Sender| {
            letter
                .bytes(from)
                .map_err(|_| Refusal::for_good("unwritable"))
        };
        match self {
            Self::Off => Err(Refusal::for_good("off")),
            Self::File { from, folder } => file::write(folder, &letter.id, &bytes(from)?).await,
            Self::Smtp { from, server } => server.send(from, letter, &bytes(from)?).await,
            Self::Memory { from, memory } => memory.take(letter, bytes(from)?).await,
        }
    }
}
