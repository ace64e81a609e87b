//! What stands in the address with which a person comes back.

use url::form_urlencoded;

use crate::refused::Refused;
use crate::secret::Secret;

const LONGEST: usize = 8 * 1024;
const LONGEST_CODE: usize = 4 * 1024;

/// The parameters that count; others, such as `session_state`, are passed over.
#[derive(Debug, Default)]
pub(crate) struct Callback {
    pub state: Option<Secret>,
    pub issuer: Option<String>,
    code: Option<Secret>,
    error: Option<String>,
}

impl Callback {
    /// Reads the query of the address, without its question mark.
    pub(crate) fn read(query: &str) -> Result<Self, Refused> {
        if query.len() > LONGEST {
            return Err(Refused::CallbackTooLong);
        }
        let mut callback = Self::default();
        let mut seen = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.into_owned();
            match name.as_ref() {
                "state" => callback.state = Some(Secret::new(value)),
                "code" => callback.code = Some(Secret::new(value)),
                "iss" => callback.issuer = Some(value),
                "error" => callback.error = Some(value),
                _ => continue,
            }
            if seen.contains(&name) {
                return Err(Refused::CallbackRepeated);
            }
            seen.push(name);
        }
        Ok(callback)
    }

    /// The code, or why there is none.
    pub(crate) fn code(self) -> Result<Secret, Refused> {
        match (self.code, self.error) {
            (Some(_), Some(_)) => Err(Refused::CodeStrange),
            (None, Some(error)) => Err(said(&error)),
            (None, None) => Err(Refused::CodeMissing),
            (Some(code), None) => {
                // As RFC 6749 writes a code: visible ASCII and space.
                let fine = |c: char| c.is_ascii_graphic() || c == ' ';
                let text = code.expose();
                if text.is_empty() || text.len() > LONGEST_CODE || !text.chars().all(fine) {
                    return Err(Refused::CodeStrange);
                }
                Ok(code)
            }
        }
    }
}

/// The errors of RFC 6749 and OpenID Connect Core, by what follows from them.
fn said(error: &str) -> Refused {
    match error {
        "access_denied" => Refused::ServiceDenied,
        "login_required"
        | "interaction_required"
        | "account_selection_required"
        | "consent_required" => Refused::ServiceWantsMore,
        "temporarily_unavailable" | "server_error" => Refused::ServiceBusy,
        "invalid_request"
        | "unauthorized_client"
        | "unsupported_response_type"
        | "invalid_scope"
        | "invalid_request_uri"
        | "invalid_request_object"
        | "request_not_supported"
        | "request_uri_not_supported"
        | "registration_not_supported" => Refused::ServiceRequest,
        "unmet_authentication_requirements" => Refused::StrengthOther,
        _ => Refused::ServiceOther,
    }
}
