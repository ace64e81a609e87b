//! Counting the groups of vowels of a word.

use crate::work;

/// Counts syllables: at each vowel the longest of `groups` that begins there is one syllable, or
/// else the vowel alone.
pub(super) fn groups(letters: &[char], is_vowel: fn(char) -> bool, groups: &[&str]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < letters.len() {
        work::add(1);
        at += if is_vowel(letters[at]) {
            count += 1;
            longest(&letters[at..], groups).max(1)
        } else {
            1
        };
    }
    count
}

/// The length in letters of the longest of `groups` that `letters` begin with; 0 if none.
pub(super) fn longest(letters: &[char], groups: &[&str]) -> usize {
    let lengths = groups.iter().map(|group| {
        let length = group.chars().count();
        let is_here =
            letters.len() >= length && group.chars().eq(letters[..length].iter().copied());
        if is_here { length } else { 0 }
    });
    lengths.max().unwrap_or(0)
}

/// The count of a word in a list of exceptions, each `word count`.
pub(super) fn exception(word: &str, list: &[(&str, usize)]) -> Option<usize> {
    let found = list.iter().find(|(known, _)| *known == word);
    found.map(|(_, count)| *count)
}

/// The word with pieces put in the place of others, as they are spoken.
pub(super) fn respelled(word: &str, pieces: &[(&str, &str)]) -> String {
    let mut spoken = word.to_owned();
    for (piece, instead) in pieces {
        if spoken.contains(piece) {
            spoken = spoken.replace(piece, instead);
        }
    }
    spoken
}
