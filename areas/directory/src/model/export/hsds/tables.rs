//! The tables of the specification, and the words that we write into them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::model::export::ExportError;

const TABLES: &str = "exports/hsds-tables.json";
const WORDING: &str = "exports/hsds.toml";

/// One table, as the package describes it.
#[derive(Debug)]
pub struct Resource {
    pub name: String,
    pub path: String,
    pub columns: Vec<String>,
    pub described: Value,
}

impl Resource {
    /// All tables that we write, in order.
    pub fn shipped() -> Result<&'static [Self], ExportError> {
        static SHIPPED: LazyLock<Result<Vec<Resource>, String>> = LazyLock::new(|| {
            let text = include_str!("../../../../../../data/exports/hsds-tables.json");
            let all: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
            all.into_iter().map(Resource::read).collect()
        });
        let shipped = SHIPPED.as_ref();
        shipped
            .map(Vec::as_slice)
            .map_err(|error| ExportError::Shipped(TABLES, error.clone()))
    }

    fn read(described: Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Described {
            name: String,
            path: String,
            schema: Schema,
        }
        #[derive(Deserialize)]
        struct Schema {
            fields: Vec<Field>,
        }
        #[derive(Deserialize)]
        struct Field {
            name: String,
        }
        let read = Described::deserialize(&described).map_err(|error| error.to_string())?;
        Ok(Self {
            name: read.name,
            path: read.path,
            columns: read
                .schema
                .fields
                .into_iter()
                .map(|field| field.name)
                .collect(),
            described,
        })
    }
}

/// `data/exports/hsds.toml`.
#[derive(Debug, Deserialize)]
pub struct Wording {
    pub unknown: String,
    pub currency: String,
    pub taxonomy: Taxonomy,
    /// Fields whose codes become terms.
    pub terms: Vec<String>,
    /// Fields with one answer, which become terms too.
    pub answers: Vec<String>,
    province: BTreeMap<String, BTreeMap<String, String>>,
    identifier: BTreeMap<String, Identifier>,
    name: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
pub struct Taxonomy {
    pub name: String,
    pub description: String,
}

#[derive(Debug, Deserialize)]
pub struct Identifier {
    pub scheme: String,
    #[serde(rename = "type")]
    pub kind: String,
}

impl Wording {
    pub fn shipped() -> Result<&'static Self, ExportError> {
        static SHIPPED: LazyLock<Result<Wording, String>> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../../../../data/exports/hsds.toml"))
                .map_err(|error| error.to_string())
        });
        SHIPPED
            .as_ref()
            .map_err(|error| ExportError::Shipped(WORDING, error.clone()))
    }

    /// A code in words; the code itself where there are none.
    pub fn name<'a>(&'a self, field: &str, code: &'a str) -> &'a str {
        self.name
            .get(field)
            .and_then(|names| names.get(code))
            .map_or(code, String::as_str)
    }

    /// ISO 3166-2 of the province or department of a commune.
    pub fn province(&self, country: &str, commune_code: &str) -> Option<String> {
        if country == "FR" {
            // Overseas the department has three digits (INSEE, code officiel géographique).
            let digits = if commune_code.starts_with("97") { 3 } else { 2 };
            return commune_code
                .get(..digits)
                .map(|department| format!("FR-{department}"));
        }
        let known = self.province.get(country)?;
        let longest_first = (1..=2).rev();
        longest_first
            .filter_map(|digits| commune_code.get(..digits))
            .find_map(|prefix| known.get(prefix).cloned())
    }

    pub fn identifier(&self, country: &str) -> Option<&Identifier> {
        self.identifier.get(country)
    }
}

/// A row by column; what is absent is empty.
pub type Row = BTreeMap<&'static str, String>;

/// Rows by table.
#[derive(Debug, Default)]
pub struct Tables(BTreeMap<&'static str, Vec<Row>>);

impl Tables {
    pub fn add<const N: usize>(
        &mut self,
        table: &'static str,
        cells: [(&'static str, Option<String>); N],
    ) {
        let row = cells
            .into_iter()
            .filter_map(|(column, value)| value.map(|value| (column, value)))
            .collect();
        self.0.entry(table).or_default().push(row);
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }
}

/// An id made of what the row is: the same in every export. Version 8 of RFC 9562.
pub fn uuid(kind: &str, of: &str) -> String {
    let digest = Sha256::digest(format!("{kind}\u{0}{of}").as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits = kernel::hex(&bytes);
    let parts = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    parts.join("-")
}
