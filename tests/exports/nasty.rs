//! Places as nobody should write them and somebody will: every text that ever broke a table.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};

/// Texts that break tables that are written by hand.
const NASTY: [&str; 28] = [
    "Le \"Phare\", guichet n° 1",
    "'t Huis",
    "'=1+1",
    "''=1+1",
    "=HYPERLINK(\"http://x.example\";\"clic\")",
    "@SUM(A1)",
    "+1 heure",
    "-5 %",
    "a|b | c",
    "a;b;c",
    "a,b",
    "first line\nsecond line",
    "first\r\nsecond",
    "tab\there",
    "(not closed",
    "not opened)",
    "مركز رقمي (الطابق ٢)",
    "\u{202b}ספרייה\u{202c} 12",
    "📶 Wi‑Fi 🧑‍💻",
    "e\u{301}té ≠ été",
    "00123",
    "1e5",
    "0032",
    "2026-11-23",
    "TRUE",
    "NULL & <b>fett</b> &amp;",
    "\u{feff}BOM",
    "_x0041_ and %7C",
];

fn text() -> impl Strategy<Value = String> {
    let random = "[ -~à-ÿ\u{600}-\u{6ff}\u{1f4f0}-\u{1f4ff}]{0,40}";
    let nasty = proptest::sample::select(&NASTY[..]);
    let ordinary = proptest::sample::select(
        &[
            "Espace numérique",
            "Digipunt",
            "Haus der Bücher",
            "Help desk",
        ][..],
    );
    (ordinary, nasty, random, any::<bool>()).prop_map(|(ordinary, nasty, random, first)| {
        if first {
            format!("{nasty} {random} {ordinary}")
        } else {
            format!("{ordinary} {random} {nasty}")
        }
    })
}

fn several(one: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(one, 0..4)
}

fn codes(codes: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(codes, 0..=codes.len().min(4))
}

fn answer() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(proptest::sample::select(&["yes", "no"][..]))
}

/// A commune in Belgium or in France: country, postcode, code, name.
fn whereabouts() -> impl Strategy<Value = (&'static str, &'static str, &'static str, &'static str)>
{
    proptest::sample::select(
        &[
            ("", "1000", "21004", "Bruxelles"),
            ("", "9000", "44021", "Gent"),
            ("", "4700", "63023", "Eupen"),
            ("FR", "02300", "02173", "Chauny"),
            ("FR", "20000", "2A004", "Ajaccio"),
            ("FR", "97400", "97411", "Saint-Denis"),
        ][..],
    )
}

fn hours() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(proptest::sample::select(
        &[
            "Mo-Fr 09:00-12:00,13:00-17:00",
            "Tu 10:00-12:00; PH off",
            "Mo[1] 09:00-12:00",
            "We 14:00-17:00 \"sur rendez-vous\"",
            "week 1-53/2 Fr 09:00-12:00",
        ][..],
    ))
}

/// A place in the columns of our own export, as a GeoJSON file would have it.
fn place() -> impl Strategy<Value = Value> {
    let texts = (
        text(),
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::option::of(text()),
        text(),
    );
    let lists = (
        several(text()),
        several(text()),
        proptest::option::of(text()),
    );
    let coded = (
        codes(&[
            "learn@on_site",
            "work@remote",
            "no:safety@home",
            "equipment@on_site",
        ]),
        codes(&["everyday", "access", "equipment", "work", "leisure"]),
        codes(&["young", "seniors", "women", "everyone"]),
        codes(&["fr", "nl", "de", "en", "ar", "ln"]),
        codes(&["visit", "phone", "mail", "online_booking"]),
    );
    let plain = (
        answer(),
        answer(),
        answer(),
        hours(),
        whereabouts(),
        any::<bool>(),
    );
    (texts, lists, coded, plain).prop_map(|(texts, lists, coded, plain)| {
        let (name, nl, de, ar, says) = texts;
        let (other_name, other_label, street) = lists;
        let (offer, service, audience, languages, way_in) = coded;
        let (wheelchair, mobile, appointment, hours, (country, postcode, code, commune), dated) = plain;
        let belgian = country.is_empty();
        json!({
            "name:fr": name, "name:nl": nl, "name:de": de, "name:ar": ar, "says:fr": says,
            "other_name": other_name, "other_label": other_label, "street": street,
            "offer": offer, "service": service, "audience": audience, "languages": languages, "way_in": way_in,
            "wheelchair": wheelchair, "mobile": mobile, "appointment": appointment, "hours": hours,
            "country": if belgian { Value::Null } else { json!(country) },
            "postcode": postcode, "commune_code": code, "commune": commune,
            "phone": if belgian { "+32 2 555 12 34" } else { "+33 4 79 61 30 68" },
            "email": ["a@example.org", "b@example.org"], "website": ["https://example.org/?a=1&b=2"],
            "updated_on": if dated { "2026-03-05" } else { "2026-03" },
        })
    })
}

/// So many places, the same each time, as a file that our own mapping reads.
pub fn file(places: usize) -> Vec<u8> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = place();
    let features: Vec<Value> = (0..places)
        .map(|number| {
            let properties = strategy.new_tree(&mut runner).unwrap().current();
            json!({ "type": "Feature", "id": format!("nasty-{number}"), "geometry": null, "properties": properties })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
        .to_string()
        .into_bytes()
}
