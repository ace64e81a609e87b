//! What every handler stands on: the database, the clock, the installation's own facts.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock, Weak};

use i18n::{Catalogue, Texts};
use kernel::{Clock, Ids, Language, Wording};

use crate::assets::Assets;
use crate::observe::Counters;
use crate::sign_in::SignIns;

/// Shared by all requests of one server.
#[derive(Debug)]
pub struct Ground {
    pub db: db::Db,
    pub clock: Arc<dyn Clock>,
    pub ids: Ids,
    pub catalogue: Arc<Catalogue>,
    pub installation: Installation,
    pub assets: Assets,
    pub counters: Counters,
    /// The sources that we ship facts of, for the page "sources and licences".
    pub sources: Vec<SourceNote>,
    /// Who knows the signed-in browsers; nobody can sign in where it is not set. They stand on this ground, and would
    /// hold it and be held by it for ever.
    pub sign_ins: OnceLock<Weak<dyn SignIns>>,
}

impl Ground {
    #[must_use]
    pub fn texts(&self, language: Language) -> Texts {
        Texts::new(Arc::clone(&self.catalogue), language)
    }
}

/// Who runs this copy of Passerelle, and how to reach them without a screen.
#[derive(Clone, Debug)]
pub struct Installation {
    pub name: String,
    /// The public address, such as `https://help.example`, without a slash at the end.
    pub address: String,
    pub languages: Vec<Language>,
    pub contact: Contact,
    /// A colour as `#rrggbb`; at least 7:1 against white.
    pub accent: String,
    pub trusted_proxies: Vec<IpAddr>,
    /// Where to write about a weakness, for `security.txt`.
    pub security_contact: Option<String>,
    /// Who answers for the site, for the legal notice.
    pub legal_entity: Wording,
}

/// The three ways that need no computer.
#[derive(Clone, Debug)]
pub struct Contact {
    pub phone: String,
    pub phone_hours: Wording,
    pub counter: Wording,
    pub post: Wording,
    /// True where the contact only shows what one looks like: nobody answers there.
    pub demonstration: bool,
}

impl Contact {
    /// The number as a telephone dials it: `+3221234567`.
    #[must_use]
    pub fn phone_link(&self) -> String {
        self.phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    }

    /// The number with spaces that no line break splits.
    #[must_use]
    pub fn phone_shown(&self) -> String {
        self.phone.replace(' ', "\u{a0}")
    }
}

/// One set of facts that we ship: what, whose, under which licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    pub file: String,
    pub what: String,
    pub source: String,
    pub holder: String,
    pub licence: String,
    pub changes: String,
}

impl SourceNote {
    /// Reads the note that stands beside a file of `data/` as `FILE.license`.
    #[must_use]
    pub fn parse(file: &str, note: &str) -> Self {
        let line = |name: &str| {
            note.lines()
                .filter_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix(name))
                .map(|rest| rest.trim_start_matches(':').trim())
                .collect::<Vec<_>>()
                .join(" ")
        };
        Self {
            file: file.to_owned(),
            what: line("What"),
            source: line("Source"),
            holder: line("SPDX-FileCopyrightText"),
            licence: line("SPDX-License-Identifier"),
            changes: line("Changes"),
        }
    }
}
