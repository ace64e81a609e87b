//! The words of a language that has plainer ones, and its abbreviations, read from `words/*.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::Language;
use crate::tongue::Tongue;

/// A word or a few, as the units of a text.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub units: Vec<String>,
    pub plainer: &'static str,
}

#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// By their first unit, the longest first.
    pub phrases: HashMap<String, Vec<Phrase>>,
    /// What an abbreviation stands for; `None` where everybody knows it as it is.
    pub abbreviations: HashMap<String, Option<&'static str>>,
}

impl Lists {
    pub fn of(language: Language) -> &'static Self {
        static LISTS: LazyLock<[Lists; 4]> =
            LazyLock::new(|| Language::ALL.map(|language| Lists::read(Tongue::of(language))));
        match language {
            Language::French => &LISTS[0],
            Language::Dutch => &LISTS[1],
            Language::German => &LISTS[2],
            Language::English => &LISTS[3],
        }
    }

    fn read(tongue: &Tongue) -> Self {
        let mut lists = Self::default();
        for line in tongue.words.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some((forms, plainer)) = line.split_once('|') {
                for form in forms.split(',').flat_map(forms_of) {
                    let units = units_of(&form, tongue);
                    let Some(first) = units.first().cloned() else {
                        continue;
                    };
                    lists.phrases.entry(first).or_default().push(Phrase {
                        units,
                        plainer: plainer.trim(),
                    });
                }
            } else if let Some((short, full)) = line.split_once('=') {
                let full = Some(full.trim()).filter(|full| !full.is_empty());
                for short in short.split_whitespace() {
                    lists.abbreviations.insert(short.to_lowercase(), full);
                }
            }
        }
        for phrases in lists.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.units.len()));
        }
        lists
    }
}

/// `modalité+s` is `modalité` and `modalités`; in each of several words.
fn forms_of(form: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for word in form.split_whitespace() {
        let mut endings = word.split('+');
        let stem = endings.next().unwrap_or_default();
        let words: Vec<String> = std::iter::once(stem.to_owned())
            .chain(endings.map(|ending| format!("{stem}{ending}")))
            .collect();
        forms = forms
            .iter()
            .flat_map(|before| words.iter().map(move |word| format!("{before} {word}")))
            .collect();
    }
    forms
}

fn units_of(form: &str, tongue: &Tongue) -> Vec<String> {
    let mut units = Vec::new();
    for word in form.split_whitespace() {
        let mut rest = word;
        while let Some(length) = tongue.elided(rest) {
            units.push(rest[..length].to_owned());
            rest = &rest[length..];
        }
        if !rest.is_empty() {
            units.push(rest.to_owned());
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;
    use std::collections::HashSet;

    #[test]
    fn every_line_of_the_words_is_read_and_every_word_is_folded() {
        for language in Language::ALL {
            let tongue = Tongue::of(language);
            let (mut lines, mut seen) = (0, HashSet::new());
            for line in tongue.words.lines() {
                if line.is_empty() || line.starts_with('#') || line.contains('=') {
                    continue;
                }
                let (forms, plainer) = line.split_once('|').expect("a word and a plainer one");
                assert!(!plainer.trim().is_empty(), "{line}");
                let first = forms.split(',').next().unwrap_or_default().trim();
                lines += usize::from(seen.insert(first.to_owned()));
                for form in forms.split(',').flat_map(forms_of) {
                    let form = form.trim();
                    assert!(!form.is_empty() && fold(form) == form, "{line}");
                }
            }
            println!("{}: {lines} words and phrases", language.code());
            assert!(lines >= 120, "{}: only {lines}", language.code());
        }
    }

    #[test]
    fn no_word_has_two_plainer_ones() {
        let mut twice = Vec::new();
        for language in Language::ALL {
            let mut seen = HashSet::new();
            let lines = Tongue::of(language).words.lines();
            let lines = lines.filter(|line| !line.starts_with('#'));
            for (forms, _) in lines.filter_map(|line| line.split_once('|')) {
                let forms = forms.split(',').flat_map(forms_of);
                let again = forms.filter(|form| !seen.insert(form.clone()));
                twice.extend(again.map(|form| format!("{}:{form}", language.code())));
            }
        }
        assert_eq!(twice, Vec::<String>::new());
    }

    #[test]
    fn no_plainer_word_is_itself_a_difficult_one() {
        let mut difficult = Vec::new();
        for language in Language::ALL {
            let lists = Lists::of(language);
            let phrases = lists
                .phrases
                .values()
                .flatten()
                .map(|phrase| phrase.plainer);
            for plainer in phrases {
                for remark in crate::check(plainer, language).remarks {
                    difficult.push(format!("{}: {plainer}: {remark:?}", language.code()));
                }
            }
        }
        assert_eq!(difficult, Vec::<String>::new());
    }
}
