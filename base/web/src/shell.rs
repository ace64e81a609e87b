//! What surrounds every page: languages, the three ways without a computer, the foot.

use i18n::Texts;
use kernel::{Foreign, Language};

use crate::ground::{Contact, Ground, Installation};
use crate::sign_in::SignIn;

/// One language of the switch at the top.
#[derive(Clone, Debug)]
pub struct LanguageLink {
    pub language: Language,
    pub address: String,
    pub current: bool,
}

/// What a page shows of whoever signed in, and what the forms on it carry.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub name: String,
    pub form_token: String,
    /// The time of day at which it ends if nothing more happens; only where others use the computer next.
    pub ends: Option<String>,
}

impl SignedIn {
    pub(crate) fn new(sign_in: &SignIn, t: &Texts) -> Self {
        Self {
            name: sign_in.name.clone(),
            form_token: sign_in.form_token.clone(),
            ends: sign_in
                .public_computer
                .then(|| t.time(kernel::clock::in_brussels(sign_in.ends).time())),
        }
    }
}

/// The part of a page that `layout.html` draws.
#[derive(Clone, Debug)]
pub struct Shell {
    pub t: Texts,
    pub title: String,
    pub installation: Installation,
    /// Empty on the page whose matter is the choice of a language.
    pub languages: Vec<LanguageLink>,
    /// The page's own address without what only sorts or filters; absent on pages that are not to be found.
    pub canonical: Option<String>,
    pub style: String,
    pub scripts: Vec<String>,
    /// The full address and the day, for paper.
    pub printed_address: String,
    pub printed_on: String,
    /// schema.org as JSON-LD, made safe to stand in a page.
    pub linked_data: Option<String>,
    /// Absent where nobody signed in.
    pub signed_in: Option<SignedIn>,
}

impl Shell {
    /// What can be drawn without a request that was understood: also around problems.
    pub(crate) fn bare(
        ground: &Ground,
        t: Texts,
        rest: &str,
        title: String,
        today: jiff::civil::Date,
    ) -> Self {
        let installation = ground.installation.clone();
        let current = t.language();
        let languages = installation
            .languages
            .iter()
            .map(|language| LanguageLink {
                language: *language,
                address: format!("/{language}{}", if rest.is_empty() { "/" } else { rest }),
                current: *language == current,
            })
            .collect();
        Self {
            title,
            languages,
            canonical: None,
            style: ground.assets.style_path().to_owned(),
            scripts: Vec::new(),
            printed_address: format!("{}/{current}{rest}", installation.address),
            printed_on: t.date(today),
            linked_data: None,
            signed_in: None,
            installation,
            t,
        }
    }

    #[must_use]
    pub fn with_script(mut self, path: &str) -> Self {
        if !self.scripts.iter().any(|known| known == path) {
            self.scripts.push(path.to_owned());
        }
        self
    }

    #[must_use]
    pub fn with_linked_data(mut self, data: &serde_json::Value) -> Self {
        // "</script>" inside a name must not end the block.
        self.linked_data = Some(data.to_string().replace('<', "\\u003c"));
        self
    }

    #[must_use]
    pub fn path(&self, rest: &str) -> String {
        format!("/{}{rest}", self.t.language())
    }

    /// What each form on the page carries in its field `token`; empty where nobody signed in.
    #[must_use]
    pub fn form_token(&self) -> &str {
        self.signed_in
            .as_ref()
            .map_or("", |signed_in| &signed_in.form_token)
    }

    #[must_use]
    pub const fn contact(&self) -> &Contact {
        &self.installation.contact
    }

    #[must_use]
    pub fn phone_hours(&self) -> Foreign<'_> {
        self.contact().phone_hours.for_reader(self.t.language())
    }

    #[must_use]
    pub fn counter(&self) -> Foreign<'_> {
        self.contact().counter.for_reader(self.t.language())
    }

    #[must_use]
    pub fn post(&self) -> Foreign<'_> {
        self.contact().post.for_reader(self.t.language())
    }

    /// The accent without its `#`, which an address cannot hold.
    #[must_use]
    pub fn accent_digits(&self) -> &str {
        self.installation.accent.trim_start_matches('#')
    }

    /// The note beside a text that there is in this language only.
    #[must_use]
    pub fn only_in(&self, language: &str) -> String {
        let language = self.t.language_name(language);
        self.t
            .msg("only-this-language")
            .str("language", language)
            .to_string()
    }

    /// The addresses of this page in the other languages, for `hreflang`.
    #[must_use]
    pub fn alternates(&self) -> Vec<(Language, String)> {
        let Some(canonical) = &self.canonical else {
            return Vec::new();
        };
        let own = format!("{}/{}", self.installation.address, self.t.language());
        // The page that chooses a language stands for the start in each.
        let path = canonical.strip_prefix(&own).unwrap_or("/");
        self.installation
            .languages
            .iter()
            .map(|language| {
                (
                    *language,
                    format!("{}/{language}{path}", self.installation.address),
                )
            })
            .collect()
    }

    /// Where somebody is sent whose language we do not know or do not have: the choice of language.
    #[must_use]
    pub fn choice_of_language(&self) -> String {
        format!("{}/", self.installation.address)
    }
}
