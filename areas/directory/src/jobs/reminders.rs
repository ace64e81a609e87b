//! Whoever answers for a place is asked in time whether its facts still hold: by mail, or by being called.

use db::AnyConnection;
use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use web::{Ground, Permit};

use super::places::today;
use super::reports::{Waiting, turned};
use super::{trace, trace_more};
use crate::Directory;
use crate::access::{ChooseReminder, SeeWaiting};
use crate::model::{ADDRESS_UNUSED, Place, Reminder, ReminderDraft, Way, due_on};
use crate::store;

/// Places that one transaction looks through.
const BATCH: i64 = 200;

/// The mail that asks about a place; nothing where none can go to the address.
fn letter(ground: &Ground, reminder: &Reminder, place: &Place, due: Date) -> Option<mail::Message> {
    let to = mail::Address::parse(reminder.address.as_deref()?).ok()?;
    let t = ground.texts(reminder.language);
    let installation = &ground.installation;
    let name = place.name.for_reader(reminder.language).text;
    // A name is one line, whatever its source wrote.
    let name = name.split(|c: char| c.is_whitespace() || c.is_control());
    let name: Vec<&str> = name.filter(|word| !word.is_empty()).collect();
    let name = name.join(" ");
    let own = format!(
        "{}/{}/work/place/{}",
        installation.address, reminder.language, place.id
    );
    let subject = t
        .msg("reminder-mail-subject")
        .str("place", &name)
        .to_string();
    let text = t
        .msg("reminder-mail-text")
        .str("place", &name)
        .str("address", &own)
        .str("change", format!("{own}/reminders"))
        .str("phone", &installation.contact.phone)
        .to_string();
    let key = format!("reminder.due:{}:{due}", place.id);
    mail::Message::new(&key, to, reminder.language, &subject, &text).ok()
}

/// What was chosen for a place; nothing where nobody chose.
///
/// # Errors
/// The database's.
pub async fn chosen_reminder(
    ground: &Ground,
    permit: &Permit<ChooseReminder>,
) -> Result<Option<Reminder>, db::Error> {
    let mut conn = ground.db.read().await?;
    store::reminder(&mut conn, permit.act().place()).await
}

/// Keeps what somebody chose for a place.
///
/// # Errors
/// The database's.
pub async fn choose_reminder(
    ground: &Ground,
    permit: &Permit<ChooseReminder>,
    draft: ReminderDraft,
    language: kernel::Language,
) -> Result<(), db::Error> {
    let act = permit.act();
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    let before = store::reminder(&mut tx, act.place()).await?;
    // Somebody else's address stays theirs where only the interval changes.
    let kept = before
        .filter(|before| before.way == Way::Mail && before.address == draft.address)
        .and_then(|before| before.membership);
    let membership = (draft.way == Way::Mail).then(|| kept.unwrap_or(act.membership().clone()));
    let reminder = Reminder {
        place: act.place().clone(),
        months: draft.months,
        way: draft.way,
        address: draft.address,
        membership,
        language,
        set_on: today(ground),
    };
    store::put_reminder(&mut tx, &reminder, now).await?;
    trace_more(
        &mut tx,
        ground,
        permit.actor(),
        "reminder.chosen",
        act.place().as_str(),
        json!({ "months": reminder.months, "way": reminder.way.code() }),
    )
    .await?;
    tx.commit().await
}

/// Lets addresses that a membership gave be forgotten; their places are called instead. To be called in the
/// transaction that ends the membership; how many places were meant.
///
/// # Errors
/// The database's.
pub async fn forget_reminders_of(
    tx: &mut AnyConnection,
    membership: &Id,
) -> Result<u64, db::Error> {
    store::forget_addresses_of(tx, membership).await
}

/// Makes what is due today: one reminder for each place and day on which it was due, whichever server does it and
/// however often. Where no mail is sent, places are put on the list of those to call. How many were made.
///
/// # Errors
/// The database's.
pub async fn remind(directory: &Directory) -> Result<u64, db::Error> {
    let ground = &directory.ground;
    let today = today(ground);
    forget_unused(ground).await?;
    let mut made = 0;
    let mut after = String::new();
    loop {
        let mut tx = ground.db.begin().await?;
        let batch = store::reminders_after(&mut tx, &after, BATCH).await?;
        let Some(last) = batch.last() else {
            return Ok(made);
        };
        after = last.place.to_string();
        for reminder in &batch {
            if let Some(place) = store::any_place(&mut tx, &reminder.place).await? {
                made += u64::from(remind_of(&mut tx, directory, reminder, &place, today).await?);
            }
        }
        tx.commit().await?;
    }
}

async fn remind_of(
    tx: &mut AnyConnection,
    directory: &Directory,
    reminder: &Reminder,
    place: &Place,
    today: Date,
) -> Result<bool, db::Error> {
    let ground = &directory.ground;
    let freshness = place.freshness(today);
    let Some(due) = due_on(&freshness, reminder.months, reminder.set_on, today) else {
        return Ok(false);
    };
    let by_mail = reminder.way == Way::Mail && directory.sends_mail();
    let letter = if by_mail {
        letter(ground, reminder, place, due)
    } else {
        None
    };
    let way = if letter.is_some() {
        Way::Mail
    } else {
        Way::Call
    };
    let now = ground.clock.now();
    let new = store::make_reminder(tx, &reminder.place, due, way, now).await?;
    if let Some(letter) = letter.filter(|_| new) {
        mail::queue(tx, &ground.ids, now, &letter).await?;
    }
    Ok(new)
}

async fn forget_unused(ground: &Ground) -> Result<(), db::Error> {
    let mut tx = ground.db.begin().await?;
    let before = ground.clock.now() - ADDRESS_UNUSED;
    if store::forget_unused_addresses(&mut tx, before).await? > 0 {
        let operator = web::Actor::Operator;
        trace(
            &mut tx,
            ground,
            &operator,
            "reminders.forgotten",
            "installation",
        )
        .await?;
    }
    tx.commit().await
}

/// The places that somebody should call, in the order in which they were due: those that were put on the list and
/// that nobody confirmed since.
///
/// # Errors
/// The database's.
pub async fn places_to_call(
    directory: &Directory,
    permit: &Permit<SeeWaiting>,
    page: usize,
    per_page: usize,
) -> Result<Waiting<Place>, db::Error> {
    let listed = {
        let mut conn = directory.ground.db.read().await?;
        store::called_for(&mut conn, &permit.act().scope()).await?
    };
    let today = today(&directory.ground);
    let board = directory.board();
    let waits = |place: &&Place, due: &str| {
        let known = place.freshness(today).known_on;
        known.is_none_or(|day| day.to_string().as_str() < due)
    };
    let waiting: Vec<&Place> = listed
        .iter()
        .filter_map(|(id, due)| board.place(id).filter(|place| waits(place, due)))
        .collect();
    let total = waiting.len();
    let page = turned(total, per_page, page);
    let shown = waiting.into_iter().skip((page - 1) * per_page);
    Ok(Waiting {
        shown: shown.take(per_page).cloned().collect(),
        total,
        page,
    })
}
