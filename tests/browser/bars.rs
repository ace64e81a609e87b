//! The bars that every public page must pass; their numbers are those of `docs/accessibility.md`.

mod axe;
mod keyboard;
mod print;
mod screen;
mod validity;
mod weight;

use anyhow::Result;

use crate::chrome::Browser;
use crate::pages::Page;

pub use print::today;
pub use validity::errors_of_all as validity_of_all;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    Weight,
    Requests,
    NoScript,
    Axe,
    Valid,
    Contrast,
    Targets,
    Reflow,
    TextSize,
    Keyboard,
    Human,
    Structure,
    Print,
    SlowLink,
    Words,
}

impl Bar {
    /// Those that every change is held against.
    pub const ALWAYS: &'static [Bar] = &[
        Bar::Weight,
        Bar::Requests,
        Bar::NoScript,
        Bar::Axe,
        Bar::Valid,
        Bar::Contrast,
        Bar::Targets,
        Bar::Reflow,
        Bar::TextSize,
        Bar::Keyboard,
        Bar::Human,
        Bar::Structure,
        Bar::Print,
        Bar::Words,
    ];

    /// The name of its test; `cargo xtask prove` picks bars by these words.
    pub const fn name(self) -> &'static str {
        match self {
            Bar::Weight => "b01_pages_are_light",
            Bar::Requests => "b02_pages_are_light_in_requests",
            Bar::NoScript => "b03_pages_are_whole_without_javascript",
            Bar::Axe => "b05_axe_finds_nothing",
            Bar::Valid => "b07_html_is_valid",
            Bar::Contrast => "b09_contrast_is_seven_to_one",
            Bar::Targets => "b10_targets_are_large",
            Bar::Reflow => "b11_pages_reflow_at_320_pixels",
            Bar::TextSize => "b12_text_is_large",
            Bar::Keyboard => "b13_the_keyboard_reaches_everything",
            Bar::Human => "b14_a_person_can_be_reached",
            Bar::Structure => "b15_pages_say_what_they_are",
            Bar::Print => "b16_pages_print_on_two_sheets",
            Bar::SlowLink => "b18_pages_are_light_enough_for_a_slow_link",
            Bar::Words => "b22_every_word_is_in_the_page_s_language",
        }
    }

    /// Its number, such as `b05`: the accessibility statement has a sentence for it in each language.
    pub fn number(self) -> &'static str {
        let name = self.name();
        name.split_once('_').map_or(name, |(number, _)| number)
    }

    /// What its control must find on a page made to fail, beside anything at all.
    pub const fn faults_to_find(self) -> &'static [&'static str] {
        match self {
            Bar::Print => &["sheets", "phone", "address", "date"],
            Bar::Reflow => &["scrolls sideways", "cuts its text", "narrower than"],
            _ => &[],
        }
    }

    /// What is wrong with one page.
    pub async fn check(self, browser: &Browser, page: &Page) -> Result<Vec<String>> {
        match self {
            Bar::Weight => weight::bytes(browser, page).await,
            Bar::Requests => weight::requests(browser, page).await,
            Bar::NoScript => screen::without_script(browser, page).await,
            Bar::Axe => axe::violations(browser, page).await,
            Bar::Valid => validity::errors(page).await,
            Bar::Contrast => axe::contrast(browser, page).await,
            Bar::Targets => screen::small_targets(browser, page).await,
            Bar::Reflow => screen::overflow(browser, page).await,
            Bar::TextSize => screen::small_text(browser, page).await,
            Bar::Keyboard => keyboard::obstacles(browser, page).await,
            Bar::Human => screen::no_person(browser, page).await,
            Bar::Structure => screen::structure(browser, page).await,
            Bar::Print => print::faults(browser, page).await,
            Bar::SlowLink => weight::slow_link(browser, page).await,
            Bar::Words => screen::raw_words(browser, page).await,
        }
    }
}
