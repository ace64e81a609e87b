//! Setting a code app up, and taking it away.

use std::fmt::Write;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;
use web::form::read;
use web::{Cx, PageResult, Problem, Shell};

use super::account::done;
use super::hats::signed_in;
use super::{ACCOUNT, must_be_confirmed};
use crate::Accounts;
use crate::jobs::{self, AppRefused};
use crate::model::TotpSecret;

const APP: &str = "/account/app";

#[derive(Template)]
#[template(path = "account-app.html")]
struct AppPage {
    shell: Shell,
    action: String,
    back: String,
    /// The same key in three forms: for a camera, for the telephone itself, to type.
    picture: Picture,
    link: String,
    secret: TotpSecret,
    problem: bool,
}

/// A QR code as the outline of its dark squares.
struct Picture {
    /// Squares in a row, with the white edge that cameras need.
    size: i32,
    outline: String,
}

/// In squares (ISO/IEC 18004).
const EDGE: i32 = 4;

impl Picture {
    fn of(text: &str) -> Result<Self, Problem> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium)
            .map_err(|_| Problem::Internal("a link is too long for its picture".to_owned()))?;
        let mut outline = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let length = (x..code.size())
                    .take_while(|x| code.get_module(*x, y))
                    .count();
                let length = i32::try_from(length).unwrap_or_default();
                if length > 0 {
                    let (left, top) = (x + EDGE, y + EDGE);
                    let _ = write!(outline, "M{left} {top}h{length}v1h-{length}z");
                }
                x += length.max(1);
            }
        }
        Ok(Self {
            size: code.size() + 2 * EDGE,
            outline,
        })
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    secret: String,
    #[serde(default)]
    code: String,
}

pub async fn ask(State(accounts): State<Arc<Accounts>>, cx: Cx) -> PageResult {
    if let Some(detour) = must_be_confirmed(&cx, APP) {
        return Ok(detour);
    }
    let secret = TotpSecret::new(cx.ground.ids.random());
    form(&accounts, &cx, secret, false).await
}

async fn form(accounts: &Accounts, cx: &Cx, secret: TotpSecret, problem: bool) -> PageResult {
    let overview = jobs::overview(accounts, signed_in(cx)?).await?;
    let account = overview.ok_or(Problem::SignedOut)?.account;
    let link = secret.link(&cx.ground.installation.name, &account.sign_in_name);
    let mut response = web::page(&AppPage {
        shell: Shell::unlisted(cx, cx.t.get("account-app-title")),
        action: cx.path(APP),
        back: cx.path(ACCOUNT),
        picture: Picture::of(&link)?,
        link,
        secret,
        problem,
    })?;
    if problem {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The key comes back with the form: until a code has shown that the app has it, it is kept nowhere.
pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    if let Some(detour) = must_be_confirmed(&cx, APP) {
        return Ok(detour);
    }
    let secret = TotpSecret::of_base32(&sent.secret).filter(TotpSecret::is_long_enough);
    let secret = secret.ok_or_else(Problem::nothing_readable)?;
    match jobs::set_up_app(&accounts, signed_in(&cx)?, &secret, &sent.code).await {
        Ok(()) => Ok(done(&cx, "app")),
        Err(AppRefused::Database(error)) => Err(error.into()),
        Err(AppRefused::Wrong | AppRefused::NoCodesLeft) => {
            form(&accounts, &cx, secret, true).await
        }
    }
}

pub async fn remove(State(accounts): State<Arc<Accounts>>, cx: Cx) -> PageResult {
    if let Some(detour) = must_be_confirmed(&cx, ACCOUNT) {
        return Ok(detour);
    }
    match jobs::remove_app(&accounts, signed_in(&cx)?).await {
        Ok(()) => Ok(done(&cx, "app-removed")),
        Err(AppRefused::Database(error)) => Err(error.into()),
        Err(AppRefused::Wrong | AppRefused::NoCodesLeft) => Ok(done(&cx, "no-codes")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_its_corners_and_a_white_edge() {
        let picture = Picture::of("otpauth://totp/Passerelle:noor?secret=ABCD").unwrap();
        assert!(picture.outline.starts_with("M4 4h7v1h-7z"), "a corner");
        let last = picture.size - EDGE - 1;
        assert!(picture.outline.contains(&format!("M4 {last}h7v1h-7z")));
        assert!(Picture::of(&"a".repeat(4_000)).is_err());
    }
}
