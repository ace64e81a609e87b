//! What people type is understood, or sent back with a proposal; never guessed in silence.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use hours::{Gap, Tongue, Understanding, Why, understand, understand_in};

fn told(text: &str) -> String {
    match understand(text) {
        Understanding::Exact(hours) => format!("= {hours}"),
        Understanding::Proposal(proposal) => format!("? {} {:?}", proposal.hours, proposal.why),
        Understanding::NotUnderstood(gap) => format!("! {:?} {:?}", gap.what, gap.text),
    }
}

#[track_caller]
fn understood(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, osm)| told(typed) != format!("= {osm}"))
        .map(|(typed, osm)| format!("{typed}\n   want = {osm}\n   got  {}", told(typed)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn asked(cases: &[(&str, &str, Why)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, osm, why)| told(typed) != format!("? {osm} {why:?}"))
        .map(|(typed, osm, why)| {
            format!("{typed}\n   want ? {osm} {why:?}\n   got  {}", told(typed))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn french_hours_are_understood() {
    understood(&[
        ("lu-ve 9h-17h", "Mo-Fr 09:00-17:00"),
        (
            "lundi au vendredi de 9h à 12h et de 13h à 16h30",
            "Mo-Fr 09:00-12:00,13:00-16:30",
        ),
        (
            "Du lundi au vendredi : 9h00 – 12h30 / 13h30 – 17h00",
            "Mo-Fr 09:00-12:30,13:30-17:00",
        ),
        ("Ouvert tous les jours de 10h à 18h", "Mo-Su 10:00-18:00"),
        ("mardi et jeudi 13h30-16h", "Tu,Th 13:30-16:00"),
        ("mardi, jeudi 13 h 30 à 16 h", "Tu,Th 13:30-16:00"),
        (
            "Mercredi : 9h-12h, 13h-16h ; samedi : 10h-12h",
            "We 09:00-12:00,13:00-16:00; Sa 10:00-12:00",
        ),
        ("9h-12h du lundi au vendredi", "Mo-Fr 09:00-12:00"),
        (
            "lu-ve 9h-17h, fermé le mercredi",
            "Mo-Fr 09:00-17:00; We off",
        ),
        (
            "Fermé le mercredi. Lu-ve 9h-17h",
            "Mo-Fr 09:00-17:00; We off",
        ),
        (
            "Fermé le mercredi, lu-ve 9h-17h",
            "Mo-Fr 09:00-17:00; We off",
        ),
        (
            "lundi 9h-12h. Fermé le mercredi et le jeudi",
            "Mo 09:00-12:00; We,Th off",
        ),
        (
            "lundi au vendredi 9h-17h sauf les jours fériés",
            "Mo-Fr 09:00-17:00; PH off",
        ),
        (
            "lu-ve 9h-12h, fermé pendant les vacances scolaires",
            "Mo-Fr 09:00-12:00; SH off",
        ),
        (
            "lun-ven 9h-12h fermé en juillet et août",
            "Mo-Fr 09:00-12:00; Jul,Aug off",
        ),
        ("sur rendez-vous", "\"by appointment\""),
        ("Uniquement sur RDV", "\"by appointment\""),
        (
            "lu-ve 9h-17h sur rendez-vous",
            "Mo-Fr 09:00-17:00 \"by appointment\"",
        ),
        (
            "lu-ve 9h-12h ou sur rendez-vous",
            "Mo-Fr 09:00-12:00 || \"by appointment\"",
        ),
        (
            "lu-ve 9h-12h, samedi sur rendez-vous",
            "Mo-Fr 09:00-12:00; Sa \"by appointment\"",
        ),
        ("lu-ve 9h-12h sans rendez-vous", "Mo-Fr 09:00-12:00"),
        ("lundi 9h-12h, lundi 13h-16h", "Mo 09:00-12:00,13:00-16:00"),
        (
            "le 1er et 3e lundi du mois de 9h à 12h",
            "Mo[1,3] 09:00-12:00",
        ),
        (
            "lundi 9h-12h semaines paires",
            "week 02-52/2 Mo 09:00-12:00",
        ),
        ("vendredi de 20h à 2h", "Fr 20:00-02:00"),
        ("samedi de 10h à midi", "Sa 10:00-12:00"),
        ("24h/24 7j/7", "24/7"),
    ]);
}

#[test]
fn what_is_excepted_before_the_times_is_closed() {
    understood(&[
        ("lundi sauf jours fériés 9h-12h", "Mo 09:00-12:00; PH off"),
        (
            "Tous les jours sauf le dimanche 9h-18h",
            "Mo-Su 09:00-18:00; Su off",
        ),
        (
            "tous les jours sauf dimanche et jours fériés, 9h-18h",
            "Mo-Su 09:00-18:00; Su,PH off",
        ),
        (
            "tous les jours sauf jours fériés et dimanches 9h-18h",
            "Mo-Su 09:00-18:00; Su,PH off",
        ),
        // Tuesday is no exception to Monday.
        (
            "lundi sauf jours fériés et mardi 9h-12h",
            "Mo,Tu 09:00-12:00; PH off",
        ),
        (
            "ma-vr behalve feestdagen 9u-12u",
            "Mo-Fr 09:00-12:00; PH off",
        ),
        (
            "ma-vr 9u-12u behalve feestdagen",
            "Mo-Fr 09:00-12:00; PH off",
        ),
        (
            "Mo-Fr außer Feiertage 9-12 Uhr",
            "Mo-Fr 09:00-12:00; PH off",
        ),
        (
            "Monday to Friday except public holidays 9am-5pm",
            "Mo-Fr 09:00-17:00; PH off",
        ),
    ]);
}

#[test]
fn days_of_a_month_are_understood() {
    understood(&[
        (
            "du 1er au 15 mars lu-ve 9h-12h",
            "Mar 01-Mar 15 Mo-Fr 09:00-12:00",
        ),
        (
            "lu-ve 9h-17h, fermé du 15 juillet au 15 août",
            "Mo-Fr 09:00-17:00; Jul 15-Aug 15 off",
        ),
        (
            "lu-ve 9h-17h, fermé le 15 août",
            "Mo-Fr 09:00-17:00; Aug 15 off",
        ),
        (
            "ma-vr 9u-17u, gesloten van 1 juli tot 31 augustus",
            "Mo-Fr 09:00-17:00; Jul 01-Aug 31 off",
        ),
        (
            "Mo-Fr 9-17 Uhr, geschlossen vom 24. bis 31. Dezember",
            "Mo-Fr 09:00-17:00; Dec 24-Dec 31 off",
        ),
        // Nine to twelve, and then a month.
        (
            "lu-ve 9-12 juillet et août fermé",
            "Mo-Fr 09:00-12:00; Jul,Aug off",
        ),
    ]);
}

#[test]
fn of_what_is_partly_read_the_rest_is_unknown() {
    asked(&[
        ("9-17", "Mo-Fr 09:00-17:00", Why::DaysMissing),
        ("9h-17h", "Mo-Fr 09:00-17:00", Why::DaysMissing),
        ("tous les jours 9h", "Mo-Su 09:00+", Why::NoClosingTime),
        ("lundi 9h", "Mo 09:00+", Why::NoClosingTime),
        (
            "lundi 15 mars 9h-12h",
            "Mar 15 Mo 09:00-12:00",
            Why::VagueDays,
        ),
        ("ouvert le week-end", "Sa-Su unknown", Why::TimesMissing),
        ("lundi", "Mo unknown", Why::TimesMissing),
        (
            "ma-vr 9u-12u, 's namiddags op afspraak",
            "Mo-Fr 09:00-12:00 || unknown \"'s namiddags op afspraak\"",
            Why::PartlyRead,
        ),
        (
            "lundi 9h-12h; le \"grand\" jour 14h-16h",
            "Mo 09:00-12:00 || unknown \"le ”grand” jour 14h-16h\"",
            Why::PartlyRead,
        ),
    ]);
    let Understanding::Proposal(proposal) = understand("9-17") else {
        panic!()
    };
    assert_eq!(proposal.others[0].to_osm(), "Mo-Su 09:00-17:00");
}

#[test]
fn dutch_hours_are_understood() {
    understood(&[
        ("ma & do 13u30-16u", "Mo,Th 13:30-16:00"),
        (
            "maandag t.e.m. vrijdag 10u00 - 12u00 13u00 - 17u00",
            "Mo-Fr 10:00-12:00,13:00-17:00",
        ),
        (
            "maandag tot en met vrijdag van 9 tot 12 uur",
            "Mo-Fr 09:00-12:00",
        ),
        (
            "ma t/m vr 9-17 uur, gesloten op feestdagen",
            "Mo-Fr 09:00-17:00; PH off",
        ),
        (
            "dinsdag 13.30u tot 17u en donderdag 9u-12u",
            "Tu 13:30-17:00; Th 09:00-12:00",
        ),
        (
            "wo 14:00-17:00; za 10:00-12:30",
            "We 14:00-17:00; Sa 10:00-12:30",
        ),
        ("enkel op afspraak", "\"by appointment\""),
        (
            "ma-vr 9u-12u op afspraak",
            "Mo-Fr 09:00-12:00 \"by appointment\"",
        ),
        ("elke dag van 10u tot 18u", "Mo-Su 10:00-18:00"),
        (
            "maandag 9u tot 12u, gesloten tijdens de schoolvakanties",
            "Mo 09:00-12:00; SH off",
        ),
        ("eerste maandag van de maand 14u-16u", "Mo[1] 14:00-16:00"),
        ("24/7", "24/7"),
    ]);
}

#[test]
fn german_and_english_hours_are_understood() {
    understood(&[
        ("Mo-Fr 9-17 Uhr", "Mo-Fr 09:00-17:00"),
        (
            "Montag bis Freitag von 9 bis 12 Uhr und 13 bis 17 Uhr",
            "Mo-Fr 09:00-12:00,13:00-17:00",
        ),
        ("Mo, Di, Do 8.30-12 Uhr", "Mo,Tu,Th 08:30-12:00"),
        (
            "Mittwochs geschlossen, Mo-Fr 9-17 Uhr",
            "Mo-Fr 09:00-17:00; We off",
        ),
        ("nach Vereinbarung", "\"by appointment\""),
        (
            "Di und Do 14-16 Uhr nur mit Termin",
            "Tu,Th 14:00-16:00 \"by appointment\"",
        ),
        ("Mon to Fri 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Monday to Friday, 9.30 am to 12.30 pm", "Mo-Fr 09:30-12:30"),
        ("Tue & Thu 1:30pm - 4pm", "Tu,Th 13:30-16:00"),
        (
            "Weekdays 10:00-18:00, closed on public holidays",
            "Mo-Fr 10:00-18:00; PH off",
        ),
        ("by appointment only", "\"by appointment\""),
        ("always open", "24/7"),
    ]);
}

#[test]
fn what_may_mean_something_else_is_sent_back_with_a_proposal() {
    asked(&[
        ("fermé le mercredi", "unknown; We off", Why::OnlyClosing),
        (
            "gesloten op feestdagen",
            "unknown; PH off",
            Why::OnlyClosing,
        ),
        ("di 9h-12h", "Su 09:00-12:00", Why::SeveralReadings),
        ("Mon to Fri 9-5", "Mo-Fr 09:00-17:00", Why::BareTimes),
        (
            "jours ouvrables 9h-17h",
            "Mo-Fr 09:00-17:00",
            Why::VagueDays,
        ),
        ("lunid 9h-12h", "Mo 09:00-12:00", Why::Misspelt),
        ("lu-me-ve 9h-12h", "Mo,We,Fr 09:00-12:00", Why::VagueDays),
        ("maandag vanaf 14u", "Mo 14:00+", Why::NoClosingTime),
        (
            "lu-ve 9h-17h, me 9h-12h",
            "Mo-Fr 09:00-17:00; We 09:00-12:00",
            Why::SameDayTwice,
        ),
        (
            "lu-ve 9h-12h, me 13h-16h",
            "Mo-Fr 09:00-12:00, We 13:00-16:00",
            Why::SameDayTwice,
        ),
        (
            "lu-ve 9h-12h, sur rendez-vous",
            "Mo-Fr 09:00-12:00 \"by appointment\"",
            Why::AppointmentFor,
        ),
        (
            "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00",
            "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00",
            Why::LaterReplaces,
        ),
        ("mar 9:00-12:00", "Mar 09:00-12:00", Why::MonthOrDay),
    ]);
}

#[test]
fn what_is_not_understood_says_what_and_where() {
    for (typed, what, text) in [
        ("", Gap::Nothing, ""),
        ("Mercredi après-midi", Gap::Word, "après-midi"),
        ("lu-ve 9h-17h bonjour", Gap::Word, "bonjour"),
        ("lundi 9h-25h", Gap::NoSuchTime, "25h"),
        ("lundi 17h-9h", Gap::NoSuchTime, "17h"),
        ("lundi 9h75-12h", Gap::NoSuchTime, "9h75"),
        ("lundi 9h-12h-14h", Gap::LoneTime, "14h"),
        ("fermé le lundi, matin", Gap::Word, "matin"),
        ("lundi 9h 17h", Gap::LoneTime, "9h"),
        ("lundi 9h-12h, 45 mars", Gap::NoSuchTime, "45"),
        ("lundi et mardi matin", Gap::Word, "matin"),
    ] {
        match understand(typed) {
            Understanding::NotUnderstood(gap) => {
                assert_eq!((gap.what, gap.text.as_str()), (what, text), "{typed}");
                let there: String = typed
                    .chars()
                    .skip(gap.at.start)
                    .take(gap.at.len())
                    .collect();
                assert_eq!(there, text);
            }
            other => panic!("{typed}: {other:?}"),
        }
    }
}

#[test]
fn the_language_of_the_page_orders_the_readings_but_never_hides_one() {
    let Understanding::Proposal(proposal) = understand_in("di 9:00-12:00", Some(Tongue::Dutch))
    else {
        panic!()
    };
    assert_eq!(proposal.hours.to_osm(), "Tu 09:00-12:00");
    assert_eq!(proposal.others.len(), 1);
    assert_eq!(proposal.others[0].to_osm(), "Su 09:00-12:00");
}

#[test]
fn every_range_of_days_and_times_is_understood_in_each_language() {
    let french = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    let dutch = [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];
    let german = [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
    ];
    let english = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let osm = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    for first in 0..7 {
        for last in (0..7).filter(|last| *last != first) {
            for hour in 6..20 {
                let end = hour + 2;
                let typed = [
                    format!(
                        "Du {} au {} de {hour}h à {end}h15",
                        french[first], french[last]
                    ),
                    format!("{}-{} : {hour}h00-{end}h15", french[first], french[last]),
                    format!(
                        "{} tot en met {} van {hour}u tot {end}u15",
                        dutch[first], dutch[last]
                    ),
                    format!(
                        "{} t/m {} {hour}.00-{end}.15 uur",
                        dutch[first], dutch[last]
                    ),
                    format!(
                        "{} bis {}: {hour} bis {end}.15 Uhr",
                        german[first], german[last]
                    ),
                    format!(
                        "{} to {}, {hour}:00 to {end}:15",
                        english[first], english[last]
                    ),
                ];
                let wanted = format!("= {}-{} {hour:02}:00-{end:02}:15", osm[first], osm[last]);
                for typed in typed {
                    assert_eq!(told(&typed), wanted, "{typed}");
                }
            }
        }
    }
}
