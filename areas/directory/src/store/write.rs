//! Puts places and organisations in.

use db::AnyConnection;
use kernel::Wording;

use crate::model::{Organisation, Place};

/// # Errors
/// The database's.
pub async fn insert_organisation(
    tx: &mut AnyConnection,
    organisation: &Organisation,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_organisation
             (id, kind, phone, email, website, commune_nis, postcode, source_id, section, stated_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(organisation.id.as_str())
    .bind(organisation.kind.as_str())
    .bind(organisation.phone.clone())
    .bind(organisation.email.clone())
    .bind(organisation.website.clone())
    .bind(organisation.commune.map(|nis| nis.to_string()))
    .bind(organisation.postcode.map(|postcode| postcode.to_string()))
    .bind(organisation.source.as_str())
    .bind(organisation.section.clone())
    .bind(organisation.stated_on.clone())
    .execute(&mut *tx)
    .await?;
    for (field, wording) in [("name", &organisation.name), ("says", &organisation.says)] {
        for (language, text) in &wording.0 {
            db::query(
                "insert into directory_organisation_text (organisation_id, field, language, text)
                 values ($1, $2, $3, $4)",
            )
            .bind(organisation.id.as_str())
            .bind(field)
            .bind(language.as_str())
            .bind(text.as_str())
            .execute(&mut *tx)
            .await?;
        }
    }
    for name in &organisation.other_names {
        db::query(
            "insert into directory_organisation_other_name (organisation_id, name) values ($1, $2)",
        )
        .bind(organisation.id.as_str())
        .bind(name.as_str())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// # Errors
/// The database's.
pub async fn insert_place(tx: &mut AnyConnection, place: &Place) -> Result<(), db::Error> {
    db::query(
        "insert into directory_place
             (id, organisation_id, kind, label, mobile, several, region, commune_nis, postcode, street, lat, lon,
              phone, email, website, hours, source_id, section, stated_on, confirmed_on,
              country, abroad_postcode, abroad_commune, gone_on, hours_said, run_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
              $21, $22, $23, $24, $25, $26)",
    )
    .bind(place.id.as_str())
    .bind(place.organisation.as_ref().map(|id| id.as_str().to_owned()))
    .bind(place.kind.as_str())
    .bind(place.label.clone())
    .bind(i64::from(place.mobile))
    .bind(i64::from(place.several))
    .bind(place.region.clone())
    .bind(place.commune.map(|nis| nis.to_string()))
    .bind(place.postcode.map(|postcode| postcode.to_string()))
    .bind(place.street.clone())
    .bind(place.point.map(|point| point.lat))
    .bind(place.point.map(|point| point.lon))
    .bind(place.phone.clone())
    .bind(place.email.clone())
    .bind(place.website.clone())
    .bind(place.hours_text.clone())
    .bind(place.source.as_str())
    .bind(place.section.clone())
    .bind(place.stated_on.clone())
    .bind(place.confirmed_on.clone())
    .bind(country(place))
    .bind(place.abroad.as_ref().and_then(|abroad| abroad.postcode.clone()))
    .bind(place.abroad.as_ref().and_then(|abroad| abroad.commune.clone()))
    .bind(place.gone_on.clone())
    .bind(place.hours_said.clone())
    .bind(place.run_by.clone())
    .execute(&mut *tx)
    .await?;
    insert_texts(tx, place).await?;
    insert_facts(tx, place).await
}

fn country(place: &Place) -> &str {
    place
        .abroad
        .as_ref()
        .map_or("BE", |abroad| abroad.country.as_str())
}

/// Writes a place anew over what its row, texts and answers said; what was confirmed here stays.
///
/// # Errors
/// The database's.
pub async fn rewrite_place(
    tx: &mut AnyConnection,
    place: &Place,
    closed: bool,
) -> Result<(), db::Error> {
    const PARTS: [&str; 4] = [
        "delete from directory_place_text where place_id = $1",
        "delete from directory_place_other_name where place_id = $1",
        "delete from directory_service where place_id = $1",
        "delete from directory_answer where place_id = $1",
    ];
    db::query(
        "update directory_place
            set organisation_id = $2, kind = $3, label = $4, mobile = $5, several = $6, region = $7, commune_nis = $8,
                postcode = $9, street = $10, lat = $11, lon = $12, phone = $13, email = $14, website = $15, hours = $16,
                source_id = $17, section = $18, stated_on = $19, country = $20, abroad_postcode = $21,
                abroad_commune = $22, gone_on = $23, state = $24, hours_said = $25, run_by = $26
          where id = $1",
    )
    .bind(place.id.as_str())
    .bind(place.organisation.as_ref().map(|id| id.as_str().to_owned()))
    .bind(place.kind.as_str())
    .bind(place.label.clone())
    .bind(i64::from(place.mobile))
    .bind(i64::from(place.several))
    .bind(place.region.clone())
    .bind(place.commune.map(|nis| nis.to_string()))
    .bind(place.postcode.map(|postcode| postcode.to_string()))
    .bind(place.street.clone())
    .bind(place.point.map(|point| point.lat))
    .bind(place.point.map(|point| point.lon))
    .bind(place.phone.clone())
    .bind(place.email.clone())
    .bind(place.website.clone())
    .bind(place.hours_text.clone())
    .bind(place.source.as_str())
    .bind(place.section.clone())
    .bind(place.stated_on.clone())
    .bind(country(place))
    .bind(place.abroad.as_ref().and_then(|abroad| abroad.postcode.clone()))
    .bind(place.abroad.as_ref().and_then(|abroad| abroad.commune.clone()))
    .bind(place.gone_on.clone())
    .bind(if closed { "closed" } else { "active" })
    .bind(place.hours_said.clone())
    .bind(place.run_by.clone())
    .execute(&mut *tx)
    .await?;
    for part in PARTS {
        db::query(part)
            .bind(place.id.as_str())
            .execute(&mut *tx)
            .await?;
    }
    insert_texts(tx, place).await?;
    insert_facts(tx, place).await
}

async fn insert_texts(tx: &mut AnyConnection, place: &Place) -> Result<(), db::Error> {
    let texts: [(&str, &Wording); 5] = [
        ("name", &place.name),
        ("says", &place.says),
        ("for-whom", &place.for_whom),
        ("price", &place.price),
        ("access", &place.access),
    ];
    for (field, wording) in texts {
        for (language, text) in &wording.0 {
            db::query("insert into directory_place_text (place_id, field, language, text) values ($1, $2, $3, $4)")
                .bind(place.id.as_str())
                .bind(field)
                .bind(language.as_str())
                .bind(text.as_str())
                .execute(&mut *tx)
                .await?;
        }
    }
    for name in &place.other_names {
        db::query("insert into directory_place_other_name (place_id, name) values ($1, $2)")
            .bind(place.id.as_str())
            .bind(name.as_str())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

async fn insert_facts(tx: &mut AnyConnection, place: &Place) -> Result<(), db::Error> {
    for service in &place.services {
        db::query(
            "insert into directory_service (place_id, need, mode, answer, source_id) values ($1, $2, $3, $4, $5)",
        )
        .bind(place.id.as_str())
        .bind(service.need.code())
        .bind(service.mode.code())
        .bind(if service.offered { "yes" } else { "no" })
        .bind(service.source.as_str())
        .execute(&mut *tx)
        .await?;
    }
    for (question, fact) in &place.answers {
        db::query("insert into directory_answer (place_id, question, answer, source_id) values ($1, $2, $3, $4)")
            .bind(place.id.as_str())
            .bind(question.code())
            .bind(if fact.yes { "yes" } else { "no" })
            .bind(fact.source.as_str())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}
