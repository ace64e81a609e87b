use crate::language::Language;
use crate::lists::Lists;
use crate::report::{self, Report};
use crate::text::Text;
use crate::tongue::Tongue;
use crate::{abbreviations, capitals, marks, sentences, vocabulary};

/// Reads a text and says what may be easier. Made for descriptions and messages of 1 to 2,000
/// characters; any text gives a report, an empty one an empty one.
///
/// ```
/// use readability::{Kind, Language, check};
///
/// let text = "Veuillez vous munir de votre carte.";
/// let report = check(text, Language::French);
/// assert_eq!(report.words, 6);
/// assert_eq!(report.ease, None);
/// assert_eq!(report.remarks[0].kind, Kind::DifficultWord);
/// ```
pub fn check(text: &str, language: Language) -> Report {
    let tongue = Tongue::of(language);
    let lists = Lists::of(language);
    let read = Text::read(text, tongue);

    let mut remarks = Vec::new();
    sentences::remark(&read, tongue, &mut remarks);
    let shouted = capitals::remark(&read, tongue, lists, &mut remarks);
    abbreviations::remark(&read, text, &shouted, tongue, lists, &mut remarks);
    vocabulary::remark(&read, &shouted, tongue, lists, &mut remarks);
    marks::remark(text, &read, &mut remarks);
    remarks.sort_by_key(|remark| (remark.span.start, remark.kind, remark.span.end));

    let latin = || read.all_words().filter(|word| word.is_latin);
    let syllables = latin()
        .map(|word| vocabulary::of_folded(&word.folded, tongue))
        .sum();
    let ease = report::ease(tongue, latin().count(), read.sentences.len(), syllables);
    Report {
        words: read.words,
        sentences: read.sentences.len(),
        ease,
        level: ease.map(|ease| report::level(tongue, ease)),
        remarks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work;

    /// Twice as much text may cost twice as much, and a little for its beginning.
    fn assert_linear(name: &str, make: impl Fn(usize) -> String) {
        for language in Language::ALL {
            // The lists are read once, and not by the first text that is measured.
            check("", language);
            let cost = |times: usize| {
                let text = make(times);
                work::of(|| drop(check(&text, language)))
            };
            let (once, twice) = (cost(1_000), cost(2_000));
            assert!(
                once >= 1_000 && twice <= once * 2 + once / 10,
                "{name} in {language:?}: {once} steps, of twice as much {twice}"
            );
        }
    }

    #[test]
    fn twice_as_much_text_costs_twice_as_much() {
        let pieces = [
            "a",
            "é",
            "e\u{301}",
            " ",
            "\n",
            "!",
            ".",
            ",",
            "(",
            "-",
            "'",
            "A",
            "A.",
            "A ",
            "l'",
            "a-",
            "a ",
            "a. ",
            "a, ",
            "CPAS ",
            "AB ",
            "ABC(",
            "dans le ",
            "in order ",
            "im rahmen ",
            "ter ",
            "VENEZ NOUS ",
            "intergénérationnellement ",
            "Schuldnerberatungsstelle ",
            "w.w.",
            "a@",
            "1 ",
            "veuillez ",
            "usagers l'",
            "🙂",
            "مرحبا ",
            "qu",
            "oui",
            "creat",
            "c p a s ",
            "a\u{ad}",
        ];
        for piece in pieces {
            assert_linear(piece, |times| piece.repeat(times));
        }
        // Every abbreviation and every word another one.
        let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
        let name = |at: usize| [letter(at), letter(at / 26), letter(at / 676), 'X'];
        let all = |times: usize| (0..times).map(name);
        assert_linear("abbreviations", |times| {
            all(times)
                .map(|name| name.iter().collect::<String>() + " ")
                .collect()
        });
        assert_linear("words", |times| {
            let lower = |name: [char; 4]| name.iter().collect::<String>().to_lowercase();
            all(times)
                .map(|name| lower(name) + "intergenerationally ")
                .collect()
        });
    }

    #[test]
    fn what_grows_with_the_square_would_be_noticed() {
        let square = |length: usize| work::of(|| (0..length).for_each(work::add));
        assert!(square(4_000) > square(2_000) * 3);
    }
}
