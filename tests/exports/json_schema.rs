//! JSON Schema, as far as the schemas of data·inclusion use it; a keyword that is not known here fails.

use regex::Regex;
use serde_json::Value;

/// What says nothing about a value.
const NOTES: [&str; 7] = [
    "$defs",
    "$schema",
    "default",
    "description",
    "examples",
    "title",
    "deprecated",
];

/// What is wrong with a value, by its place in it.
pub fn faults(root: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(root, root, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        if NOTES.contains(&keyword.as_str()) {
            continue;
        }
        let fine = match keyword.as_str() {
            "properties" => {
                for (name, inner) in rule.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        check(root, inner, member, &format!("{at}/{name}"), faults);
                    }
                }
                true
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    check(root, rule, item, &format!("{at}/[]"), faults);
                }
                true
            }
            "$ref" => {
                let target = root
                    .pointer(rule.as_str().unwrap().trim_start_matches('#'))
                    .unwrap();
                check(root, target, value, at, faults);
                true
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|one| {
                let mut inner = Vec::new();
                check(root, one, value, at, &mut inner);
                inner.is_empty()
            }),
            "required" => rule
                .as_array()
                .unwrap()
                .iter()
                .all(|name| value.get(name.as_str().unwrap()).is_some()),
            _ => holds(keyword, rule, value),
        };
        if !fine {
            faults.push(format!("{at}: {value} breaks {keyword} {rule}"));
        }
    }
}

fn holds(keyword: &str, rule: &Value, value: &Value) -> bool {
    let length = value.as_str().map(|text| text.chars().count());
    let bound = rule.as_u64().and_then(|bound| usize::try_from(bound).ok());
    match keyword {
        "type" => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "number" => value.is_number(),
            "integer" => value.is_i64(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            other => panic!("what is a {other}?"),
        },
        "enum" => rule.as_array().unwrap().contains(value),
        "const" => rule == value,
        "minLength" => length.is_none_or(|length| length >= bound.unwrap()),
        "maxLength" => length.is_none_or(|length| length <= bound.unwrap()),
        "minItems" => value
            .as_array()
            .is_none_or(|items| items.len() >= bound.unwrap()),
        "maxItems" => value
            .as_array()
            .is_none_or(|items| items.len() <= bound.unwrap()),
        "minimum" => value
            .as_f64()
            .is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => value
            .as_f64()
            .is_none_or(|number| number <= rule.as_f64().unwrap()),
        "uniqueItems" => value.as_array().is_none_or(|items| {
            items
                .iter()
                .enumerate()
                .all(|(at, item)| !items[..at].contains(item))
        }),
        "pattern" => value
            .as_str()
            .is_none_or(|text| Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)),
        "format" => value
            .as_str()
            .is_none_or(|text| match rule.as_str().unwrap() {
                "date" => {
                    text.len() == "2026-11-23".len() && text.parse::<jiff::civil::Date>().is_ok()
                }
                "email" => text.split_once('@').is_some_and(|(name, host)| {
                    !name.is_empty() && host.contains('.') && text.is_ascii() && !text.contains(' ')
                }),
                "uri" => url::Url::parse(text).is_ok() && text.is_ascii() && !text.contains(' '),
                other => panic!("what is the format {other}?"),
            }),
        other => panic!("what is {other}?"),
    }
}

#[test]
fn a_wrong_value_is_reported() {
    let schema = serde_json::json!({
        "$defs": { "Fee": { "enum": ["free", "paid"] } },
        "type": "object",
        "required": ["id"],
        "properties": {
            "fee": { "anyOf": [{ "$ref": "#/$defs/Fee" }, { "type": "null" }] },
            "code": { "type": "string", "pattern": "^\\d{5}$" },
        },
    });
    let of = |value: Value| faults(&schema, &value).len();
    assert_eq!(
        of(serde_json::json!({ "id": "a", "fee": null, "code": "01000" })),
        0
    );
    assert_eq!(of(serde_json::json!({ "fee": "cheap", "code": "1000" })), 3);
    assert_eq!(of(serde_json::json!([])), 2);
}
