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
    let shouted = capitals::remark(&read, tongue, &mut remarks);
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
