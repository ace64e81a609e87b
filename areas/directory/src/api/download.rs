//! Whole downloads, made once for everybody who asks while nothing changed, and answers that somebody who has them
//! already need not get again.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use web::{Ground, Problem};

use crate::Directory;
use crate::model::Board;

/// What the compilation of all places is published under; facts keep the licence of their source.
pub const LICENCE: &str = "CC0-1.0";
pub const LICENCE_ADDRESS: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// How far the change feed had come when a download was made: what to send as `after`.
const POSITION: HeaderName = HeaderName::from_static("passerelle-position");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    GeoJson,
    Csv,
}

impl Format {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GeoJson => "application/geo+json",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
        }
    }

    /// Only what says whether places are open has to be made anew with every minute.
    const fn good_for_a_minute(self) -> bool {
        matches!(self, Self::GeoJson)
    }
}

/// A download as it was made.
#[derive(Debug)]
struct Made {
    position: i64,
    at: Timestamp,
    etag: String,
    body: Bytes,
}

/// The last download of each format; whoever asks while it is made waits for it.
#[derive(Debug, Default)]
pub struct Downloads([Mutex<Option<Arc<Made>>>; 3]);

impl Downloads {
    fn current(
        &self,
        directory: &Directory,
        format: Format,
        write: Write,
    ) -> Result<Arc<Made>, serde_json::Error> {
        let kept = &self.0[format as usize];
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        // In this order, as for the feed: the board may know more than the position says, never less.
        let position = directory.seen();
        let board = directory.board();
        let now = directory.ground.clock.now();
        let fresh = |made: &Arc<Made>| {
            let same_minute = made.at.as_second().div_euclid(60) == now.as_second().div_euclid(60);
            made.position == position && (same_minute || !format.good_for_a_minute())
        };
        if let Some(made) = kept.as_ref().filter(|made| fresh(made)) {
            return Ok(Arc::clone(made));
        }
        let moment = Moment { at: now, position };
        let written = write(&directory.ground, &board, &moment)?;
        let made = Arc::new(Made {
            position,
            at: now,
            etag: etag(&[position.to_string().as_bytes(), written.places.as_bytes()]),
            body: (written.dated + &written.places).into(),
        });
        *kept = Some(Arc::clone(&made));
        Ok(made)
    }
}

/// A download in its two parts. Only the second makes its tag, so that two servers, or one that was started anew,
/// agree on it.
#[derive(Debug)]
pub struct Written {
    /// What says when it was made; it comes first.
    pub dated: String,
    pub places: String,
}

/// When a download is made, and how far the change feed had come.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub at: Timestamp,
    pub position: i64,
}

/// Writes all places, as of a moment.
pub type Write = fn(&Ground, &Board, &Moment) -> Result<Written, serde_json::Error>;

/// All places in one format.
pub async fn download(
    directory: Arc<Directory>,
    asked: &HeaderMap,
    format: Format,
    write: Write,
) -> Result<Response, Problem> {
    let for_it = Arc::clone(&directory);
    let made =
        tokio::task::spawn_blocking(move || for_it.downloads.current(&for_it, format, write));
    let made = made.await.map_err(internal)?.map_err(internal)?;
    let mut response = unless_known(asked, &made.etag, format.content_type(), made.body.clone());
    let headers = response.headers_mut();
    headers.insert(POSITION, HeaderValue::from(made.position));
    let language = directory.ground.installation.languages[0];
    let about = format!(
        "<{LICENCE_ADDRESS}>; rel=\"license\", <{}/{language}/data>; rel=\"describedby\"",
        directory.ground.installation.address
    );
    if let Ok(about) = HeaderValue::from_str(&about) {
        headers.insert(header::LINK, about);
    }
    let dated = [
        (
            header::LAST_MODIFIED,
            made.at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        ),
        (
            header::CONTENT_DISPOSITION,
            format!(
                "inline; filename=\"places-{}.{}\"",
                made.at.strftime("%Y-%m-%d"),
                format.ending()
            ),
        ),
    ];
    for (name, value) in dated {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    Ok(response)
}

fn internal(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}

/// The tag of an answer with this content. Weak, since answers are compressed on their way out.
pub fn etag(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
        digest.update([0]);
    }
    format!("W/\"{}\"", &kernel::hex(&digest.finalize())[..32])
}

/// The answer; or 304 and nothing, where whoever asks says that they have it (RFC 9110, 13.1.2).
pub fn unless_known(
    asked: &HeaderMap,
    etag: &str,
    content_type: &'static str,
    body: impl Into<Body>,
) -> Response {
    let mut response = if has(asked, etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type)], body.into()).into_response()
    };
    if let Ok(etag) = HeaderValue::from_str(etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

/// JSON with its tag.
pub fn json_unless_known(
    asked: &HeaderMap,
    value: &impl serde::Serialize,
) -> Result<Response, Problem> {
    let body = serde_json::to_string(value).map_err(internal)?;
    let etag = etag(&[body.as_bytes()]);
    Ok(unless_known(
        asked,
        &etag,
        Format::Json.content_type(),
        body,
    ))
}

/// Tags are compared weakly: `W/"a"` and `"a"` are one.
fn has(asked: &HeaderMap, etag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = asked.get_all(header::IF_NONE_MATCH).iter();
    known
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || plain(tag) == plain(etag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.append(header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap());
        headers
    }

    #[test]
    fn our_own_export_comes_back_under_the_licence_that_it_was_published_under() {
        let own = crate::model::shipped_mapping("passerelle").unwrap();
        assert_eq!(own.unwrap().source.licence, LICENCE);
    }

    #[test]
    fn whoever_has_the_answer_gets_it_not_again() {
        let tag = etag(&[b"places"]);
        assert_eq!(tag, etag(&[b"places"]));
        assert_ne!(tag, etag(&[b"places", b""]));
        let plain = tag.trim_start_matches("W/");
        for known in [tag.as_str(), plain, "*", &format!("\"other\", {tag}")] {
            let answer = unless_known(&asking(known), &tag, "text/plain", "places");
            assert_eq!(answer.status(), 304, "{known}");
            assert_eq!(answer.headers()[header::ETAG], tag.as_str());
        }
        for other in ["\"other\"", "W/\"", "", ",,"] {
            let answer = unless_known(&asking(other), &tag, "text/plain", "places");
            assert_eq!(answer.status(), 200, "{other}");
        }
    }
}
