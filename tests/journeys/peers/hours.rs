//! Items about opening hours, on the pages and in the API; the engine has its own.

use jiff::SignedDuration;
use kernel::Language;
use serde_json::Value;

use crate::ground::{MIGRATIONS, Server};
use crate::without_javascript::{places, says};

/// Gives a place hours as the command `passerelle place hours` does.
async fn write(server: &Server, place: &str, osm: &str) {
    server
        .change(&[format!(
            "update directory_place set hours = '{osm}' where id = '{place}'"
        )])
        .await;
}

async fn state(server: &Server, place: &str, open_at: &str) -> Value {
    let found = server
        .json(&format!(
            "/api/v1/search?near=1060&limit=100&open_at={open_at}"
        ))
        .await;
    let lists = ["results", "almost"];
    let mut all = lists
        .iter()
        .flat_map(|list| found[list].as_array().unwrap());
    let its = all.find(|found| found["id"] == place).unwrap();
    its["opening"]["state"].clone()
}

async fn item_1_walk_in_places_are_never_shown_as_by_appointment_nor_the_other_way_round(
    db: db::Db,
) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        write(&server, &place, "Mo-Fr 09:00-17:00").await;
        person.visit(&format!("/{language}/place/{place}")).await;
        let until = t
            .msg("opening-open-until")
            .str("time", t.time("17:00".parse().unwrap()));
        assert!(says(&person, until), "{}", person.text());
        assert!(!says(&person, t.get("opening-appointment")));
        write(&server, &place, "Mo-Fr 09:00-17:00 \"sur rendez-vous\"").await;
        person.visit(&format!("/{language}/place/{place}")).await;
        assert!(
            says(&person, t.get("opening-appointment")),
            "{}",
            person.text()
        );
        assert!(person.find("p.open").is_empty());
    }
    assert_eq!(
        state(&server, &place, "2026-11-24T10:00").await,
        "by_appointment"
    );
}

async fn item_2_hours_that_say_ph_off_count_as_open_on_every_other_day(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    write(&server, &place, "Mo-Fr 08:30-12:30; PH off").await;
    let found = server.json("/api/v1/search?near=1190&when=now").await;
    assert_eq!(
        found["results"][0]["id"], place,
        "it is open now, and comes first"
    );
    assert_eq!(found["results"][0]["unknown"], serde_json::json!([]));
    for holiday in ["2026-12-25T10:00", "2027-05-17T10:00", "2028-07-21T10:00"] {
        assert_eq!(state(&server, &place, holiday).await, "closed", "{holiday}");
    }
}

async fn item_3_open_now_is_the_time_in_brussels_whatever_the_clock_of_the_server(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    write(&server, &place, "Mo-Fr 09:00-12:30").await;
    let t = server.texts(Language::French);
    // 11.15 in universal time is 12.15 in Brussels: still open; half an hour later it is not, though 11.45 is.
    for (minutes, open) in [(135, true), (30, false)] {
        server.clock.advance(SignedDuration::from_mins(minutes));
        let mut person = server.visitor();
        person.visit(&format!("/fr/place/{place}")).await;
        let until = t
            .msg("opening-open-until")
            .str("time", t.time("12:30".parse().unwrap()));
        assert_eq!(says(&person, until), open, "{}", person.text());
    }
}

async fn item_4_hours_in_school_holidays_are_unknown_where_no_calendar_reaches(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    write(&server, &place, "Mo-Fr 09:00-17:00; SH off").await;
    assert_eq!(state(&server, &place, "2026-11-24T10:00").await, "open");
    assert_eq!(state(&server, &place, "2035-02-13T10:00").await, "unknown");
    let both = state(&server, &place, "2026-12-29T10:00").await;
    assert_eq!(both, "closed", "all schools are closed after Christmas");
}

async fn item_35_fourteen_days_of_hours_stand_on_the_page_with_every_slot(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    write(
        &server,
        &place,
        "Mo,Tu 09:00-12:00,13:30-17:00; Sa[1] 10:00-12:00; PH off",
    )
    .await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/place/{place}")).await;
        let days = person.find("main table td");
        assert_eq!(days.len(), 14);
        let span = |from: &str, to: &str| {
            t.msg("hours-span")
                .str("from", t.time(from.parse().unwrap()))
                .str("to", t.time(to.parse().unwrap()))
                .to_string()
        };
        let monday = t.list(&[span("09:00", "12:00"), span("13:30", "17:00")]);
        let plain = crate::without_javascript::plain;
        assert_eq!(plain(&days[0]), plain(&monday));
        assert_eq!(plain(&days[2]), plain(&t.get("hours-closed")), "Wednesday");
        assert_eq!(
            plain(&days[12]),
            plain(&span("10:00", "12:00")),
            "the first Saturday of December"
        );
        assert_eq!(
            plain(&days[5]),
            plain(&t.get("hours-closed")),
            "the fourth of November"
        );
    }
}

async fn item_41_open_is_of_this_minute_and_no_place_is_hidden_for_being_old(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    write(&server, &place, "Mo-Fr 09:00-12:00,13:00-17:00").await;
    let now = async |server: &Server| {
        let found = server.json(&format!("/api/v1/places/{place}")).await;
        found["opening"]["state"].clone()
    };
    for (hours, state) in [(0, "open"), (2, "closed"), (1, "open"), (5, "closed")] {
        server.clock.advance(SignedDuration::from_hours(hours));
        assert_eq!(now(&server).await, state, "{hours} hours later");
    }
    write(&server, &place, "24/7").await;
    assert_eq!(
        now(&server).await,
        "open",
        "a change counts on the same day"
    );
    let before = server.json("/api/v1/search?near=1060&limit=100").await["total"].clone();
    server
        .clock
        .advance(SignedDuration::from_hours(24 * 365 * 6));
    let found = server.json("/api/v1/search?near=1060&limit=100").await;
    assert_eq!(
        found["total"], before,
        "six years later all are still shown"
    );
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit("/fr/1060").await;
    assert_eq!(places(&person)[0].0, "L’Atelier du Web");
    let dated = t
        .msg("stated-on")
        .str("day", t.date_plain("2021-12-31".parse().unwrap()));
    assert!(
        says(&person, dated),
        "with the date of what is known: {}",
        person.text()
    );
}

testkit::both_databases!(&MIGRATIONS;
    item_1_walk_in_places_are_never_shown_as_by_appointment_nor_the_other_way_round,
    item_2_hours_that_say_ph_off_count_as_open_on_every_other_day,
    item_3_open_now_is_the_time_in_brussels_whatever_the_clock_of_the_server,
    item_4_hours_in_school_holidays_are_unknown_where_no_calendar_reaches,
    item_35_fourteen_days_of_hours_stand_on_the_page_with_every_slot,
    item_41_open_is_of_this_minute_and_no_place_is_hidden_for_being_old,
);
