//! Long sentences, and sentences with several ideas. One remark for a sentence: they advise the same.

use crate::remark::{Kind, Remark};
use crate::text::{Sentence, Text};
use crate::tongue::Tongue;

/// A part between commas with fewer words is an item of a list or a few words put in, no idea.
const WORDS_OF_AN_IDEA: usize = 4;
/// With "we" or "you" in it, fewer words are one.
const WORDS_WITH_A_PRONOUN: usize = 3;
/// An item of a list of things.
const WORDS_OF_AN_ITEM: usize = 2;
/// More than two commas or semicolons, and so many ideas between them, are several.
const MOST_COMMAS: usize = 2;
const SEVERAL: usize = 3;

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
    if sentence.parts.len() - 1 <= MOST_COMMAS {
        return 0;
    }
    let (mut ideas, mut is_in_a_list) = (0, false);
    for part in &sentence.parts {
        let least = if part.has_pronoun {
            WORDS_WITH_A_PRONOUN
        } else {
            WORDS_OF_AN_IDEA
        };
        // "for age, sex, origin or belief": what comes behind an item ends the list, and says nothing new.
        let is_new = part.words >= least && !(is_in_a_list && ideas > 0);
        ideas += usize::from(is_new);
        is_in_a_list = part.words <= WORDS_OF_AN_ITEM && !part.has_pronoun;
    }
    ideas
}
