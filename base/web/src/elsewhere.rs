//! Whether a form was sent by another site in a person's name.
//!
//! Browsers say from where they send, and a site cannot make them say otherwise: `Sec-Fetch-Site`
//! (Fetch Metadata) and `Origin` (the Fetch standard). Old telephones say neither, and are believed.

use axum::http::{HeaderMap, HeaderName, header};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// `public` is the installation's address, such as `https://help.example`.
#[must_use]
pub fn sent_by(headers: &HeaderMap, public: &str) -> bool {
    let site = headers.get(FETCH_SITE).map(|site| site.as_bytes());
    if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
        return true;
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return false;
    };
    let Ok(origin) = origin.to_str() else {
        return true;
    };
    // A proxy or an extension may hide the origin of our own forms; the other header then decides.
    if origin == "null" {
        return site.is_none();
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let own = host.is_some_and(|host| {
        origin
            .split_once("://")
            .is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host))
    });
    !own && !origin.eq_ignore_ascii_case(public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(said: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:8080".parse().unwrap());
        for (name, value) in said {
            headers.insert(*name, value.parse().unwrap());
        }
        sent_by(&headers, "https://help.example")
    }

    #[test]
    fn our_own_forms_come_in_from_old_and_new_browsers() {
        for own in [
            [].as_slice(),
            &[("origin", "https://help.example")],
            &[("origin", "http://127.0.0.1:8080")],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "https://help.example"),
            ],
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        ] {
            assert!(!sent(own), "{own:?}");
        }
    }

    #[test]
    fn another_sites_form_stays_outside() {
        for foreign in [
            [("origin", "http://evil.example")].as_slice(),
            &[("origin", "null")],
            &[("origin", "https://help.example.evil.example")],
            &[("origin", "http://help.example")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://help.example"),
            ],
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "http://evil.example"),
            ],
        ] {
            assert!(sent(foreign), "{foreign:?}");
        }
    }
}
