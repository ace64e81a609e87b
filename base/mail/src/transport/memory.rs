//! For tests: mails that leave are kept, and a test says which are refused.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::Refusal;
use crate::Letter;

/// What left, in order. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    sent: Vec<(Letter, Vec<u8>)>,
    refusals: VecDeque<Refusal>,
}

impl Memory {
    /// The mails that left, oldest first.
    #[must_use]
    pub fn sent(&self) -> Vec<Letter> {
        self.with(|inner| {
            inner
                .sent
                .iter()
                .map(|(letter, _)| letter.clone())
                .collect()
        })
    }

    /// The same mails as they went over the wire.
    #[must_use]
    pub fn bytes(&self) -> Vec<Vec<u8>> {
        self.with(|inner| inner.sent.iter().map(|(_, bytes)| bytes.clone()).collect())
    }

    /// The next mail is refused; called again, the one behind it too.
    pub fn refuse(&self, refusal: Refusal) {
        self.with(|inner| inner.refusals.push_back(refusal));
    }

    /// What was to be refused is taken after all.
    pub fn refuse_no_more(&self) {
        self.with(|inner| inner.refusals.clear());
    }

    pub(crate) async fn take(&self, letter: &Letter, bytes: Vec<u8>) -> Result<(), Refusal> {
        // Where a mail server would be waited for, others get their turn.
        tokio::task::yield_now().await;
        self.with(|inner| match inner.refusals.pop_front() {
            Some(refusal) => Err(refusal),
            None => {
                inner.sent.push((letter.clone(), bytes));
                Ok(())
            }
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
