//! What the program says to whoever runs the installation, and what strangers wrote as they may safely see it.

/// Says a line. Whoever read may have gone (`passerelle import … | head`): then the work goes on, unheard.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// Says a part of a line, as `say`.
macro_rules! say_part {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = write!(std::io::stdout(), $($words)*);
    }};
}

/// As `say`, beside what a program may read: progress, and what went wrong.
macro_rules! say_aside {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

pub(crate) use {say, say_aside, say_part};

/// Fit for a terminal: characters that steer it, or that turn the order of a line around, are written
/// out (`\u{1b}`). Line breaks are the caller's.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Control characters (C0, delete, C1), the marks of Unicode's bidirectional algorithm, and the two
/// separators between them, which some terminals take for line breaks.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_steers_a_terminal_is_written_out_and_words_stay() {
        assert_eq!(
            harmless("\u{1b}]0;x\u{7}\u{9b}2J\u{202e}txt\u{2069}\r"),
            "\\u{1b}]0;x\\u{7}\\u{9b}2J\\u{202e}txt\\u{2069}\\u{d}"
        );
        for words in ["Fermé à 16 h – « été »", "مغلق يوم السبت", "50 €\u{a0}?"]
        {
            assert_eq!(harmless(words), words);
        }
    }
}
