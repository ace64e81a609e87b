//! Headers on every answer: what a browser must not do with our pages.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::ground::Ground;

/// The content policy: nothing from elsewhere, no frames, no forms to elsewhere. `script-src 'self'`
/// serves the small file that asks the device where it is, and the one that has a form remarked on while somebody
/// writes, which `connect-src 'self'` is for; JSON-LD is data and needs no permission.
/// The one exception is `data:` for images: the icon stands in the page itself, which spares a request.
macro_rules! content_security {
    ($framed_by:literal) => {
        concat!(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
             connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors ",
            $framed_by
        )
    };
}

const CONTENT_SECURITY: &str = content_security!("'none'");

/// The same for the one page that others show within theirs. It has no form and no session to steal a click from.
pub const CONTENT_SECURITY_IN_ANY_FRAME: &str = content_security!("*");

/// A year; browsers then do not even try without protection. Subdomains are not included: the host may
/// be a commune's own name, and what else lives below it is not ours to switch off. The cookie does not
/// need it either, since `__Host-` keeps subdomains from setting it.
const ONLY_PROTECTED: &str = "max-age=31536000";

pub async fn protect(State(ground): State<Arc<Ground>>, request: Request, next: Next) -> Response {
    let is_open_data = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Addresses hold a postcode and a need, or the code of an invitation: they go to nobody else. Not
    // `no-referrer`, under which browsers also hide the origin of our own forms, and these could not be
    // told from another site's: iPads before 16.4 send no `Sec-Fetch-Site` that would decide then. To
    // other sites both say the same, nothing; and from our own site to itself nobody reads it.
    set(header::REFERRER_POLICY, "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    );
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        CROSS_ORIGIN_RESOURCES,
        if is_open_data {
            "cross-origin"
        } else {
            "same-origin"
        },
    );
    if ground.installation.address.starts_with("https://") {
        set(header::STRICT_TRANSPORT_SECURITY, ONLY_PROTECTED);
    }
    set(header::CACHE_CONTROL, "no-cache");
    if is_open_data {
        // Whoever asks gets the same, so that nobody's browser can be used to read more.
        set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    response
}

/// Which sites may use an answer within their own pages.
pub const CROSS_ORIGIN_RESOURCES: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");
