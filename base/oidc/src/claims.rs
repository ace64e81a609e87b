//! What a token says, and whether it may be believed at this moment, here, for this sign-in.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use crate::hash::half;
use crate::refused::Refused;
use crate::secret::Secret;
use crate::{LONGEST_SIGN_IN, SKEW};

/// Who signed in, as the login service says. Nothing else is kept of what it sent: no number of the
/// national register, no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    /// The person at this issuer, for ever. An account is found by issuer and subject together,
    /// never by name or e-mail: those pass from one person to another.
    pub subject: String,
    pub name: Option<String>,
    pub email: Option<String>,
    /// True only where the service says that it checked the e-mail address.
    pub email_verified: bool,
    /// How the person signed in, in the service's own word (`acr`).
    pub strength: Option<String>,
    /// The means that were used (`amr`).
    pub means: Vec<String>,
    /// When the person signed in at the service, which may be long before.
    pub signed_in_at: Option<Timestamp>,
}

/// What this sign-in expects of its token.
#[derive(Debug)]
pub(crate) struct Expected<'e> {
    pub issuer: &'e str,
    pub client_id: &'e str,
    pub nonce: &'e Secret,
    pub code: &'e str,
    pub access_token: Option<&'e str>,
    /// Empty: any.
    pub strengths: &'e [String],
    /// The person signed in at most this long ago.
    pub max_age: Option<SignedDuration>,
    /// The person was to sign in anew, at or after this moment.
    pub anew_since: Option<Timestamp>,
}

const LONGEST_SUBJECT: usize = 255;
const LONGEST_TEXT: usize = 255;
const MOST_MEANS: usize = 20;

pub(crate) fn check(
    claims: &Map<String, Value>,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<Identity, Refused> {
    let claims = Claims(claims);
    // A logout token has the same issuer, key and audience, but an `events`.
    if claims.0.contains_key("events") {
        return Err(Refused::TokenKind);
    }
    if claims.text("iss")? != Some(expected.issuer) {
        return Err(Refused::IssuerOther);
    }
    claims.check_audience(expected.client_id)?;
    claims.check_times(now)?;
    let nonce = claims.text("nonce")?.ok_or(Refused::NonceMissing)?;
    if !expected.nonce.is(nonce) {
        return Err(Refused::NonceOther);
    }
    let subject = claims.text("sub")?.ok_or(Refused::SubjectMissing)?;
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT || subject.contains(char::is_control) {
        return Err(Refused::SubjectStrange);
    }
    let strength = claims.text("acr")?;
    if !expected.strengths.is_empty() {
        let strength = strength.ok_or(Refused::StrengthMissing)?;
        if !expected.strengths.iter().any(|wanted| wanted == strength) {
            return Err(Refused::StrengthOther);
        }
    }
    let signed_in_at = claims.check_sign_in(expected, now)?;
    let fits = |name, of: Option<&str>| -> Result<bool, Refused> {
        let said = claims.text(name)?;
        Ok(said.is_none_or(|said| of.is_some_and(|of| Secret::new(half(of)).is(said))))
    };
    if !fits("at_hash", expected.access_token)? {
        return Err(Refused::AccessHashOther);
    }
    if !fits("c_hash", Some(expected.code))? {
        return Err(Refused::CodeHashOther);
    }
    let email = claims.shown("email").filter(|email| email.contains('@'));
    Ok(Identity {
        issuer: expected.issuer.to_owned(),
        subject: subject.to_owned(),
        name: claims.name(),
        email_verified: email.is_some()
            && claims.0.get("email_verified") == Some(&Value::Bool(true)),
        email,
        strength: strength.map(str::to_owned),
        means: claims.means(),
        signed_in_at,
    })
}

#[derive(Clone, Copy)]
struct Claims<'c>(&'c Map<String, Value>);

impl<'c> Claims<'c> {
    fn text(self, name: &str) -> Result<Option<&'c str>, Refused> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Refused::ClaimUnreadable),
        }
    }

    /// Seconds since 1970, perhaps with a fraction.
    fn moment(self, name: &str) -> Result<Option<Timestamp>, Refused> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        let seconds = value
            .as_f64()
            .filter(|seconds| (0.0..=1e11).contains(seconds))
            .ok_or(Refused::ClaimUnreadable)?;
        // Cut off at the second; a second is far below what clocks may be apart.
        #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
        let seconds = seconds as i64;
        Timestamp::from_second(seconds)
            .map(Some)
            .map_err(|_| Refused::ClaimUnreadable)
    }

    fn check_audience(self, client_id: &str) -> Result<(), Refused> {
        let (meant, several) = match self.0.get("aud") {
            Some(Value::String(one)) => (one == client_id, false),
            Some(Value::Array(list)) => {
                if !list.iter().all(Value::is_string) {
                    return Err(Refused::ClaimUnreadable);
                }
                (list.iter().any(|one| one == client_id), list.len() > 1)
            }
            None => (false, false),
            Some(_) => return Err(Refused::ClaimUnreadable),
        };
        if !meant {
            return Err(Refused::AudienceOther);
        }
        match self.text("azp")? {
            Some(made_for) if made_for != client_id => Err(Refused::AuthorizedOther),
            None if several => Err(Refused::AuthorizedMissing),
            _ => Ok(()),
        }
    }

    fn check_times(self, now: Timestamp) -> Result<(), Refused> {
        let expires = self.moment("exp")?.ok_or(Refused::ExpiryMissing)?;
        let issued = self.moment("iat")?.ok_or(Refused::IssuedMissing)?;
        if now.duration_since(expires) >= SKEW {
            return Err(Refused::Expired);
        }
        if issued.duration_since(now) > SKEW {
            return Err(Refused::IssuedInFuture);
        }
        if now.duration_since(issued) > LONGEST_SIGN_IN + SKEW {
            return Err(Refused::IssuedLongAgo);
        }
        let begins = self.moment("nbf")?;
        if begins.is_some_and(|begins| begins.duration_since(now) > SKEW) {
            return Err(Refused::NotYet);
        }
        Ok(())
    }

    fn check_sign_in(
        self,
        expected: &Expected<'_>,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Refused> {
        let at = self.moment("auth_time")?;
        if at.is_some_and(|at| at.duration_since(now) > SKEW) {
            return Err(Refused::SignInInFuture);
        }
        if let Some(max_age) = expected.max_age {
            let at = at.ok_or(Refused::SignInTimeMissing)?;
            if now.duration_since(at) > max_age.saturating_add(SKEW) {
                return Err(Refused::SignInTooOld);
            }
        }
        // Without `max_age` a service need not say it; where it does, it must not be an old sign-in.
        if let (Some(since), Some(at)) = (expected.anew_since, at)
            && since.duration_since(at) > SKEW
        {
            return Err(Refused::SignInTooOld);
        }
        Ok(at)
    }

    /// A text to be shown, or nothing where it is of another kind or strange: nobody is kept out
    /// because of it.
    fn shown(self, name: &str) -> Option<String> {
        let text = self.0.get(name)?.as_str()?.trim();
        let fine = !text.is_empty()
            && text.chars().count() <= LONGEST_TEXT
            && !text.contains(char::is_control);
        fine.then(|| text.to_owned())
    }

    /// Some services send no whole name, but its parts.
    fn name(self) -> Option<String> {
        self.shown("name").or_else(|| {
            let parts: Vec<String> = ["given_name", "family_name"]
                .into_iter()
                .filter_map(|part| self.shown(part))
                .collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        })
    }

    fn means(self) -> Vec<String> {
        let list = self.0.get("amr").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .filter(|word| !word.is_empty() && word.len() <= 64)
            .take(MOST_MEANS)
            .map(str::to_owned)
            .collect()
    }
}
