//! Reads texts, one a line, and prints what may be easier in each:
//! `cargo run -p readability --example remarks -- fr < texts`.

use std::io::Read;

use readability::{Language, check};

fn main() {
    let language = std::env::args()
        .nth(1)
        .and_then(|code| Language::from_code(&code))
        .unwrap_or(Language::French);
    let mut texts = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut texts) {
        eprintln!("{error}");
        return;
    }
    for text in texts.lines() {
        let report = check(text, language);
        let ease = report
            .ease
            .map_or("-".to_owned(), |ease| format!("{ease:.0}"));
        println!("{} words, ease {ease}: {text}", report.words);
        for remark in &report.remarks {
            let instead = remark.suggestion.as_deref().unwrap_or_default();
            println!(
                "    {} ({}): {} {instead}",
                remark.code(),
                remark.count,
                remark.of(text)
            );
        }
    }
}
