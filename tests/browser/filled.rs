//! What the shipped places have none of: hours, phones, points, answers, a place that closed and one
//! that was merged. Without them no bar would ever see an open door, a table of days or a caution.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use db::{AnyConnection, DatabaseUrl, Db, Options};
use serde_json::Value;

use crate::product::{Product, get, get_as, post};
use crate::signed_in::{self, Newcomer, Secret};

/// Ids of places, each with something of its own to show.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Hours, phone, website, point, answers, price, access.
    pub whole: String,
    pub by_appointment: String,
    pub always_open: String,
    /// As shipped: nearly everything about it is unknown.
    pub bare: String,
    /// Helps from afar only, with a phone and a website.
    pub remote: String,
    pub closed: String,
    /// Its address leads to `whole`.
    pub merged: String,
    pub members: Members,
}

/// Browsers of people who work at the organisation of `whole`.
#[derive(Debug, Clone)]
pub struct Members {
    /// Its person has typed the password, and not yet a code.
    pub entering: Secret,
    pub administrator: Secret,
    /// The administrator's own.
    pub membership: String,
    /// The code of an invitation that nobody takes.
    pub invitation: String,
    /// Coordinates the commune of `whole`.
    pub coordinator: Secret,
    /// A report about `whole`.
    pub report: String,
    /// A proposal of another place of that commune.
    pub proposal: String,
    /// Where whoever made it sees what became of it, behind the language.
    pub proposed: String,
}

/// Bruxelles, by its code.
const COMMUNE: &str = "21004";

/// An ordinary week that says what happens on public holidays.
const WEEK: &str = "Mo,Tu,Th,Fr 09:00-12:30,13:30-17:00; We 13:00-19:30; Sa 10:00-12:00; PH off";

/// Fills the database behind the running server; returns when the server shows it.
pub async fn fill(product: &Product) -> Result<Filled> {
    let ids = near_the_centre(&product.address)?;
    let [
        by_appointment,
        whole,
        always_open,
        days_on,
        merged,
        closed,
        bare,
        remote,
        ..,
    ] = ids.as_slice()
    else {
        bail!("only {} places near 1000", ids.len());
    };
    write_facts(product, &ids, bare, remote).await?;
    for (id, hours) in [
        (whole, WEEK),
        (by_appointment, "sur rendez-vous"),
        (always_open, "24/7"),
        // Of public holidays it says nothing: worth a caution on such a day.
        (days_on, "Mo-Su 08:00-20:00"),
    ] {
        product.operate(&["place", "hours", id, hours])?;
    }
    product.operate(&["place", "close", closed])?;
    product.operate(&["place", "merge", merged, whole])?;
    product.operate(&["place", "confirm", whole])?;
    shown(&product.address, whole, closed).await?;
    Ok(Filled {
        whole: whole.clone(),
        by_appointment: by_appointment.clone(),
        always_open: always_open.clone(),
        bare: bare.clone(),
        remote: remote.clone(),
        closed: closed.clone(),
        merged: merged.clone(),
        members: members(product, whole).await?,
    })
}

async fn members(product: &Product, place: &str) -> Result<Members> {
    let address = &product.address;
    let organisation = signed_in::organisation_of(address, place)?;
    let join = async |role: &'static str, name: &'static str| {
        let newcomer = Newcomer {
            organisation: &organisation,
            role,
            name,
            sign_in_name: role,
        };
        signed_in::join(product, newcomer).await
    };
    let mut administrator = join("administrator", "Camille Essai").await?;
    let mut coordinator = join("coordinator", "Maxime Essai").await?;
    product.operate(&["organisation", "coordinates", &organisation, COMMUNE])?;
    let secret = administrator.sign_in(address)?;
    let coordinating = coordinator.sign_in(address)?;
    let (status, _) = post(
        address,
        &format!("/fr/place/{place}/report"),
        "subject=hours&message=Porte+close",
    )?;
    ensure!(status == 303, "a report is answered with {status}");
    let proposed = propose(address)?;
    Ok(Members {
        entering: administrator.begin(address)?,
        membership: linked(address, "/fr/team", "/fr/team/member/", &secret)?,
        report: linked(address, "/fr/work/reports", "/fr/work/report/", &secret)?,
        proposal: linked(
            address,
            "/fr/work/proposals",
            "/fr/work/proposal/",
            &coordinating,
        )?,
        administrator: secret,
        coordinator: coordinating,
        invitation: signed_in::invite(product, &organisation, "mediator")?,
        proposed,
    })
}

/// Proposes a place; gives the address of what becomes of it, behind the language.
fn propose(address: &str) -> Result<String> {
    let fields = [
        ("name", "Espace d'essai des quais"),
        ("need", "learn"),
        ("near", "1000"),
        ("known_by", "knows"),
        ("message", "Ouvert depuis peu."),
    ];
    let answer = signed_in::send(address, "/fr/propose", &fields, None)?;
    let to = answer
        .header("location")
        .and_then(|to| to.strip_prefix("/fr"));
    let to = to.with_context(|| format!("a proposal is answered with {}", answer.status))?;
    Ok(to.to_owned())
}

/// The id behind the first link of a page that starts with `beginning`.
fn linked(address: &str, page: &str, beginning: &str, secret: &str) -> Result<String> {
    let answer = get_as(address, page, Some(secret))?;
    let at = answer.body.find(beginning);
    let at = at.with_context(|| format!("{page} has no link to {beginning}"))?;
    let id = answer.body[at + beginning.len()..].split('"').next();
    Ok(id.unwrap_or_default().to_owned())
}

/// Places that a search from the centre of Brussels shows first, nearest first.
fn near_the_centre(address: &str) -> Result<Vec<String>> {
    let (status, body) = get(address, "/api/v1/search?near=1000&need=learn&limit=100")?;
    ensure!(status == 200, "the search answers {status}");
    let answer: Value = serde_json::from_str(&body)?;
    let results = answer["results"].as_array().context("no results")?;
    Ok(results
        .iter()
        .filter_map(|place| Some(place["id"].as_str()?.to_owned()))
        .collect())
}

async fn write_facts(product: &Product, ids: &[String], bare: &str, remote: &str) -> Result<()> {
    let path = product.database_file();
    let db = Db::open(&Options::new(DatabaseUrl::sqlite(path))).await?;
    let mut tx = db.begin().await?;
    for (number, id) in (0_u32..).zip(ids).filter(|(_, id)| *id != bare) {
        place(&mut tx, id, number).await?;
        answers(&mut tx, id, number).await?;
        words(&mut tx, id).await?;
    }
    db::query("update directory_service set mode = 'remote' where place_id = $1")
        .bind(remote)
        .execute(&mut *tx)
        .await?;
    db::query("update directory_place set label = null, hours = null where id = $1")
        .bind(remote)
        .execute(&mut *tx)
        .await?;
    db::query(
        "insert into directory_service (place_id, need, mode, source_id)
         select id, 'device', 'remote', source_id from directory_place where id = $1
         on conflict do nothing",
    )
    .bind(remote)
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    db.close().await;
    Ok(())
}

/// Made-up facts, around the Grand-Place; as long as real ones are.
async fn place(tx: &mut AnyConnection, id: &str, number: u32) -> Result<()> {
    let step = f64::from(number) * 0.002;
    db::query(
        "update directory_place set phone = $1, email = 'accueil@exemple.invalid', website = $2,
         lat = $3, lon = $4, hours = $5, street = 'Rue de l''Essai / Proefstraat ' || $6 where id = $7",
    )
    .bind(format!("+32200000{:02}", number % 100))
    .bind("https://www.exemple.invalid/espace-public-numerique/")
    .bind(50.83 + step)
    .bind(4.33 + step)
    .bind(WEEK)
    .bind(number.to_string())
    .bind(id.to_owned())
    .execute(tx)
    .await?;
    Ok(())
}

/// Yes and no in turns, so that some places answer a wish and others are known not to.
async fn answers(tx: &mut AnyConnection, id: &str, number: u32) -> Result<()> {
    let turn = |yes: bool| if yes { "yes" } else { "no" };
    for (question, answer) in [
        ("free", turn(!number.is_multiple_of(3))),
        ("wheelchair", turn(number.is_multiple_of(2))),
        ("membership", turn(number.is_multiple_of(3))),
        ("identity_card", turn(number.is_multiple_of(2))),
        ("appointment", "no"),
        ("individual", "yes"),
        ("group", turn(number.is_multiple_of(2))),
        ("speaks:fr", "yes"),
        ("speaks:nl", turn(number.is_multiple_of(2))),
        ("speaks:ar", turn(!number.is_multiple_of(4))),
    ] {
        db::query(
            "insert into directory_answer (place_id, question, answer, source_id)
             select id, $1, $2, source_id from directory_place where id = $3
             on conflict (place_id, question) do update set answer = excluded.answer",
        )
        .bind(question)
        .bind(answer)
        .bind(id.to_owned())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

async fn words(tx: &mut AnyConnection, id: &str) -> Result<()> {
    for (field, text) in [
        ("price", "Gratuit ; une impression coûte 10 centimes."),
        ("access", "Entrée par la cour, sonnez deux fois."),
    ] {
        db::query(
            "insert into directory_place_text (place_id, field, language, text)
             values ($1, $2, 'fr', $3) on conflict do nothing",
        )
        .bind(id.to_owned())
        .bind(field)
        .bind(text)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The server reads anew on its own; half a minute is far more than it takes.
async fn shown(address: &str, whole: &str, closed: &str) -> Result<()> {
    for _ in 0..300 {
        let (_, body) = get(address, &format!("/api/v1/places/{whole}"))?;
        let place: Value = serde_json::from_str(&body)?;
        let (gone, _) = get(address, &format!("/api/v1/places/{closed}"))?;
        if place["confirmed_on"].is_string() && place["phone"].is_string() && gone == 410 {
            ensure!(
                place["opening"]["state"] != "unknown",
                "hours were written, yet the place's are unknown"
            );
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("the server does not show what was written into its database")
}
