//! What was measured on the way: the heaviest page, the slowest, titles already seen.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::pages::Page;

#[derive(Default)]
struct Seen {
    heaviest: Option<(f64, String)>,
    heaviest_at_work: Option<(f64, String)>,
    slowest: Option<(f64, String)>,
    /// Which page has a title: two pages of one language never share one.
    titles: BTreeMap<(String, String, String), String>,
}

pub struct Figures(Mutex<Option<Seen>>);

impl Figures {
    pub const fn new() -> Self {
        Self(Mutex::new(None))
    }

    fn seen(&self) -> MutexGuard<'_, Option<Seen>> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get_or_insert_default();
        seen
    }

    pub fn heaviest(&self, page: &Page, bytes: f64) {
        if let Some(seen) = self.seen().as_mut() {
            let kept = if page.who.works() {
                &mut seen.heaviest_at_work
            } else {
                &mut seen.heaviest
            };
            keep_largest(kept, bytes, &page.path);
        }
    }

    pub fn slowest(&self, page: &Page, seconds: f64) {
        if let Some(seen) = self.seen().as_mut() {
            keep_largest(&mut seen.slowest, seconds, &page.path);
        }
    }

    /// The path of another page of the same language that has this title.
    pub fn title_of_another(&self, page: &Page, title: &str) -> Option<String> {
        let mut seen = self.seen();
        let key = (page.origin.clone(), page.language.clone(), title.to_owned());
        let first = seen
            .as_mut()?
            .titles
            .entry(key)
            .or_insert_with(|| page.path.clone());
        (*first != page.path).then(|| first.clone())
    }

    /// Forgets the pages made to fail.
    pub fn forget(&self) {
        *self.seen() = None;
    }

    pub fn print(&self) {
        if let Some(seen) = self.seen().as_ref() {
            if let Some((bytes, path)) = &seen.heaviest {
                println!("figure: heaviest page {bytes:.0} bytes of 14,336 ({path})");
            }
            if let Some((bytes, path)) = &seen.heaviest_at_work {
                println!("figure: heaviest page of work {bytes:.0} bytes of 30,720 ({path})");
            }
            if let Some((seconds, path)) = &seen.slowest {
                println!(
                    "figure: slowest page {seconds:.2} s at 50 kbit/s and 800 ms, best of three ({path})"
                );
            }
        }
    }
}

fn keep_largest(kept: &mut Option<(f64, String)>, value: f64, path: &str) {
    if kept.as_ref().is_none_or(|(largest, _)| value > *largest) {
        *kept = Some((value, path.to_owned()));
    }
}
