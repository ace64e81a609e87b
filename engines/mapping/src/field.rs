/// How the values of one of our fields are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One line; several columns are joined by a space.
    Line,
    /// Longer text, which keeps its lines; several columns stand under each other.
    Prose,
    /// Opening hours as given; several columns are joined as rules (`; `).
    Hours,
    /// Codes that words are known for.
    Coded,
    /// `yes` or `no`.
    YesNo,
    /// Words of others, kept as they are, several in a cell.
    Free,
    Phone,
    Email,
    Web,
    Date,
    Postcode,
    CommuneCode,
    Country,
    Registration,
    Lat,
    Lon,
    Point,
}

use Shape::{
    Coded, CommuneCode, Country, Date, Email, Free, Hours, Lat, Line, Lon, Phone, Point, Postcode,
    Prose, Registration, Web, YesNo,
};

/// Our fields. Their codes are the columns of our own export and the targets of a mapping.
pub(crate) const FIELDS: &[(&str, Shape)] = &[
    ("id", Line),
    ("name", Line),
    ("other_name", Free),
    ("organisation", Line),
    ("organisation_id", Line),
    ("organisation_kind", Free),
    ("registration", Registration),
    ("parent", Line),
    ("kind", Coded),
    ("says", Prose),
    ("for_whom", Prose),
    ("price", Prose),
    ("access", Prose),
    ("street", Line),
    ("street_more", Line),
    ("postcode", Postcode),
    ("commune", Line),
    ("commune_code", CommuneCode),
    ("country", Country),
    ("region", Line),
    ("lat", Lat),
    ("lon", Lon),
    ("point", Point),
    ("phone", Phone),
    ("email", Email),
    ("website", Web),
    ("booking", Web),
    ("accessibility_page", Web),
    ("hours", Hours),
    ("hours_text", Prose),
    ("offer", Free),
    ("needs", Coded),
    ("service", Coded),
    ("support", Coded),
    ("mode", Coded),
    ("way_in", Coded),
    ("audience", Coded),
    ("care", Coded),
    ("free", Coded),
    ("languages", Coded),
    ("not_languages", Free),
    ("appointment", YesNo),
    ("membership", YesNo),
    ("identity_card", YesNo),
    ("wheelchair", YesNo),
    ("individual", YesNo),
    ("group", YesNo),
    ("mobile", YesNo),
    ("several", YesNo),
    ("closed", YesNo),
    ("label", Free),
    ("programme", Free),
    ("training_label", Free),
    ("other_label", Free),
    ("updated_on", Date),
    ("section", Line),
    ("source_title", Line),
];

/// The shape of a field by its code, the language (`name:fr`) aside.
pub(crate) fn shape(field: &str) -> Option<Shape> {
    let (base, language) = match field.split_once(':') {
        Some((base, language)) => (base, Some(language)),
        None => (field, None),
    };
    let shape = FIELDS.iter().find(|(code, _)| *code == base)?.1;
    let may_speak = matches!(shape, Line | Prose) && base != "id";
    match language {
        None => Some(shape),
        Some(language) => (may_speak && is_language(language)).then_some(shape),
    }
}

/// A language as texts are kept by it: two small letters.
pub(crate) fn is_language(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
}
