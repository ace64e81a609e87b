//! What can go wrong with a request, and how it is told: a page in the person's language, or
//! `application/problem+json` (RFC 9457) under `/api/`.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use kernel::Language;
use serde_json::json;

use crate::address::{self, language_of};
use crate::ground::Ground;
use crate::shell::{Shell, SignedIn};
use crate::sign_in::SignIn;

/// What a handler of pages gives back.
pub type PageResult = Result<Response, Problem>;

/// Why a request cannot be answered as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    NotFound,
    /// It has another address now, and for good.
    Moved {
        to: String,
    },
    /// It was here, and is not any more.
    Gone,
    Forbidden,
    /// Only for somebody who has signed in, and nobody has, or not any more.
    SignedOut,
    /// A form that another site sends in a person's name.
    FromElsewhere,
    MethodNotAllowed,
    TooLarge,
    /// Too many at once from one place; worth trying again after so many seconds.
    TooMany {
        retry_after_s: u64,
    },
    /// What was sent cannot be understood: the field, and what is expected there (a message key).
    BadInput {
        field: String,
        expected: String,
        /// What may have been meant, to send instead.
        suggestions: Vec<String>,
    },
    /// The database does not answer for the moment.
    Unavailable,
    /// A defect of ours: the text is for the log, never for the page.
    Internal(String),
}

impl Problem {
    /// A parameter, and the message that says what is expected there.
    #[must_use]
    pub fn bad_input(field: &str, expected: &str) -> Self {
        Self::BadInput {
            field: field.to_owned(),
            expected: expected.to_owned(),
            suggestions: Vec::new(),
        }
    }

    /// Something was sent that cannot be read at all.
    #[must_use]
    pub fn nothing_readable() -> Self {
        Self::bad_input("", "")
    }

    /// Nothing is at this address; where it is only written a little wrong, the right one is told.
    #[must_use]
    pub fn not_here(uri: &Uri, offered: &[Language]) -> Self {
        address::tidied(uri, offered).map_or(Self::NotFound, |to| Self::Moved { to })
    }

    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Moved { .. } => StatusCode::PERMANENT_REDIRECT,
            Self::Gone => StatusCode::GONE,
            Self::Forbidden | Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::BadInput { .. } => StatusCode::BAD_REQUEST,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The start of this problem's messages: `problem-not-found-title`, `problem-not-found-what`.
    const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Moved { .. } => "moved",
            Self::Gone => "gone",
            Self::Forbidden => "forbidden",
            Self::SignedOut => "signed-out",
            Self::FromElsewhere => "elsewhere",
            Self::MethodNotAllowed => "method",
            Self::TooLarge => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::BadInput { .. } => "bad-input",
            Self::Unavailable => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::MethodNotAllowed),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::BAD_REQUEST
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::LENGTH_REQUIRED => Some(Self::nothing_readable()),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Unavailable),
            StatusCode::INTERNAL_SERVER_ERROR => {
                Some(Self::Internal("an answer without a cause".to_owned()))
            }
            _ => None,
        }
    }
}

impl From<db::Error> for Problem {
    fn from(error: db::Error) -> Self {
        if error.is_unavailable() {
            Self::Unavailable
        } else {
            Self::Internal(error.to_string())
        }
    }
}

/// A problem travels as a bare status; [`render`] gives it its words once it knows for whom.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    shell: Shell,
    title: String,
    what: String,
    detail: Option<String>,
    reference: Option<String>,
}

/// The layer that writes out every problem, whoever raised it.
pub async fn render(State(ground): State<Arc<Ground>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let known = response.extensions().get::<Problem>().cloned();
    let ours = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.to_str()
                .is_ok_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/"))
        });
    let problem = match known {
        Some(problem) => problem,
        None if ours => return response,
        None => match Problem::of_status(response.status()) {
            Some(problem) => problem,
            None => return response,
        },
    };
    // What the browser is to drop, it drops with a problem too.
    let kept = [
        header::ALLOW,
        header::SET_COOKIE,
        HeaderName::from_static("clear-site-data"),
    ]
    .map(|name| (response.headers().get(&name).cloned(), name));
    let who = response.extensions().get::<Arc<SignIn>>();
    let mut answer = write_out(&ground, &path, &problem, who.map(AsRef::as_ref));
    for (value, name) in kept {
        if let Some(value) = value {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

fn write_out(ground: &Ground, path: &str, problem: &Problem, who: Option<&SignIn>) -> Response {
    if let Problem::Moved { to } = problem {
        let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
        return (problem.status(), [(header::LOCATION, to)]).into_response();
    }
    let reference = if let Problem::Internal(cause) = problem {
        let reference = ground.ids.next(ground.clock.now()).to_string();
        tracing::error!(
            reference,
            cause,
            "a request failed through a defect of ours"
        );
        Some(reference)
    } else {
        None
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Problem::TooMany { retry_after_s } = problem {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(*retry_after_s));
    }
    let (language, rest) = language_of(path, &ground.installation.languages)
        .unwrap_or_else(|| (ground.installation.languages[0], "/".to_owned()));
    let for_machines = path.starts_with("/api/");
    // Machines read English, whatever the people of the installation read.
    let t = ground.texts(if for_machines {
        Language::English
    } else {
        language
    });
    let title = t.get(&format!("problem-{}-title", problem.key()));
    let what = t.get(&format!("problem-{}-what", problem.key()));
    if for_machines {
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        let mut body = json!({ "type": format!("urn:passerelle:problem:{}", problem.key()), "title": title,
            "status": problem.status().as_u16(), "detail": what });
        if let Problem::BadInput {
            field,
            expected,
            suggestions,
        } = problem
        {
            body["field"] = json!(field);
            if !expected.is_empty() {
                body["detail"] = json!(t.get(expected));
            }
            if !suggestions.is_empty() {
                body["suggestions"] = json!(suggestions);
            }
        }
        if let Some(reference) = reference {
            body["instance"] = json!(format!("urn:uuid:{reference}"));
        }
        return (problem.status(), headers, body.to_string()).into_response();
    }
    // The switch of languages leads to the start, not to an address that does not work.
    let rest = if matches!(problem, Problem::NotFound | Problem::Gone) {
        "/".to_owned()
    } else {
        rest
    };
    let today = kernel::clock::in_brussels(ground.clock.now()).date();
    let mut shell = Shell::bare(ground, t, &rest, title.clone(), today);
    shell.signed_in = who.map(|who| SignedIn::new(who, &shell.t));
    let detail = match problem {
        Problem::BadInput { expected, .. } if !expected.is_empty() => Some(shell.t.get(expected)),
        _ => None,
    };
    let page = ProblemPage {
        shell,
        title,
        what,
        detail,
        reference,
    };
    let html = page.render().unwrap_or_else(|_| page.title.clone());
    (problem.status(), headers, Html(html)).into_response()
}
