//! A label and what it promises of every place that carries it: the label's words, never the place's own facts.

use std::collections::BTreeMap;

use kernel::Wording;
use serde::Deserialize;

use super::Need;

/// A label as its source describes it.
#[derive(Clone, Debug)]
pub struct Label {
    pub id: String,
    pub name: Wording,
    pub source: String,
    pub stated_on: String,
    pub promises: Vec<Promise>,
}

/// One promise, its source and date. Two that disagree both stand.
#[derive(Clone, Debug)]
pub struct Promise {
    pub needs: Vec<Need>,
    pub says: Wording,
    pub stated_on: String,
    pub section: String,
}

#[derive(Deserialize)]
struct LabelFile {
    label: LabelHead,
    promise: Vec<PromiseLine>,
}

#[derive(Deserialize)]
struct LabelHead {
    id: String,
    name: BTreeMap<String, String>,
    source: String,
    stated_on: String,
}

#[derive(Deserialize)]
struct PromiseLine {
    needs: Vec<String>,
    says: BTreeMap<String, String>,
    stated_on: String,
    section: String,
}

impl Label {
    /// Reads a file such as `data/brussels/label-epn.toml`.
    ///
    /// # Errors
    /// What the file lacks or holds too much of, in the words of the TOML reader.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: LabelFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let promises = file
            .promise
            .into_iter()
            .map(|line| {
                let needs: Option<Vec<Need>> =
                    line.needs.iter().map(|code| Need::parse(code)).collect();
                let needs = needs.ok_or_else(|| format!("unknown need in {:?}", line.needs))?;
                Ok(Promise {
                    needs,
                    says: Wording(line.says),
                    stated_on: line.stated_on,
                    section: line.section,
                })
            })
            .collect::<Result<_, String>>()?;
        Ok(Self {
            id: file.label.id,
            name: Wording(file.label.name),
            source: file.label.source,
            stated_on: file.label.stated_on,
            promises,
        })
    }

    /// The needs that the label's promises answer at every place that carries it.
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<Need> = self
            .promises
            .iter()
            .flat_map(|promise| promise.needs.iter().copied())
            .collect();
        needs.sort_unstable();
        needs.dedup();
        needs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_brussels_label_answers_procedures_learning_and_using_a_computer() {
        let label = Label::read(include_str!("../../../../data/brussels/label-epn.toml")).unwrap();
        assert_eq!(
            label.needs(),
            vec![Need::Procedures, Need::Learn, Need::Equipment]
        );
        assert!(
            label
                .promises
                .iter()
                .all(|promise| promise.says.0.len() == 5)
        );
    }

    #[test]
    fn a_file_that_cannot_be_used_is_told_with_what_is_wrong() {
        let good = include_str!("../../../../data/brussels/label-epn.toml");
        let strange = good.replacen("\"learn\"", "\"cooking\"", 1);
        assert_ne!(strange, good);
        assert!(Label::read(&strange).unwrap_err().contains("cooking"));
        let unnamed = good.replacen("\nid = ", "\nname_of_it = ", 1);
        assert!(Label::read(&unnamed).unwrap_err().contains("id"));
        assert!(Label::read("no toml").is_err());
    }
}
