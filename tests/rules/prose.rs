//! What people read comes from `locales/`; code and templates hold none of it.

use crate::{nothing_wrong, tree};

/// Attributes whose value is read out or shown.
const SPOKEN: &[&str] = &[
    "alt",
    "title",
    "aria-label",
    "placeholder",
    "aria-description",
    "summary",
];

/// Letters in a template that a person would see.
fn words_in_template(path: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let text = without(&without(&without(text, "{#", "#}"), "{%", "%}"), "{{", "}}");
    let text = without(
        &without(&without(&text, "<!--", "-->"), "<style", "</style>"),
        "<script",
        "</script>",
    );
    let visible = without(&without(&text, "<", ">"), "&", ";");
    for (line, words) in visible.lines().enumerate() {
        if words.chars().any(char::is_alphabetic) {
            wrong.push(format!(
                "{path}:{}: text for people: {:?}",
                line + 1,
                words.trim()
            ));
        }
    }
    for name in SPOKEN {
        for (at, start) in text.match_indices(&format!(" {name}=\"")) {
            let value = text[at + start.len()..]
                .split('"')
                .next()
                .unwrap_or_default();
            if value.chars().any(char::is_alphabetic) {
                wrong.push(format!("{path}: text for people in {name}: {value:?}"));
            }
        }
    }
    wrong
}

/// The text without what stands from `open` to `close`; its line breaks are kept.
fn without(text: &str, open: &str, close: &str) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some(begin) = rest.find(open) {
        let end = rest[begin..]
            .find(close)
            .map_or(rest.len(), |at| begin + at + close.len());
        kept.push_str(&rest[..begin]);
        kept.extend(rest[begin..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

/// Sentences in the string literals of code that makes pages.
fn sentences_in_code(path: &str, text: &str) -> Vec<String> {
    let program = tree::program(text);
    let lines: Vec<&str> = program.lines().collect();
    tree::literals(&program)
        .into_iter()
        .filter(|(line, words)| is_sentence(words) && !is_for_operators(&lines, *line))
        .map(|(line, words)| format!("{path}:{line}: text for people: {words:?}"))
        .collect()
}

/// Three ordinary words in a row, or a letter that English does not have.
fn is_sentence(text: &str) -> bool {
    let word = |word: &str| {
        word.len() > 1
            && word
                .chars()
                .all(|c| c.is_alphabetic() || "'’,.?!".contains(c))
    };
    let words: Vec<&str> = text.split(' ').collect();
    words
        .windows(3)
        .any(|three| three.iter().all(|part| word(part)))
}

/// Logs, errors of the program and facts of the API's documentation are for operators and developers.
fn is_for_operators(lines: &[&str], line: usize) -> bool {
    const MARKS: &[&str] = &[
        "tracing::",
        "error!(",
        "warn!(",
        "info!(",
        "debug!(",
        "expect(",
        "reason = ",
        "#[error(",
        "panic!(",
        "bail!(",
        "anyhow!(",
        "context(",
        "assert",
        "description = ",
        "concat!(",
        "summary = ",
        "purpose:",
        "readers:",
        "ends:",
        "unreachable!(",
        "Err(",
        "map_err",
        "ok_or",
        "Internal(",
        "tag(",
        "about",
    ];
    let before = lines[line.saturating_sub(4)..line.min(lines.len())].join("\n");
    MARKS.iter().any(|mark| before.contains(mark))
}

#[test]
fn templates_hold_no_text_for_people() {
    let templates: Vec<(String, String)> = ["areas/", "base/web/"]
        .iter()
        .flat_map(|folder| tree::texts(folder, ".html"))
        .collect();
    assert!(!templates.is_empty());
    nothing_wrong(
        &templates
            .iter()
            .flat_map(|(path, text)| words_in_template(path, text))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn code_that_makes_pages_holds_no_text_for_people() {
    let shown = |path: &str| {
        path.contains("/pages") || path.contains("/model") || path.starts_with("base/web/src/")
    };
    let complaints: Vec<String> = ["areas/", "base/web/"]
        .iter()
        .flat_map(|folder| tree::texts(folder, ".rs"))
        .filter(|(path, _)| !path.ends_with("/tests.rs"))
        .filter(|(path, _)| shown(path))
        .flat_map(|(path, text)| sentences_in_code(&path, &text))
        .collect();
    nothing_wrong(&complaints);
}

#[test]
fn text_in_a_template_is_reported() {
    let bad = "<h1>{{ title }}</h1>\n<p>Call us</p>\n<img alt=\"A map\">";
    assert_eq!(words_in_template("a.html", bad).len(), 2);
    let good = "{# note #}<p class=\"big\" lang=\"fr\">{{ t.get(\"call\") }} · 12&nbsp;</p>{% if open %}<br>{% endif %}";
    assert_eq!(words_in_template("a.html", good), Vec::<String>::new());
}

#[test]
fn a_sentence_in_code_is_reported() {
    assert_eq!(
        sentences_in_code("a.rs", "fn f() -> &str {\n \"Nous cherchons avec vous\"\n}").len(),
        1
    );
    assert_eq!(
        sentences_in_code("a.rs", "tracing::info!(\"the server is ready\");").len(),
        0
    );
    assert_eq!(
        sentences_in_code(
            "a.rs",
            "let a = \"place-title\"; let b = \"text/html; charset=utf-8\";"
        )
        .len(),
        0
    );
}
