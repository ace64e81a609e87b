//! What always loads: communes and postcodes as this release knows them, and the labels that it knows.

use std::collections::BTreeSet;

use db::AnyConnection;
use kernel::geography::Belgium;
use sha2::{Digest, Sha256};

use crate::model::Label;

/// What was loaded last stands under this name.
const NAME: &str = "belgium";

/// One commune: its NIS code and its names in French, Dutch and German.
type Commune = [String; 4];

/// What a release ships of communes, postcodes and labels.
#[derive(Debug)]
pub struct Reference {
    communes: BTreeSet<Commune>,
    postcodes: BTreeSet<(String, String)>,
    labels: BTreeSet<String>,
}

impl Reference {
    fn shipped(labels: &[Label]) -> Self {
        let communes = Belgium::get().communes();
        Self {
            communes: communes
                .iter()
                .map(|commune| {
                    let names = commune.names;
                    [
                        commune.nis.to_string(),
                        names.fr.to_owned(),
                        names.nl.to_owned(),
                        names.de.to_owned(),
                    ]
                })
                .collect(),
            postcodes: communes
                .iter()
                .flat_map(|commune| {
                    let nis = commune.nis.to_string();
                    commune
                        .postcodes
                        .iter()
                        .map(move |postcode| (postcode.to_string(), nis.clone()))
                })
                .collect(),
            labels: labels.iter().map(|label| label.id.clone()).collect(),
        }
    }

    /// SHA-256 over everything, in hexadecimal; the same in every process of a release.
    fn fingerprint(&self) -> String {
        let mut digest = Sha256::new();
        let communes = self.communes.iter().flatten();
        let pairs = self.postcodes.iter().flat_map(|(code, nis)| [code, nis]);
        for text in communes.chain(pairs).chain(&self.labels) {
            digest.update(text.as_bytes());
            digest.update([0]);
        }
        kernel::hex(&digest.finalize())
    }
}

/// Communes, postcodes and labels, as this release knows them; twice changes nothing.
/// What a release no longer knows goes, unless a place or an organisation still refers to it.
///
/// # Errors
/// The database's.
pub async fn load_reference(tx: &mut AnyConnection, labels: &[Label]) -> Result<(), db::Error> {
    load(tx, &Reference::shipped(labels)).await
}

async fn load(tx: &mut AnyConnection, reference: &Reference) -> Result<(), db::Error> {
    let fingerprint = reference.fingerprint();
    let loaded: Option<String> =
        db::query_scalar("select fingerprint from directory_reference where name = $1")
            .bind(NAME)
            .fetch_optional(&mut *tx)
            .await?;
    if loaded.as_deref() == Some(fingerprint.as_str()) {
        return Ok(());
    }
    put(tx, reference).await?;
    drop_what_went(tx, reference).await?;
    db::query(
        "insert into directory_reference (name, fingerprint) values ($1, $2)
         on conflict (name) do update set fingerprint = excluded.fingerprint",
    )
    .bind(NAME)
    .bind(fingerprint)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

async fn put(tx: &mut AnyConnection, reference: &Reference) -> Result<(), db::Error> {
    for [nis, fr, nl, de] in &reference.communes {
        db::query(
            "insert into directory_commune (nis, name_fr, name_nl, name_de) values ($1, $2, $3, $4)
             on conflict (nis) do update
             set name_fr = excluded.name_fr, name_nl = excluded.name_nl, name_de = excluded.name_de",
        )
        .bind(nis.as_str())
        .bind(fr.as_str())
        .bind(nl.as_str())
        .bind(de.as_str())
        .execute(&mut *tx)
        .await?;
    }
    for (postcode, nis) in &reference.postcodes {
        db::query("insert into directory_postcode (postcode) values ($1) on conflict (postcode) do nothing")
            .bind(postcode.as_str())
            .execute(&mut *tx)
            .await?;
        db::query(
            "insert into directory_commune_postcode (postcode, nis) values ($1, $2)
             on conflict (postcode, nis) do nothing",
        )
        .bind(postcode.as_str())
        .bind(nis.as_str())
        .execute(&mut *tx)
        .await?;
    }
    for label in &reference.labels {
        db::query("insert into directory_label (id) values ($1) on conflict (id) do nothing")
            .bind(label.as_str())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

async fn drop_what_went(tx: &mut AnyConnection, reference: &Reference) -> Result<(), db::Error> {
    let pairs: Vec<(String, String)> =
        db::query_as("select postcode, nis from directory_commune_postcode")
            .fetch_all(&mut *tx)
            .await?;
    let gone = pairs
        .into_iter()
        .filter(|pair| !reference.postcodes.contains(pair));
    for (postcode, nis) in gone {
        db::query(
            "delete from directory_commune_postcode
             where postcode = $1 and nis = $2
               and not exists (select 1 from directory_place where postcode = $1 and commune_nis = $2)
               and not exists (select 1 from directory_organisation where postcode = $1 and commune_nis = $2)",
        )
        .bind(postcode)
        .bind(nis)
        .execute(&mut *tx)
        .await?;
    }
    // These two follow from what is left: whatever has no pair any more and nobody refers to.
    for sql in [
        "delete from directory_postcode
         where postcode not in (select postcode from directory_commune_postcode)
           and not exists (select 1 from directory_place where postcode = directory_postcode.postcode)
           and not exists (select 1 from directory_organisation where postcode = directory_postcode.postcode)",
        "delete from directory_commune
         where nis not in (select nis from directory_commune_postcode)
           and not exists (select 1 from directory_place where commune_nis = directory_commune.nis)
           and not exists (select 1 from directory_organisation where commune_nis = directory_commune.nis)",
    ] {
        db::query(sql).execute(&mut *tx).await?;
    }
    drop_labels(tx, &reference.labels).await
}

async fn drop_labels(tx: &mut AnyConnection, labels: &BTreeSet<String>) -> Result<(), db::Error> {
    let known: Vec<String> = db::query_scalar("select id from directory_label")
        .fetch_all(&mut *tx)
        .await?;
    for gone in known.into_iter().filter(|label| !labels.contains(label)) {
        db::query(
            "delete from directory_label
             where id = $1
               and not exists (select 1 from directory_place where label = $1)
               and not exists (select 1 from directory_listing_entry where label = $1)",
        )
        .bind(gone)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(communes: &[[&str; 4]], postcodes: &[(&str, &str)], labels: &[&str]) -> Reference {
        Reference {
            communes: communes.iter().map(|one| one.map(str::to_owned)).collect(),
            postcodes: postcodes
                .iter()
                .map(|(code, nis)| ((*code).to_owned(), (*nis).to_owned()))
                .collect(),
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        }
    }

    fn first() -> Reference {
        reference(
            &[
                ["21004", "Bruxelles", "Brussel", "Brüssel"],
                ["21009", "Ixelles", "Elsene", "Ixelles"],
                ["21015", "Schaerbeek", "Schaarbeek", "Schaerbeek"],
            ],
            &[
                ("1000", "21004"),
                ("1050", "21004"),
                ("1050", "21009"),
                ("1030", "21015"),
            ],
            &["epn-brussels-2021", "old"],
        )
    }

    async fn load_into(db: &db::Db, reference: &Reference) {
        let mut tx = db.begin().await.unwrap();
        load(&mut tx, reference).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn rows(db: &db::Db, sql: &'static str) -> Vec<String> {
        let mut conn = db.read().await.unwrap();
        db::query_scalar(sql).fetch_all(&mut *conn).await.unwrap()
    }

    const PAIRS: &str =
        "select postcode || ' ' || nis from directory_commune_postcode order by postcode, nis";

    /// A place of which somebody says nothing but where it is.
    async fn place_at(db: &db::Db, postcode: &'static str, nis: &'static str) {
        let mut tx = db.begin().await.unwrap();
        db::query("insert into directory_source (id, title) values ('s', 'S')")
            .execute(&mut *tx)
            .await
            .unwrap();
        db::query(
            "insert into directory_place (id, kind, postcode, commune_nis, label, source_id)
             values ('01a20000-0000-7000-8000-000000000001', 'epn', $1, $2, 'old', 's')",
        )
        .bind(postcode)
        .bind(nis)
        .execute(&mut *tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// As many pairs as before: a count would not have noticed.
    async fn a_name_that_changed_comes_in_and_what_went_goes_unless_a_place_stands_there(
        db: db::Db,
    ) {
        load_into(&db, &first()).await;
        place_at(&db, "1050", "21004").await;
        let next = reference(
            &[
                ["21004", "Bruxelles-Ville", "Brussel", "Brüssel"],
                ["21009", "Ixelles", "Elsene", "Ixelles"],
            ],
            &[
                ("1000", "21004"),
                ("1020", "21004"),
                ("1050", "21009"),
                ("1120", "21004"),
            ],
            &["epn-brussels-2021"],
        );
        load_into(&db, &next).await;
        assert_eq!(
            rows(&db, PAIRS).await,
            [
                "1000 21004",
                "1020 21004",
                "1050 21004",
                "1050 21009",
                "1120 21004"
            ],
            "1050 21004 is kept for the place that stands there; 1030 21015 went"
        );
        let names = "select name_fr from directory_commune order by nis";
        assert_eq!(rows(&db, names).await, ["Bruxelles-Ville", "Ixelles"]);
        let postcodes = "select postcode from directory_postcode order by postcode";
        assert_eq!(rows(&db, postcodes).await, ["1000", "1020", "1050", "1120"]);
        let labels = "select id from directory_label order by id";
        assert_eq!(rows(&db, labels).await, ["epn-brussels-2021", "old"]);
    }

    async fn the_same_release_writes_nothing_a_second_time(db: db::Db) {
        load_into(&db, &first()).await;
        let mut tx = db.begin().await.unwrap();
        db::query("update directory_commune set name_fr = 'seen' where nis = '21004'")
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        load_into(&db, &first()).await;
        let name = "select name_fr from directory_commune where nis = '21004'";
        assert_eq!(rows(&db, name).await, ["seen"]);
    }

    testkit::both_databases!(&crate::MIGRATIONS;
        a_name_that_changed_comes_in_and_what_went_goes_unless_a_place_stands_there,
        the_same_release_writes_nothing_a_second_time,
    );

    #[test]
    fn what_we_ship_has_a_fingerprint_that_any_change_of_it_changes() {
        let shipped = Reference::shipped(&[]);
        assert_eq!(shipped.communes.len(), 565);
        assert_eq!(shipped.fingerprint(), Reference::shipped(&[]).fingerprint());
        assert_eq!(shipped.fingerprint().len(), 64);
        let mut renamed = first();
        renamed.communes.pop_first();
        assert_ne!(renamed.fingerprint(), first().fingerprint());
        let mut fewer = first();
        fewer.labels.pop_last();
        assert_ne!(fewer.fingerprint(), first().fingerprint());
    }
}
