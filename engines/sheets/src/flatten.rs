//! A JSON object as columns and texts. Members keep their order, numbers their digits.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::item::{Kind, Reason};
use crate::options::Options;
use crate::sink::Value;
use crate::text;

/// What makes a row unreadable, and the column where.
pub type Wrong = (Reason, Option<String>);

/// The members of an object in their order; a doubled key stays doubled.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

fn members(json: &str) -> Result<Vec<(String, &RawValue)>, Wrong> {
    let parsed: Result<Members, _> = serde_json::from_str(json);
    parsed.map(|m| m.0).map_err(|_| (Reason::Syntax, None))
}

fn items(json: &str) -> Result<Vec<&RawValue>, Wrong> {
    serde_json::from_str(json).map_err(|_| (Reason::Syntax, None))
}

struct Flat<'a> {
    options: &'a Options,
    values: Vec<Value<String>>,
    /// Of all names made so far, those that came to nothing too: making them takes its time.
    name_bytes: usize,
    is_feature: bool,
}

/// The values of one object, empty ones too: they tell that the column exists.
pub fn flatten(json: &str, options: &Options) -> Result<(Vec<Value<String>>, bool), Wrong> {
    let json = json.trim();
    // Checks the whole of it at once; the parts are then known to be good.
    let parsed: Result<&RawValue, _> = serde_json::from_str(json);
    parsed.map_err(|_| (Reason::Syntax, None))?;
    if !json.starts_with('{') {
        return Err((Reason::NotAnObject, None));
    }
    let mut flat = Flat {
        options,
        values: Vec::new(),
        name_bytes: 0,
        is_feature: false,
    };
    let members = members(json)?;
    if is_feature(&members) {
        flat.is_feature = true;
        flat.feature(members)?;
    } else {
        flat.object("", members, 1)?;
    }
    Ok((flat.values, flat.is_feature))
}

fn is_feature(members: &[(String, &RawValue)]) -> bool {
    let has = |key: &str| members.iter().any(|(k, _)| k == key);
    let named = |(k, v): &(String, &RawValue)| k == "type" && v.get() == "\"Feature\"";
    members.iter().any(named) && has("properties") && has("geometry")
}

impl Flat<'_> {
    /// A feature of GeoJSON (RFC 7946): its properties are the columns.
    fn feature(&mut self, members: Vec<(String, &RawValue)>) -> Result<(), Wrong> {
        for (key, value) in &members {
            if key == "properties" && value.get().starts_with('{') {
                self.object("", self::members(value.get())?, 2)?;
            }
        }
        for (key, value) in members {
            match key.as_str() {
                "type" | "properties" | "bbox" => {}
                "geometry" => self.geometry(value)?,
                _ => self.value(key, value.get(), 2)?,
            }
        }
        Ok(())
    }

    /// A point gives its two coordinates; of any other shape only the kind is kept.
    fn geometry(&mut self, value: &RawValue) -> Result<(), Wrong> {
        if !value.get().starts_with('{') {
            return Ok(());
        }
        let members = members(value.get())?;
        let get = |key: &str| members.iter().find(|(k, _)| k == key).map(|(_, v)| v.get());
        let kind = get("type").unwrap_or_default();
        if kind == "\"Point\""
            && let Some(Ok(position)) = get("coordinates").map(items)
            && let [longitude, latitude, ..] = position[..]
        {
            self.value("geometry.lat".to_owned(), latitude.get(), 3)?;
            return self.value("geometry.lon".to_owned(), longitude.get(), 3);
        }
        self.value("geometry.type".to_owned(), kind, 3)
    }

    fn object(
        &mut self,
        prefix: &str,
        members: Vec<(String, &RawValue)>,
        depth: usize,
    ) -> Result<(), Wrong> {
        if depth > self.options.limits.depth {
            return Err((Reason::TooDeep, Some(prefix.to_owned())));
        }
        for (key, value) in members {
            self.value(dotted(prefix, &key), value.get(), depth)?;
        }
        Ok(())
    }

    fn value(&mut self, column: String, json: &str, depth: usize) -> Result<(), Wrong> {
        self.count(&column)?;
        match json.as_bytes().first() {
            Some(b'{') => self.object(&column, members(json)?, depth + 1),
            Some(b'[') => self.list(column, &items(json)?, depth + 1),
            _ => {
                let (text, kind) = scalar(json)?;
                self.push(column, text, kind)
            }
        }
    }

    fn push(&mut self, column: String, text: String, kind: Kind) -> Result<(), Wrong> {
        self.count(&column)?;
        if self.values.len() >= self.options.limits.cells() {
            return Err((Reason::RowTooLong, Some(column)));
        }
        self.values.push(Value { column, text, kind });
        Ok(())
    }

    fn count(&mut self, column: &str) -> Result<(), Wrong> {
        self.name_bytes += column.len();
        if self.name_bytes > self.options.limits.name_bytes() {
            return Err((Reason::RowTooLong, Some(column.to_owned())));
        }
        Ok(())
    }

    fn list(&mut self, column: String, items: &[&RawValue], depth: usize) -> Result<(), Wrong> {
        if depth > self.options.limits.depth {
            return Err((Reason::TooDeep, Some(column)));
        }
        if items.iter().all(|i| !is_container(i.get())) {
            for item in items {
                let (text, kind) = scalar(item.get())?;
                if !text.is_empty() {
                    self.push(column.clone(), text, kind)?;
                }
            }
            return Ok(());
        }
        if let Some((naming, holding)) = self.options.unfold.get(&column) {
            return self.unfold(&column, items, (naming, holding), depth);
        }
        self.align(&column, items, depth)
    }

    /// Every column of the list gets one cell for each item.
    fn align(&mut self, column: &str, items: &[&RawValue], depth: usize) -> Result<(), Wrong> {
        let blank = (String::new(), Kind::Text);
        let mut columns: Vec<(String, Vec<(String, Kind)>)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            for value in self.joined(column, item, depth)? {
                let next = columns.len();
                let place = *places.entry(value.column.clone()).or_insert(next);
                if place == next {
                    columns.push((value.column, Vec::new()));
                }
                let cells = &mut columns[place].1;
                cells.resize(at, blank.clone());
                cells.push((value.text, value.kind));
            }
            if columns.len() * (at + 1) > self.options.limits.cells() {
                return Err((Reason::RowTooLong, Some(column.to_owned())));
            }
        }
        for (name, mut cells) in columns {
            cells.resize(items.len(), blank.clone());
            for (text, kind) in cells {
                self.push(name.clone(), text, kind)?;
            }
        }
        Ok(())
    }

    /// The columns of one item of a list, each once: what repeats inside is joined with `|`.
    fn joined(
        &mut self,
        column: &str,
        item: &RawValue,
        depth: usize,
    ) -> Result<Vec<Value<String>>, Wrong> {
        let mut inner = Flat {
            options: self.options,
            values: Vec::new(),
            name_bytes: self.name_bytes,
            is_feature: false,
        };
        inner.value(column.to_owned(), item.get(), depth)?;
        self.name_bytes = inner.name_bytes;
        let mut joined: Vec<Value<String>> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for value in inner.values {
            if let Some(&at) = places.get(&value.column) {
                joined[at].text.push('|');
                joined[at].text.push_str(&value.text);
                joined[at].kind = Kind::Text;
            } else {
                places.insert(value.column.clone(), joined.len());
                joined.push(value);
            }
        }
        for value in &mut joined {
            if value.text.bytes().all(|b| b == b'|') {
                value.text.clear();
            }
        }
        Ok(joined)
    }

    /// `[{type: phone, value: 1}]` as the column `.phone` with `1`; other keys of the item follow as
    /// `.phone.key`.
    fn unfold(
        &mut self,
        column: &str,
        items: &[&RawValue],
        (naming, holding): (&str, &str),
        depth: usize,
    ) -> Result<(), Wrong> {
        for item in items {
            if !item.get().starts_with('{') {
                self.value(column.to_owned(), item.get(), depth)?;
                continue;
            }
            let members = members(item.get())?;
            let name = members.iter().find(|(k, _)| k == naming);
            let name = name.map_or(Ok(String::new()), |(_, v)| Ok(scalar(v.get())?.0))?;
            let under = match name.as_str() {
                "" => column.to_owned(),
                name => dotted(column, name),
            };
            for (key, value) in members {
                if key == holding {
                    self.value(under.clone(), value.get(), depth + 1)?;
                } else if key != naming {
                    self.value(dotted(&under, &key), value.get(), depth + 1)?;
                }
            }
        }
        Ok(())
    }
}

/// A column or table within another.
pub fn dotted(prefix: &str, key: &str) -> String {
    let key = key.trim();
    if prefix.is_empty() {
        key.to_owned()
    } else {
        format!("{prefix}.{key}")
    }
}

fn is_container(json: &str) -> bool {
    json.starts_with(['{', '['])
}

/// Empty for null and for texts without a letter.
fn scalar(json: &str) -> Result<(String, Kind), Wrong> {
    Ok(match json.as_bytes().first() {
        Some(b'"') => {
            let text: String = serde_json::from_str(json).map_err(|_| (Reason::Syntax, None))?;
            let is_blank = text::is_blank(&text);
            (if is_blank { String::new() } else { text }, Kind::Text)
        }
        Some(b't' | b'f') => (json.to_owned(), Kind::Bool),
        None | Some(b'n' | b'{' | b'[') => (String::new(), Kind::Text),
        Some(_) => (text::number(json).to_owned(), Kind::Number),
    })
}
