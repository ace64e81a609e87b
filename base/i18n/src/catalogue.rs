//! All messages of the program, by language.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Language;
use unic_langid::LanguageIdentifier;

/// The messages of one area, in the order of [`Language::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub name: &'static str,
    pub files: [&'static str; 5],
}

/// A file of messages that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {what}")]
pub struct CatalogueError {
    pub file: String,
    pub what: String,
}

/// Every message in every language.
pub struct Catalogue {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Catalogue")
    }
}

impl Catalogue {
    /// Reads the messages that are built in; a file of the same name in `overrides/<language>/`
    /// replaces them, so that a translator sees a mended sentence without building anything.
    ///
    /// # Errors
    /// A file that is not Fluent, or a message that two files define.
    pub fn load(sources: &[Source], overrides: Option<&Path>) -> Result<Self, CatalogueError> {
        let mut bundles = Vec::new();
        for (position, language) in Language::ALL.into_iter().enumerate() {
            let id: LanguageIdentifier = format!("{language}-BE").parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Isolation marks keep numbers in place inside Arabic; elsewhere they only spoil copied text.
            bundle.set_use_isolating(language.direction() == "rtl");
            for source in sources {
                let file = format!("{language}/{}.ftl", source.name);
                let text = match overrides.map(|folder| folder.join(&file)) {
                    Some(path) if path.is_file() => {
                        Cow::Owned(std::fs::read_to_string(&path).map_err(|error| {
                            CatalogueError {
                                file: file.clone(),
                                what: error.to_string(),
                            }
                        })?)
                    }
                    _ => Cow::Borrowed(source.files[position]),
                };
                let resource =
                    FluentResource::try_new(text.into_owned()).map_err(|(_, errors)| {
                        CatalogueError {
                            file: file.clone(),
                            what: format!("{errors:?}"),
                        }
                    })?;
                bundle
                    .add_resource(resource)
                    .map_err(|errors| CatalogueError {
                        file: file.clone(),
                        what: format!("{errors:?}"),
                    })?;
            }
            bundles.push(bundle);
        }
        Ok(Self { bundles })
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        let position = Language::ALL
            .iter()
            .position(|known| *known == language)
            .unwrap_or(0);
        &self.bundles[position]
    }
}

/// The messages of one language: what a page is given as `t`.
#[derive(Clone, Debug)]
pub struct Texts {
    catalogue: Arc<Catalogue>,
    language: Language,
}

impl Texts {
    #[must_use]
    pub const fn new(catalogue: Arc<Catalogue>, language: Language) -> Self {
        Self {
            catalogue,
            language,
        }
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same catalogue in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self {
            catalogue: Arc::clone(&self.catalogue),
            language,
        }
    }

    /// A message without arguments.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// One message of a family: `t.pick("need", "learn")` is the message `need-learn`.
    #[must_use]
    pub fn pick(&self, family: &str, member: &str) -> String {
        self.get(&format!("{family}-{}", member.replace('_', "-")))
    }

    /// A message with arguments: `t.msg("found").num("count", 3).str("where", "1000")`.
    #[must_use]
    pub fn msg<'a>(&'a self, key: &'a str) -> Message<'a> {
        Message {
            texts: self,
            key,
            args: FluentArgs::new(),
        }
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.catalogue.bundle(self.language).has_message(key)
    }

    /// A missing message shows its key: the tests find it, and a person still sees the rest of the page.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.catalogue.bundle(self.language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        bundle
            .format_pattern(pattern, args, &mut Vec::new())
            .into_owned()
    }
}

/// A message that waits for its arguments; shows itself like a text.
pub struct Message<'a> {
    texts: &'a Texts,
    key: &'a str,
    args: FluentArgs<'a>,
}

impl<'a> Message<'a> {
    #[must_use]
    pub fn num(mut self, name: &'a str, value: impl Count) -> Self {
        self.args.set(name, FluentValue::from(value.count()));
        self
    }

    #[must_use]
    pub fn str(mut self, name: &'a str, value: impl fmt::Display) -> Self {
        self.args.set(name, FluentValue::from(value.to_string()));
        self
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.texts.format(self.key, Some(&self.args)))
    }
}

/// A number of things; templates hand out references, code hands out values.
pub trait Count {
    fn count(self) -> i64;
}

impl Count for usize {
    fn count(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl Count for &usize {
    fn count(self) -> i64 {
        (*self).count()
    }
}

impl Count for u64 {
    fn count(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl Count for i32 {
    fn count(self) -> i64 {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(language: Language) -> Texts {
        let source = Source {
            name: "test",
            files: [
                "found = { $count ->\n    [one] { $count } lieu\n   *[other] { $count } lieux\n}\n",
                "found = { $count ->\n    [one] { $count } plek\n   *[other] { $count } plekken\n}\n",
                "found = { $count } Orte\n",
                "found = { $count } places\n",
                "found = { $count ->\n    [few] { $count } أماكن\n   *[other] { $count } مكان\n}\n",
            ],
        };
        Texts::new(
            Arc::new(Catalogue::load(&[source], None).unwrap()),
            language,
        )
    }

    #[test]
    fn french_counts_zero_as_singular_and_dutch_does_not() {
        assert_eq!(
            texts(Language::French)
                .msg("found")
                .num("count", 0)
                .to_string(),
            "0 lieu"
        );
        assert_eq!(
            texts(Language::Dutch)
                .msg("found")
                .num("count", 0)
                .to_string(),
            "0 plekken"
        );
    }

    #[test]
    fn arabic_has_its_own_plural_and_isolates_numbers() {
        let shown = texts(Language::Arabic)
            .msg("found")
            .num("count", 3)
            .to_string();
        assert!(shown.contains("أماكن") && shown.contains('\u{2068}'));
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(texts(Language::German).get("nowhere"), "nowhere");
    }
}
