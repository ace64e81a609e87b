//! Made-up places, the same ones every time.

use std::path::Path;

use anyhow::{Context, Result};
use db::{AnyConnection, DatabaseUrl, Db, Options, query};
use jiff::Timestamp;
use kernel::geography::Belgium;
use kernel::{Id, Point, Postcode};

/// Numbers in no order that anybody can repeat (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[usize::try_from(self.roll(list.len() as u64)).unwrap_or_default()]
    }

    /// About two kilometres this way or that.
    fn nearby(&mut self, degrees: f64) -> f64 {
        let step = i32::try_from(self.roll(4_000)).unwrap_or_default() - 2_000;
        degrees + f64::from(step) / 100_000.0
    }
}

const HOURS: &[&str] = &[
    "Mo-Fr 09:00-17:00",
    "Mo-Th 09:00-12:30,13:30-16:30; Fr 09:00-12:00; PH off",
    "We,Sa 10:00-18:00; SH off",
    "Tu 13:30-16:00 \"sur rendez-vous\"",
    "Mo-Su 08:00-20:00",
];
const NEEDS: &[&str] = &[
    "procedures",
    "learn",
    "device",
    "equipment",
    "safety",
    "work",
    "children",
];
const MODES: &[&str] = &["on_site", "on_site", "on_site", "home", "remote"];
const QUESTIONS: &[&str] = &[
    "free",
    "membership",
    "appointment",
    "wheelchair",
    "individual",
    "group",
    "speaks:fr",
    "speaks:nl",
    "speaks:de",
    "speaks:en",
    "speaks:ar",
];

/// Puts `count` places into the database at `file`, which a stopped server left migrated.
pub async fn into(file: &Path, count: u32) -> Result<()> {
    let db = Db::open(&Options::new(DatabaseUrl::sqlite(file))).await?;
    let mut tx = db.begin().await?;
    query(
        "insert into directory_source (id, title) values ('generated', 'Made up to measure with')",
    )
    .execute(&mut *tx)
    .await?;
    let belgium = Belgium::get();
    let postcodes: Vec<(Postcode, Point)> = belgium
        .postcodes()
        .filter_map(|postcode| Some((postcode, belgium.postcode_point(postcode)?)))
        .collect();
    let mut dice = Dice(2026);
    for number in 0..count {
        let (postcode, point) = *dice.pick(&postcodes);
        let nis = belgium
            .communes_of(postcode)
            .first()
            .context("a postcode without a commune")?
            .to_string();
        place(
            &mut tx,
            &mut dice,
            number,
            &postcode.to_string(),
            &nis,
            point,
        )
        .await?;
    }
    tx.commit().await?;
    db.close().await;
    Ok(())
}

async fn place(
    tx: &mut AnyConnection,
    dice: &mut Dice,
    number: u32,
    postcode: &str,
    nis: &str,
    near: Point,
) -> Result<()> {
    let mut random = [0; 10];
    random[6..].copy_from_slice(&number.to_be_bytes());
    let id = Id::new(Timestamp::UNIX_EPOCH, random);
    // One in five is known by its postcode only, one in four keeps its hours to itself.
    let point = (dice.roll(5) > 0).then(|| (dice.nearby(near.lat), dice.nearby(near.lon)));
    let hours = (dice.roll(4) > 0).then(|| (*dice.pick(HOURS)).to_owned());
    query(
        "insert into directory_place (id, kind, commune_nis, postcode, lat, lon, hours, source_id)
         values ($1, 'epn', $2, $3, $4, $5, $6, 'generated')",
    )
    .bind(id.as_str().to_owned())
    .bind(nis.to_owned())
    .bind(postcode.to_owned())
    .bind(point.map(|(lat, _)| lat))
    .bind(point.map(|(_, lon)| lon))
    .bind(hours)
    .execute(&mut *tx)
    .await?;
    query("insert into directory_place_text (place_id, field, language, text) values ($1, 'name', 'fr', $2)")
        .bind(id.as_str().to_owned())
        .bind(format!("Lieu d'essai {number}"))
        .execute(&mut *tx)
        .await?;
    for need in NEEDS {
        if dice.roll(3) == 0 {
            query("insert into directory_service (place_id, need, mode, source_id) values ($1, $2, $3, 'generated')")
                .bind(id.as_str().to_owned())
                .bind(*need)
                .bind(*dice.pick(MODES))
                .execute(&mut *tx)
                .await?;
        }
    }
    for question in QUESTIONS {
        let answer = match dice.roll(4) {
            0 => "no",
            1 => "yes",
            _ => continue,
        };
        query("insert into directory_answer (place_id, question, answer, source_id) values ($1, $2, $3, 'generated')")
            .bind(id.as_str().to_owned())
            .bind(*question)
            .bind(answer)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}
