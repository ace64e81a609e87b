//! The search, for people and for machines.

mod contract;
mod definition;
mod follows;
mod same;

use serde_json::Value;

/// The ids of a list of the API.
pub fn ids(list: &Value) -> Vec<String> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|place| place["id"].as_str().unwrap().to_owned())
        .collect()
}
