//! The labels and the words that we ship.

use std::sync::LazyLock;

use finder::Lexicon;
use serde::Deserialize;

use super::{Label, Need};

const LABEL: &str = include_str!("../../../../data/brussels/label-epn.toml");
const SYNONYMS: &str = include_str!("../../../../data/needs/synonyms.toml");

/// The mappings that we ship, by the name that `import --as` takes.
const MAPPINGS: [(&str, &str); 5] = [
    (
        "national",
        include_str!("../../../../data/mappings/national.toml"),
    ),
    (
        "data-inclusion",
        include_str!("../../../../data/mappings/data-inclusion.toml"),
    ),
    ("hsds", include_str!("../../../../data/mappings/hsds.toml")),
    (
        "ghent",
        include_str!("../../../../data/mappings/ghent.toml"),
    ),
    (
        "passerelle",
        include_str!("../../../../data/mappings/passerelle.toml"),
    ),
];

/// The words by which lists in any language are read.
const WORDS: [&str; 5] = [
    include_str!("../../../../data/mappings/words/fr.toml"),
    include_str!("../../../../data/mappings/words/nl.toml"),
    include_str!("../../../../data/mappings/words/de.toml"),
    include_str!("../../../../data/mappings/words/en.toml"),
    include_str!("../../../../data/mappings/words/rules.toml"),
];

/// What `import --as` takes besides a file.
pub static SHIPPED_MAPPINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| MAPPINGS.iter().map(|(name, _)| *name).collect());

/// A mapping that we ship, by its name; nothing where there is none of this name.
///
/// # Errors
/// What is wrong in the file.
#[must_use]
pub fn shipped_mapping(name: &str) -> Option<Result<mapping::Mapping, ShippedError>> {
    let (file, text) = MAPPINGS.iter().find(|(known, _)| *known == name)?;
    Some(mapping::Mapping::parse(text).map_err(|fault| ShippedError {
        file,
        what: fault.to_string(),
    }))
}

/// A mapping that somebody wrote, held to our words: a slip in it would be taken into every row.
///
/// # Errors
/// What is wrong, with its line.
pub fn written_mapping(text: &str) -> Result<mapping::Mapping, mapping::MappingFault> {
    let mapping = mapping::Mapping::parse(text)?;
    mapping.check(&mapping::Vocabulary::parse(&WORDS)?)?;
    Ok(mapping)
}

/// The words by which columns and values of any list are known.
///
/// # Errors
/// What is wrong in the files.
pub fn shipped_words() -> Result<mapping::Vocabulary, ShippedError> {
    mapping::Vocabulary::parse(&WORDS).map_err(|fault| ShippedError {
        file: "data/mappings/words",
        what: fault.to_string(),
    })
}

/// A file of ours that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {what}")]
pub struct ShippedError {
    pub file: &'static str,
    pub what: String,
}

#[derive(Deserialize)]
struct SynonymsFile {
    synonym: Vec<Synonym>,
}

#[derive(Deserialize)]
struct Synonym {
    need: Option<String>,
    #[serde(default)]
    needs: Vec<String>,
    phrases: Vec<String>,
    weight: Option<f64>,
}

/// # Errors
/// What is wrong in the file.
pub fn shipped_labels() -> Result<Vec<Label>, ShippedError> {
    Label::read(LABEL)
        .map(|label| vec![label])
        .map_err(|what| ShippedError {
            file: "label-epn.toml",
            what,
        })
}

/// People's own words for their needs, in all languages at once: nobody asks which one somebody types in.
///
/// # Errors
/// What is wrong in the file.
pub fn shipped_lexicon() -> Result<Lexicon<Need>, ShippedError> {
    let wrong = |what: String| ShippedError {
        file: "synonyms.toml",
        what,
    };
    let file: SynonymsFile = toml::from_str(SYNONYMS).map_err(|error| wrong(error.to_string()))?;
    let mut entries = Vec::new();
    for synonym in &file.synonym {
        for code in synonym.need.iter().chain(&synonym.needs) {
            let need =
                Need::parse(code).ok_or_else(|| wrong(format!("unknown need \"{code}\"")))?;
            entries.extend(
                synonym
                    .phrases
                    .iter()
                    .map(|phrase| (need, phrase.clone(), synonym.weight.unwrap_or(1.0))),
            );
        }
    }
    Ok(Lexicon::new(entries))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_lead_to_every_need_but_the_unknown_one() {
        let file: SynonymsFile = toml::from_str(SYNONYMS).unwrap();
        assert!(shipped_lexicon().is_ok());
        let named = |need: Need| {
            let mut codes = file
                .synonym
                .iter()
                .flat_map(|one| one.need.iter().chain(&one.needs));
            codes.any(|code| code == need.code())
        };
        for need in Need::ALL.into_iter().filter(|need| *need != Need::Unknown) {
            assert!(named(need), "{need:?}");
        }
        assert!(file.synonym.iter().all(|one| !one.phrases.is_empty()));
    }

    #[test]
    fn the_shipped_label_is_one_and_an_error_names_its_file() {
        let labels = shipped_labels().unwrap();
        assert_eq!(labels.len(), 1);
        assert_eq!(labels[0].id, "epn-brussels-2021");
        let error = ShippedError {
            file: "synonyms.toml",
            what: "unknown need \"x\"".to_owned(),
        };
        assert_eq!(error.to_string(), "synonyms.toml: unknown need \"x\"");
    }

    #[test]
    fn a_slip_in_a_mapping_is_refused_with_its_line() {
        let written =
            |code: &str| written_mapping(&format!("source.id = 'x'\nflags.X = 'service={code}'"));
        assert!(written("access").is_ok());
        assert_eq!(written("acess").unwrap_err().line, 2);
    }
}
