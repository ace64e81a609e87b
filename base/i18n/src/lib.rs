//! Everything people read comes from here: Fluent messages in `locales/`, one file per area and language.
//!
//! Code and templates name a message (`home-title`); what it says is a translator's business.

mod catalogue;
mod format;

pub use catalogue::{Catalogue, CatalogueError, Count, Message, Source, Texts};

/// The five files of one area, built into the program: `i18n::source!("directory")`.
#[macro_export]
macro_rules! source {
    ($name:literal) => {
        $crate::Source {
            name: $name,
            files: [
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../locales/fr/",
                    $name,
                    ".ftl"
                )),
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../locales/nl/",
                    $name,
                    ".ftl"
                )),
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../locales/de/",
                    $name,
                    ".ftl"
                )),
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../locales/en/",
                    $name,
                    ".ftl"
                )),
                include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../locales/ar/",
                    $name,
                    ".ftl"
                )),
            ],
        }
    };
}

/// How dates, times and distances are said.
pub const FORMAT: Source = source!("format");
