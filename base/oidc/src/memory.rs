//! What a client remembers between sign-ins: the service's document and keys for a while, and which
//! sign-ins were finished.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use ring::digest::{SHA256, digest};

use crate::LONGEST_SIGN_IN;
use crate::fetch::{Fetch, Request, Response};
use crate::keys::Keys;
use crate::metadata::Metadata;
use crate::provider::{Algorithm, Provider};
use crate::refused::Refused;

const METADATA_KEPT: SignedDuration = SignedDuration::from_hours(24);
const KEYS_KEPT: SignedDuration = SignedDuration::from_hours(1);
/// Keys that nobody knows make us ask anew at most this often.
const REFETCHED_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// A service that did not answer is left alone for so long; everybody would wait for it in vain.
const LEFT_ALONE: SignedDuration = SignedDuration::from_secs(10);
const MOST_BYTES: usize = 64 * 1024;

#[derive(Debug, Default)]
pub(crate) struct Memory {
    metadata: Option<(Timestamp, Arc<Metadata>)>,
    keys: Option<(Timestamp, Keys)>,
    /// When keys were last fetched because a token named one that was not there.
    refetched: Option<Timestamp>,
    failed: Option<(Timestamp, Refused)>,
}

/// Whether `at` is less than `kept` away. A clock that was set back makes nothing last longer.
fn is_within(at: Timestamp, now: Timestamp, kept: SignedDuration) -> bool {
    now.duration_since(at).abs() < kept
}

impl Memory {
    pub(crate) async fn metadata(
        &mut self,
        provider: &Provider,
        network: &dyn Fetch,
        now: Timestamp,
    ) -> Result<Arc<Metadata>, Refused> {
        if let Some((at, metadata)) = &self.metadata
            && is_within(*at, now, METADATA_KEPT)
        {
            return Ok(Arc::clone(metadata));
        }
        self.metadata = None;
        let address = provider
            .metadata_address()
            .parse()
            .map_err(|_| Refused::MetadataAddress)?;
        let request = Request::get(address, MOST_BYTES);
        let answer = self
            .ask(network, request, Refused::MetadataUnreachable, now)
            .await?;
        if !answer.is_json() {
            return Err(Refused::MetadataUnreadable);
        }
        let metadata = Arc::new(Metadata::read(&answer.body, provider)?);
        self.metadata = Some((now, Arc::clone(&metadata)));
        Ok(metadata)
    }

    /// The key that a token names, fetched anew if need be.
    pub(crate) async fn key(
        &mut self,
        id: Option<&str>,
        algorithm: Algorithm,
        metadata: &Metadata,
        network: &dyn Fetch,
        now: Timestamp,
    ) -> Result<crate::keys::Key, Refused> {
        let kept = self.keys.as_ref();
        if !kept.is_some_and(|(at, _)| is_within(*at, now, KEYS_KEPT)) {
            self.fetch_keys(metadata, network, now).await?;
        }
        match self.find(id, algorithm) {
            Err(Refused::KeyUnknown) => {}
            found => return found,
        }
        // Services change their keys. But a token with a made-up key must not make us ask and ask.
        if let Some(at) = self.refetched
            && is_within(at, now, REFETCHED_EVERY)
        {
            return Err(Refused::KeyUnknown);
        }
        self.refetched = Some(now);
        self.fetch_keys(metadata, network, now).await?;
        self.find(id, algorithm)
    }

    fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Result<crate::keys::Key, Refused> {
        let (_, keys) = self.keys.as_ref().ok_or(Refused::KeyUnknown)?;
        keys.find(id, algorithm)
    }

    /// Where this fails, keys that still hold are kept.
    pub(crate) async fn fetch_keys(
        &mut self,
        metadata: &Metadata,
        network: &dyn Fetch,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let request = Request::get(metadata.keys.clone(), MOST_BYTES);
        let answer = self
            .ask(network, request, Refused::KeysUnreachable, now)
            .await?;
        if !answer.is_json() {
            return Err(Refused::KeysUnreadable);
        }
        self.keys = Some((now, Keys::read(&answer.body)?));
        Ok(())
    }

    async fn ask(
        &mut self,
        network: &dyn Fetch,
        request: Request,
        unreachable: Refused,
        now: Timestamp,
    ) -> Result<Response, Refused> {
        if let Some((at, refused)) = self.failed
            && is_within(at, now, LEFT_ALONE)
        {
            return Err(refused);
        }
        let host = request.address.host_str().unwrap_or_default().to_owned();
        match network.fetch(request).await {
            Ok(answer) if answer.status == 200 => {
                self.failed = None;
                Ok(answer)
            }
            Ok(answer) => {
                tracing::warn!(
                    host,
                    status = answer.status,
                    "a login service answers badly"
                );
                self.failed = Some((now, unreachable));
                Err(unreachable)
            }
            Err(error) => {
                tracing::warn!(host, %error, "a login service does not answer");
                self.failed = Some((now, unreachable));
                Err(unreachable)
            }
        }
    }
}

/// The sign-ins that this process finished within the time that one may take. The caller takes each
/// away before it is finished; this catches a caller that does not.
#[derive(Debug, Default)]
pub(crate) struct Used(VecDeque<(Timestamp, [u8; 32])>);

/// Beyond so many in ten minutes the oldest are forgotten.
const MOST_USED: usize = 20_000;

impl Used {
    /// False where it was used before.
    pub(crate) fn take(&mut self, state: &str, now: Timestamp) -> bool {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, state.as_bytes()).as_ref());
        while let Some((at, _)) = self.0.front() {
            if is_within(*at, now, LONGEST_SIGN_IN) && self.0.len() < MOST_USED {
                break;
            }
            self.0.pop_front();
        }
        if self.0.iter().any(|(_, used)| *used == hash) {
            return false;
        }
        self.0.push_back((now, hash));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_used_once_and_forgotten_when_it_could_not_be_finished_any_more() {
        let mut used = Used::default();
        let now: Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
        assert!(used.take("one", now));
        assert!(!used.take("one", now));
        assert!(used.take("two", now + SignedDuration::from_mins(9)));
        assert!(!used.take("one", now + SignedDuration::from_mins(9)));
        assert!(used.take("three", now + SignedDuration::from_mins(11)));
        assert_eq!(used.0.len(), 2);
    }

    #[test]
    fn a_flood_of_sign_ins_does_not_fill_the_memory() {
        let mut used = Used::default();
        let now: Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
        for number in 0..MOST_USED {
            used.0
                .push_back((now, [u8::try_from(number % 256).unwrap(); 32]));
        }
        assert!(used.take("one", now));
        assert_eq!(used.0.len(), MOST_USED);
    }
}
