//! Places that somebody proposed without an account.

use db::AnyConnection;
use jiff::Timestamp;
use kernel::{Id, Language, Nis, Postcode};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::records::id_of;
use crate::model::{KeptProposal, KnownBy, Need, ProposalDraft, ProposalState, RefusedAs};

/// Writes a proposal; false where its number is taken: then it needs another.
///
/// # Errors
/// The database's.
pub async fn add_proposal(
    tx: &mut AnyConnection,
    id: &Id,
    number: &str,
    draft: &ProposalDraft,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let needs: Vec<&str> = draft.needs.iter().map(|need| need.code()).collect();
    let done = db::query(
        "insert into directory_proposal (id, number, name, needs, commune_nis, postcode, street, hours, phone, website,
             known_by, message, language, state, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'proposed', $14)
         on conflict (number) do nothing",
    )
    .bind(id.as_str())
    .bind(number)
    .bind(draft.name.as_str())
    .bind(needs.join(" "))
    .bind(draft.commune.to_string())
    .bind(draft.postcode.map(|postcode| postcode.to_string()))
    .bind(draft.street.clone())
    .bind(draft.hours.clone())
    .bind(draft.phone.clone())
    .bind(draft.website.clone())
    .bind(draft.known_by.code())
    .bind(draft.message.as_str())
    .bind(draft.language.code())
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn proposal_at(row: &AnyRow) -> Result<KeptProposal, db::Error> {
    let unreadable = || db::Error::unreadable("a proposal");
    let text = |column: &str| row.try_get::<String, _>(column);
    let needs = text("needs")?;
    let postcode: Option<String> = row.try_get("postcode")?;
    Ok(KeptProposal {
        id: id_of(row, 0)?,
        number: text("number")?,
        draft: ProposalDraft {
            name: text("name")?,
            needs: needs.split(' ').filter_map(Need::parse).collect(),
            commune: Nis::parse(&text("commune_nis")?).ok_or_else(unreadable)?,
            postcode: postcode.as_deref().and_then(Postcode::parse),
            street: row.try_get("street")?,
            hours: row.try_get("hours")?,
            phone: row.try_get("phone")?,
            website: row.try_get("website")?,
            known_by: KnownBy::parse(&text("known_by")?).ok_or_else(unreadable)?,
            message: text("message")?,
            language: Language::parse(&text("language")?).ok_or_else(unreadable)?,
        },
        state: ProposalState::parse(&text("state")?).ok_or_else(unreadable)?,
        made_at: text("made_at")?,
        decided_at: row.try_get("decided_at")?,
    })
}

/// # Errors
/// The database's.
pub async fn proposal(
    conn: &mut AnyConnection,
    id: &Id,
) -> Result<Option<KeptProposal>, db::Error> {
    let row = db::query(
        "select id, number, name, needs, commune_nis, postcode, street, hours, phone, website, known_by, message,
             language, state, made_at, decided_at
           from directory_proposal where id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    row.as_ref().map(proposal_at).transpose()
}

/// Keeps everybody else from deciding on a proposal until the transaction ends; it is read after that.
///
/// # Errors
/// The database's.
pub async fn hold_proposal(tx: &mut AnyConnection, id: &Id) -> Result<(), db::Error> {
    db::query("update directory_proposal set state = state where id = $1")
        .bind(id.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// What became of the proposal with a number, and nothing else of it.
///
/// # Errors
/// The database's.
pub async fn proposal_state(
    conn: &mut AnyConnection,
    number: &str,
) -> Result<Option<ProposalState>, db::Error> {
    let state: Option<String> =
        db::query_scalar("select state from directory_proposal where number = $1")
            .bind(number)
            .fetch_optional(&mut *conn)
            .await?;
    Ok(state.as_deref().and_then(ProposalState::parse))
}

/// The proposals that nobody decided on, oldest first.
///
/// # Errors
/// The database's.
pub async fn undecided(conn: &mut AnyConnection) -> Result<Vec<KeptProposal>, db::Error> {
    let rows = db::query(
        "select id, number, name, needs, commune_nis, postcode, street, hours, phone, website, known_by, message,
             language, state, made_at, decided_at
           from directory_proposal where state = 'proposed' order by made_at, id",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(proposal_at).collect()
}

/// How many proposals nobody decided on in the communes that an organisation coordinates.
///
/// # Errors
/// The database's.
pub async fn count_undecided(
    conn: &mut AnyConnection,
    organisation: &Id,
) -> Result<usize, db::Error> {
    let count: i64 = db::query_scalar(
        "select count(*) from directory_proposal p
          where p.state = 'proposed' and exists (
              select 1 from directory_coordination c
               where c.organisation_id = $1
                 and substr(p.commune_nis, 1, length(c.code_prefix)) = c.code_prefix)",
    )
    .bind(organisation.as_str())
    .fetch_one(&mut *conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The proposals that nobody decided on in the communes that an organisation coordinates, oldest first, from one on.
///
/// # Errors
/// The database's.
pub async fn undecided_of(
    conn: &mut AnyConnection,
    organisation: &Id,
    from: usize,
    limit: usize,
) -> Result<Vec<KeptProposal>, db::Error> {
    let rows = db::query(
        "select id, number, name, needs, commune_nis, postcode, street, hours, phone, website, known_by, message,
             language, state, made_at, decided_at
           from directory_proposal p
          where p.state = 'proposed' and exists (
              select 1 from directory_coordination c
               where c.organisation_id = $1
                 and substr(p.commune_nis, 1, length(c.code_prefix)) = c.code_prefix)
          order by made_at, id limit $2 offset $3",
    )
    .bind(organisation.as_str())
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .bind(i64::try_from(from).unwrap_or(i64::MAX))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(proposal_at).collect()
}

/// Takes a proposal out of those that nobody decided on; false where somebody did. Whoever else decides waits until
/// this transaction ends, and is then told so.
///
/// # Errors
/// The database's.
pub async fn refuse_proposal(
    tx: &mut AnyConnection,
    id: &Id,
    reason: RefusedAs,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update directory_proposal set state = 'refused', decided_at = $2, reason = $3
          where id = $1 and state = 'proposed'",
    )
    .bind(id.as_str())
    .bind(db::moment(now))
    .bind(reason.code())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The same where the place is there: `accepted` where it was made for the proposal, `known` where it was before.
///
/// # Errors
/// The database's.
pub async fn settle_proposal(
    tx: &mut AnyConnection,
    id: &Id,
    state: ProposalState,
    place: &Id,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "update directory_proposal set state = $2, decided_at = $3, place_id = $4
          where id = $1 and state = 'proposed'",
    )
    .bind(id.as_str())
    .bind(state.code())
    .bind(db::moment(now))
    .bind(place.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes the proposals that were decided on, or made and not decided on, before these moments; how many.
///
/// # Errors
/// The database's.
pub async fn purge_proposals(
    tx: &mut AnyConnection,
    decided_before: Timestamp,
    made_before: Timestamp,
) -> Result<u64, db::Error> {
    let done = db::query(
        "delete from directory_proposal
          where (state <> 'proposed' and decided_at < $1) or (state = 'proposed' and made_at < $2)",
    )
    .bind(db::moment(decided_before))
    .bind(db::moment(made_before))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}
