//! Headers on every answer: what a browser must not do with our pages.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// The content policy: nothing from elsewhere, no frames, no forms to elsewhere. `script-src 'self'`
/// serves the small file that asks the device where it is, and the one that has a form remarked on while somebody
/// writes, which `connect-src 'self'` is for; JSON-LD is data and needs no permission.
/// The one exception is `data:` for images: the icon stands in the page itself, which spares a request.
macro_rules! content_security {
    ($framed_by:literal) => {
        concat!(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ",
            $framed_by
        )
    };
}

const CONTENT_SECURITY: &str = content_security!("'none'");

/// The same for the one page that others show within theirs. It has no form and no session to steal a click from.
pub const CONTENT_SECURITY_IN_ANY_FRAME: &str = content_security!("*");

pub async fn protect(request: Request, next: Next) -> Response {
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
    // Addresses hold a postcode and a need: they go to nobody else. Not `no-referrer`, under which
    // browsers also hide the origin of our own forms, and these could not be told from another site's.
    set(header::REFERRER_POLICY, "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "geolocation=(self), camera=(), microphone=()",
    );
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(header::CACHE_CONTROL, "no-cache");
    if is_open_data {
        // Whoever asks gets the same, so that nobody's browser can be used to read more.
        set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    response
}
