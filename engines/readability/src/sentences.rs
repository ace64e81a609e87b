//! Long sentences, and sentences with several ideas. One remark for a sentence: they advise the same.

use crate::remark::{Kind, Remark};
use crate::text::{Sentence, Text};
use crate::tongue::Tongue;

/// A part between commas with fewer words is an item of a list or a few words put in, no idea.
const WORDS_OF_AN_IDEA: usize = 3;
/// So many ideas, which is three commas, are several.
const SEVERAL: usize = 4;

pub(crate) fn remark(text: &Text, tongue: &Tongue, remarks: &mut Vec<Remark>) {
    for sentence in &text.sentences {
        let ideas = ideas(sentence);
        let (kind, count) = if sentence.words > tongue.very_long_sentence {
            (Kind::VeryLongSentence, sentence.words)
        } else if ideas >= SEVERAL {
            (Kind::SeveralIdeas, ideas)
        } else if sentence.words > tongue.long_sentence {
            (Kind::LongSentence, sentence.words)
        } else {
            continue;
        };
        remarks.push(Remark {
            kind,
            span: sentence.span.clone(),
            count,
            suggestion: None,
        });
    }
}

fn ideas(sentence: &Sentence) -> usize {
    let mut before = 0;
    let ends = sentence.commas.iter().chain([&sentence.words]);
    ends.filter(|end| {
        let words = **end - before;
        before = **end;
        words >= WORDS_OF_AN_IDEA
    })
    .count()
}
