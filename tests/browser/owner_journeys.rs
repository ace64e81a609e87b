//! Work that is done with the keyboard alone: Tab, Enter and letters. What is asked of the page in
//! between only tells where the focus is; nothing is set or pressed by a script.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use db::Db;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Clock as _, SystemClock};
use serde_json::Value;
use sqlx::Row;

use crate::chrome::{Browser, Driver};
use crate::product::{Product, get};
use crate::signed_in::{self, Member, Newcomer, PASSWORD};

/// The bar, in seconds, from the page of work to the page that says that it is done.
const MOST_SECONDS: f64 = 30.0;
/// Seconds that a person takes for a key: they look where they are before they press on. A model, not
/// a measurement; the keystroke-level model of Card, Moran and Newell has 0.28 s for a key of an average
/// typist and 1.35 s for a thought.
const SECONDS_A_KEY: f64 = 0.7;
/// More than this many keys to one thing on a page is a page that nobody can use so.
const MOST_TABS: usize = 200;
/// How often the full form is measured; the best counts.
const ROUNDS: usize = 3;
/// Bruxelles, whose places stand on more than one page.
const COMMUNE: &str = "21004";

/// Somebody with a keyboard and no mouse.
struct Keyboard<'b> {
    browser: &'b Browser,
    presses: usize,
    loading: Duration,
}

impl<'b> Keyboard<'b> {
    const fn at(browser: &'b Browser) -> Self {
        Self {
            browser,
            presses: 0,
            loading: Duration::ZERO,
        }
    }

    fn seconds(&self) -> f64 {
        let keys = u32::try_from(self.presses).unwrap_or(u32::MAX);
        f64::from(keys) * SECONDS_A_KEY + self.loading.as_secs_f64()
    }

    async fn tab(&mut self) -> Result<()> {
        self.presses += 1;
        self.browser.press_tab().await
    }

    /// Presses Tab until the focus is on what `selector` names.
    async fn reach(&mut self, selector: &str) -> Result<()> {
        let selector = serde_json::to_string(selector)?;
        let there = format!("return document.activeElement.matches({selector})");
        for _ in 0..MOST_TABS {
            self.tab().await?;
            if self.browser.ask(&there).await? == true {
                return Ok(());
            }
        }
        let here = self.browser.ask("return location.pathname").await?;
        anyhow::bail!("{here}: the Tab key reaches nothing like {selector}")
    }

    /// Past what every page begins with.
    async fn skip(&mut self) -> Result<()> {
        self.reach("a.skip").await?;
        self.presses += 1;
        self.browser.press("Enter", 13).await
    }

    /// Presses Enter, and waits for the page to which it leads.
    async fn enter(&mut self) -> Result<()> {
        self.browser.ask("window.before = true").await?;
        self.presses += 1;
        let begin = Instant::now();
        self.browser.press("Enter", 13).await?;
        self.browser.another_page().await?;
        self.loading += begin.elapsed();
        Ok(())
    }

    async fn write(&mut self, field: &str, text: &str) -> Result<()> {
        self.reach(field).await?;
        self.presses += text.len();
        self.browser.write(text).await
    }

    /// From an empty browser to the page of work.
    async fn sign_in(&mut self, address: &str, member: &mut Member) -> Result<()> {
        self.browser
            .go(&format!("http://{address}/fr/sign-in"))
            .await?;
        self.write("#name", &member.sign_in_name).await?;
        self.write("#password", PASSWORD).await?;
        self.reach("main form button").await?;
        self.enter().await?;
        let code = member.code()?;
        self.write("#code", &code).await?;
        self.reach("main form button").await?;
        self.enter().await?;
        let here = self.browser.ask("return location.pathname").await?;
        ensure!(here == "/fr/work", "signing in leads to {here}");
        Ok(())
    }
}

/// What is wrong, and the figures.
pub async fn prove(driver: &Driver, is_full: bool) -> Result<Vec<String>> {
    let product = Product::start().await?;
    let db = signed_in::database(&product).await?;
    make_various(&product, &db).await?;
    let organisation: String = db::query_scalar(
        "select organisation_id from directory_place
          where state = 'active' and organisation_id is not null and confirmed_on is null
          group by organisation_id order by count(*) desc, organisation_id limit 1",
    )
    .fetch_one(&mut *db.read().await?)
    .await?;
    let join = async |role: &'static str| {
        let newcomer = Newcomer {
            organisation: &organisation,
            role,
            name: "Sacha Clavier",
            sign_in_name: role,
        };
        signed_in::join(&product, newcomer).await
    };
    let mut owner = join("place_manager").await?;
    let mut coordinator = join("coordinator").await?;
    product.operate(&["organisation", "coordinates", &organisation, COMMUNE])?;
    let browser = Browser::open(driver).await?;
    let mut wrong = owner_confirms(&browser, &product, &db, &mut owner, is_full).await?;
    browser.close().await?;
    let browser = Browser::open(driver).await?;
    wrong.extend(coordinator_finds(&browser, &product, &db, &mut coordinator).await?);
    browser.close().await?;
    db.close().await;
    Ok(wrong)
}

async fn owner_confirms(
    browser: &Browser,
    product: &Product,
    db: &Db,
    owner: &mut Member,
    is_full: bool,
) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut best: Option<(f64, usize, f64)> = None;
    Keyboard::at(browser)
        .sign_in(&product.address, owner)
        .await?;
    for round in 0..if is_full { ROUNDS } else { 1 } {
        if round > 0 {
            forget_confirmations(db).await?;
            let address = format!("http://{}/fr/work", product.address);
            browser.go(&address).await?;
        }
        let mut keyboard = Keyboard::at(browser);
        keyboard.skip().await?;
        keyboard
            .reach("main form[action$='/confirm'] button")
            .await?;
        let action = "return new URL(document.activeElement.form.action).pathname";
        let action = browser.ask(action).await?;
        keyboard.enter().await?;
        let place = action.as_str().unwrap_or_default();
        let place = place.split('/').rev().nth(1).unwrap_or_default();
        wrong.extend(not_confirmed(browser, db, place).await?);
        let loading = keyboard.loading.as_secs_f64();
        let took = (keyboard.seconds(), keyboard.presses, loading);
        if best.is_none_or(|best| took.0 < best.0) {
            best = Some(took);
        }
    }
    let (seconds, presses, loading) = best.context("nothing was confirmed")?;
    if !is_full {
        println!(
            "figure: an owner confirms a place with {presses} keys, from the page of work to its answer"
        );
        return Ok(wrong);
    }
    println!(
        "figure: an owner confirms a place with {presses} keys: {seconds:.1} s of {MOST_SECONDS:.0} at {SECONDS_A_KEY} s a key, of them {loading:.2} s of loading, best of {ROUNDS}"
    );
    if seconds > MOST_SECONDS {
        wrong.push(format!("an owner takes {seconds:.1} s to confirm a place"));
    }
    Ok(wrong)
}

/// The next round finds as much to do as the first.
async fn forget_confirmations(db: &Db) -> Result<()> {
    let mut tx = db.begin().await?;
    db::query("update directory_place set confirmed_on = null where confirmed_on = $1")
        .bind(today().to_string())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// What the page or the database does not say after a place was confirmed.
async fn not_confirmed(browser: &Browser, db: &Db, place: &str) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let said = "const said = document.querySelector('main [role=status] strong');
        return said && location.search.includes('confirmed=') ? said.innerText : ''";
    let said = browser.ask(said).await?;
    if said.as_str().is_none_or(str::is_empty) {
        wrong.push("no page says that the place is confirmed".to_owned());
    }
    let day: Option<String> =
        db::query_scalar("select confirmed_on from directory_place where id = $1")
            .bind(place.to_owned())
            .fetch_one(&mut *db.read().await?)
            .await?;
    let today = today().to_string();
    if day.as_deref() != Some(today.as_str()) {
        wrong.push(format!("{place} is confirmed on {day:?}, not today"));
    }
    Ok(wrong)
}

async fn coordinator_finds(
    browser: &Browser,
    product: &Product,
    db: &Db,
    coordinator: &mut Member,
) -> Result<Vec<String>> {
    let mut keyboard = Keyboard::at(browser);
    keyboard.sign_in(&product.address, coordinator).await?;
    let mut keyboard = Keyboard::at(browser);
    for link in ["/work/board".to_owned(), format!("/work/board/{COMMUNE}")] {
        keyboard.skip().await?;
        keyboard.reach(&format!("main a[href$='{link}']")).await?;
        keyboard.enter().await?;
    }
    let to_list = keyboard.presses;
    let mut listed = BTreeSet::new();
    let (mut twice, mut pages) = (0, 0);
    loop {
        pages += 1;
        for place in browser
            .complaints(
                "return [...document.querySelectorAll('main ol.places h2 a')].map(a => a.pathname.split('/').pop())",
            )
            .await?
        {
            twice += usize::from(!listed.insert(place));
        }
        let more = "return Boolean(document.querySelector('main a[rel=next]'))";
        if browser.ask(more).await? != true {
            break;
        }
        keyboard.skip().await?;
        keyboard.reach("main a[rel=next]").await?;
        keyboard.enter().await?;
    }
    let due = due_in(db, COMMUNE, today()).await?;
    println!(
        "figure: a coordinator is at the list of a commune after {to_list} keys; its {} places on {pages} pages are the {} that a plain scan finds",
        listed.len(),
        due.len()
    );
    let mut wrong = Vec::new();
    if listed != due || twice > 0 {
        let missed = due.difference(&listed).count();
        let more = listed.difference(&due).count();
        wrong.push(format!(
            "of {} places that are due, {missed} are not listed, {more} others are, {twice} twice",
            due.len()
        ));
    }
    if due.is_empty() || pages < 2 {
        wrong.push(format!(
            "{} places on {pages} pages show nothing",
            due.len()
        ));
    }
    Ok(wrong)
}

fn today() -> Date {
    SystemClock.now_in_brussels().date()
}

/// The places of a commune that somebody should ask about, straight from the table.
async fn due_in(db: &Db, commune: &str, today: Date) -> Result<BTreeSet<String>> {
    let rows = db::query(
        "select id, confirmed_on, stated_on, gone_on from directory_place
          where state = 'active' and commune_nis = $1",
    )
    .bind(commune.to_owned())
    .fetch_all(&mut *db.read().await?)
    .await?;
    let half_a_year_ago = today.checked_sub(6.months())?;
    let mut due = BTreeSet::new();
    for row in rows {
        let day = |column: &str| -> Result<Option<Date>> {
            let text: Option<String> = row.try_get(column)?;
            // A month counts from its first day.
            let whole = text.map(|text| format!("{text}-01")[..10].to_owned());
            Ok(whole.map(|text| text.parse()).transpose()?)
        };
        let (confirmed, stated, gone) = (day("confirmed_on")?, day("stated_on")?, day("gone_on")?);
        let come = [confirmed, stated].into_iter().flatten();
        let newest = come.filter(|day| *day <= today).max();
        let is_old = newest.is_none_or(|day| day <= half_a_year_ago);
        let confirmed = confirmed.filter(|day| *day <= today);
        let is_gone = gone.is_some_and(|gone| confirmed.is_none_or(|day| day < gone));
        if is_old || is_gone {
            due.insert(row.try_get("id")?);
        }
    }
    Ok(due)
}

/// Places of the commune that were confirmed lately, long ago and never, whose source left them, and
/// enough of them for several pages; returns when the server shows it.
async fn make_various(product: &Product, db: &Db) -> Result<()> {
    let today = today();
    let mut ids: Vec<String> = db::query_scalar(
        "select id from directory_place where state = 'active' order by id limit 80",
    )
    .fetch_all(&mut *db.read().await?)
    .await?;
    let seen = ids.pop().context("there are no places")?;
    let mut tx = db.begin().await?;
    for (number, id) in (0..).zip(&ids) {
        let confirmed = match number % 8 {
            0..3 => None,
            3 | 4 => Some(today.checked_sub(2.years())?),
            5 | 6 => Some(today.checked_sub(6.months())?),
            _ => Some(today.checked_sub(5.months())?),
        };
        let gone = (number % 7 == 0).then(|| today.checked_sub(1.month()));
        db::query(
            "update directory_place set commune_nis = $1, postcode = '1000', stated_on = null, confirmed_on = $2,
                gone_on = $3 where id = $4",
        )
        .bind(COMMUNE)
        .bind(confirmed.map(|day| day.to_string()))
        .bind(gone.transpose()?.map(|day| day.to_string()))
        .bind(id.clone())
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    // A change by a command is what the server looks out for.
    product.operate(&["place", "confirm", &seen])?;
    for _ in 0..300 {
        let (_, body) = get(&product.address, &format!("/api/v1/places/{seen}"))?;
        let place: Value = serde_json::from_str(&body)?;
        if place["confirmed_on"].is_string() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the server does not show what was written into its database")
}
