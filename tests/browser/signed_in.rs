//! People who work with the program: invited by its operator, joined through its own form, signed in
//! with a code of their list.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use db::{DatabaseUrl, Db, Options};
use jiff::{SignedDuration, Timestamp};
use kernel::{Clock as _, SystemClock};
use url::form_urlencoded::Serializer;
use web::sign_in::{form_token, kept_of};

use crate::product::{Answer, COOKIE, Product, get_as, post_as};

/// No password of anybody.
pub const PASSWORD: &str = "lanterne verger tabouret";

/// A member of an organisation.
#[derive(Debug)]
pub struct Member {
    /// How the program shows them.
    pub name: String,
    pub sign_in_name: String,
    account: String,
    /// Codes on paper that were not used yet.
    codes: Vec<String>,
}

/// The secret of a signed-in browser.
pub type Secret = Arc<str>;

/// Whom to make a member, and how they are called.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'n> {
    pub organisation: &'n str,
    pub role: &'n str,
    pub name: &'n str,
    pub sign_in_name: &'n str,
}

/// The organisation that runs a place.
pub fn organisation_of(address: &str, place: &str) -> Result<String> {
    let answer = get_as(address, &format!("/fr/place/{place}"), None)?;
    let at = answer
        .body
        .find("href=\"/fr/organisation/")
        .context("a place links to no organisation")?;
    let id = answer.body[at..].split('/').nth(3).unwrap_or_default();
    Ok(id.split('"').next().unwrap_or_default().to_owned())
}

/// An invitation as its code, still open.
pub fn invite(product: &Product, organisation: &str, role: &str) -> Result<String> {
    let words = ["account", "invite", "--organisation", organisation];
    let said = product.operate(&[&words[..], &["--role", role]].concat())?;
    let code = said.lines().find_map(|line| line.strip_prefix("code: "));
    Ok(code
        .context("the command printed no code")?
        .replace(' ', ""))
}

/// Invites somebody and has them join.
pub async fn join(product: &Product, newcomer: Newcomer<'_>) -> Result<Member> {
    let code = invite(product, newcomer.organisation, newcomer.role)?;
    let answer = send(
        &product.address,
        "/fr/invitation/join",
        &[
            ("code", &code),
            ("name", newcomer.name),
            ("sign_in_name", newcomer.sign_in_name),
            ("password", PASSWORD),
        ],
        None,
    )?;
    let codes = codes_on(&answer.body);
    ensure!(
        answer.status == 200 && !codes.is_empty(),
        "joining is answered with {} and {} codes",
        answer.status,
        codes.len()
    );
    let db = database(product).await?;
    let account: String =
        db::query_scalar("select id from accounts_account where sign_in_name = $1")
            .bind(newcomer.sign_in_name.to_owned())
            .fetch_one(&mut *db.read().await?)
            .await?;
    db.close().await;
    Ok(Member {
        name: newcomer.name.to_owned(),
        sign_in_name: newcomer.sign_in_name.to_owned(),
        account,
        codes,
    })
}

/// The codes of a list, without their spaces.
fn codes_on(page: &str) -> Vec<String> {
    page.split("<li><bdi dir=\"ltr\">")
        .skip(1)
        .filter_map(|rest| rest.split_once("</bdi>"))
        .map(|(code, _)| code.chars().filter(char::is_ascii_digit).collect())
        .collect()
}

impl Member {
    /// Somebody who signs in a thousand times in an hour has a long list.
    pub async fn stock_up(&mut self, db: &Db, count: usize) -> Result<()> {
        let mut tx = db.begin().await?;
        for number in 0..count {
            let code = format!("{:016}", 4_000_000_000_000_000 + number);
            db::query(
                "insert into accounts_paper_code (account_id, kept_code, made_at) values ($1, $2, $3)",
            )
            .bind(self.account.clone())
            .bind(kept_of(&code))
            .bind(db::moment(SystemClock.now()))
            .execute(&mut *tx)
            .await?;
            self.codes.push(code);
        }
        tx.commit().await?;
        Ok(())
    }

    /// A code of the list, crossed out.
    pub fn code(&mut self) -> Result<String> {
        let code = self.codes.pop();
        code.with_context(|| format!("the list of {} is used up", self.sign_in_name))
    }

    /// The secret of a browser whose person has typed the password and not yet a code.
    pub fn begin(&self, address: &str) -> Result<Secret> {
        let typed = [("name", self.sign_in_name.as_str()), ("password", PASSWORD)];
        held_after(&send(address, "/fr/sign-in", &typed, None)?)
    }

    /// The secret of a browser that is signed in.
    pub fn sign_in(&mut self, address: &str) -> Result<Secret> {
        let begun = self.begin(address)?;
        let code = self.code()?;
        let typed = [("code", code.as_str())];
        held_after(&send(address, "/fr/sign-in/code", &typed, Some(&begun))?)
    }

    /// Ends, from another browser, all other sign-ins of the account.
    pub fn end_others(&mut self, address: &str) -> Result<()> {
        let elsewhere = self.sign_in(address)?;
        let path = "/fr/account/sign-ins/end-others";
        let answer = send(address, path, &[], Some(&elsewhere))?;
        ensure!(
            answer.status == 303,
            "ending all others is answered with {}",
            answer.status
        );
        send(address, "/fr/sign-out", &[], Some(&elsewhere))?;
        Ok(())
    }
}

/// Sends a form in somebody's name, with the token that theirs carry.
pub fn send(
    address: &str,
    path: &str,
    fields: &[(&str, &str)],
    secret: Option<&str>,
) -> Result<Answer> {
    let mut form = Serializer::new(String::new());
    form.extend_pairs(fields);
    if let Some(secret) = secret {
        form.append_pair("token", &form_token(secret));
    }
    post_as(address, path, &form.finish(), secret)
}

fn held_after(answer: &Answer) -> Result<Secret> {
    let beginning = format!("{COOKIE}=");
    let secret = answer
        .header("set-cookie")
        .and_then(|line| line.strip_prefix(&beginning)?.split(';').next());
    let secret = secret.filter(|_| answer.status == 303);
    let secret =
        secret.with_context(|| format!("signing in is answered with {}", answer.status))?;
    Ok(secret.into())
}

/// The database behind the running program.
pub async fn database(product: &Product) -> Result<Db> {
    let url = DatabaseUrl::sqlite(product.database_file());
    Ok(Db::open(&Options::new(url)).await?)
}

/// Lets a quarter of an hour and more pass in which nothing happens in this browser.
pub async fn let_time_pass(db: &Db, secret: &str) -> Result<()> {
    let then = SystemClock.now() - SignedDuration::from_mins(20);
    let mut tx = db.begin().await?;
    let done = db::query("update accounts_sign_in set last_seen_at = $1 where kept_secret = $2")
        .bind(db::moment(then))
        .bind(kept_of(secret))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    ensure!(done.rows_affected() == 1, "nobody was signed in");
    Ok(())
}

/// Everybody who is signed in has just done something, and shown that it is them: holding every bar
/// against every page takes longer than anybody may sit idle.
async fn keep_awake(db: &Db) -> Result<()> {
    let now: Timestamp = SystemClock.now();
    let hour = SignedDuration::from_hours(1);
    let mut tx = db.begin().await?;
    db::query(
        "update accounts_sign_in set last_seen_at = $1, ends_at = $2, confirmed_until = $2
         where stage <> 'ended'",
    )
    .bind(db::moment(now))
    .bind(db::moment(now + hour))
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// How often people at work do something.
const AWAKE_FOR: Duration = Duration::from_secs(120);

/// Keeps awake whoever is signed in, while their pages are looked at.
pub struct Wakeful {
    db: Db,
    last: Mutex<Option<Instant>>,
}

impl Wakeful {
    pub async fn of(product: &Product) -> Result<Self> {
        Ok(Self {
            db: database(product).await?,
            last: Mutex::default(),
        })
    }

    /// To be called before each page.
    pub async fn stir(&self) -> Result<()> {
        let is_awake = {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            let awake = last.is_some_and(|last| last.elapsed() < AWAKE_FOR);
            if !awake {
                *last = Some(Instant::now());
            }
            awake
        };
        if is_awake {
            return Ok(());
        }
        keep_awake(&self.db).await
    }
}
