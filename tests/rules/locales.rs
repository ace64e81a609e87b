//! Every sentence exists in every language, with the same arguments, and none is left over.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::{families, nothing_wrong, tree};

/// Languages that every file must have; Arabic is complete on public pages, and all are public so far.
const LANGUAGES: &[&str] = &["fr", "nl", "de", "en", "ar"];

/// The messages of one file and the arguments each takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(path: &str, text: &str) -> Result<Messages, Vec<String>> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        errors
            .iter()
            .map(|error| format!("{path}: {error}"))
            .collect::<Vec<_>>()
    })?;
    let mut found = Messages::new();
    let mut wrong = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let mut arguments = BTreeSet::new();
        match &message.value {
            Some(pattern) => collect(pattern, &mut arguments),
            None => wrong.push(format!("{path}: {} says nothing", message.id.name)),
        }
        if found
            .insert(message.id.name.to_owned(), arguments)
            .is_some()
        {
            wrong.push(format!("{path}: {} stands twice", message.id.name));
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(wrong)
    }
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                collect_inline(selector, arguments);
                variants
                    .iter()
                    .for_each(|variant| collect(&variant.value, arguments));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference {
            arguments: call, ..
        } => {
            call.positional
                .iter()
                .for_each(|inner| collect_inline(inner, arguments));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                collect_inline(inner, arguments);
            }
        }
        _ => {}
    }
}

/// What one language lacks, has too much or fills in differently, held against French.
fn differences(path: &str, french: &Messages, other: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, arguments) in french {
        match other.get(key) {
            None => wrong.push(format!("{path}: {key} is missing")),
            // A language may leave out a number that its grammar says in a word ("no place"), never add one.
            Some(theirs) if !theirs.is_subset(arguments) => wrong.push(format!(
                "{path}: {key} takes {theirs:?}, in French {arguments:?}"
            )),
            Some(theirs) if theirs != arguments => {
                wrong.push(format!("{path}: {key} leaves out {:?}", arguments - theirs))
            }
            Some(_) => {}
        }
    }
    wrong.extend(
        other
            .keys()
            .filter(|key| !french.contains_key(*key))
            .map(|key| format!("{path}: {key} is not in French")),
    );
    wrong
}

/// Every file of French with its messages.
fn french() -> (BTreeMap<String, Messages>, Vec<String>) {
    let (mut files, mut wrong) = (BTreeMap::new(), Vec::new());
    for (path, text) in tree::texts("locales/fr/", ".ftl") {
        match messages(&path, &text) {
            Ok(found) => {
                drop(files.insert(path.trim_start_matches("locales/fr/").to_owned(), found))
            }
            Err(errors) => wrong.extend(errors),
        }
    }
    (files, wrong)
}

/// Keys named in code and templates, and the beginnings of keys that are put together (`month-{}`).
#[derive(Default, Debug)]
struct Uses {
    asked: BTreeSet<String>,
    literals: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    /// What `pick` is asked for, without the word that follows.
    families: BTreeSet<String>,
}

impl Uses {
    fn read(&mut self, text: &str, is_template: bool) {
        let calls: &[&str] = if is_template {
            &[".get(\"", ".msg(\""]
        } else {
            &["t.get(\"", "texts.get(\"", ".msg(\""]
        };
        for call in calls {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                if !key.contains('{') {
                    self.asked.insert(key.to_owned());
                }
            }
        }
        for (at, call) in text.match_indices(".pick(\"") {
            let family = text[at + call.len()..]
                .split('"')
                .next()
                .unwrap_or_default();
            self.beginnings.insert(format!("{family}-"));
            self.families.insert(family.to_owned());
        }
        let code = if is_template {
            expressions(text)
        } else {
            text.to_owned()
        };
        for (_, literal) in tree::literals(&code) {
            if let Some((beginning, _)) = literal
                .split_once('{')
                .filter(|(beginning, _)| beginning.ends_with('-'))
            {
                self.beginnings.insert(beginning.to_owned());
            }
            self.literals.insert(literal);
        }
    }

    fn of_the_program() -> Self {
        let mut uses = Self::default();
        for folder in ["app/", "areas/", "base/"] {
            tree::texts(folder, ".rs")
                .iter()
                .for_each(|(_, text)| uses.read(&tree::program(text), false));
            tree::texts(folder, ".html")
                .iter()
                .for_each(|(_, text)| uses.read(text, true));
        }
        uses
    }

    fn missing(&self, known: &BTreeSet<&String>) -> Vec<String> {
        self.asked
            .iter()
            .filter(|key| !known.contains(key))
            .map(|key| format!("{key} is asked for and stands in no file"))
            .chain(families::missing(&self.families, known))
            .collect()
    }

    fn left_over(&self, known: &BTreeSet<&String>) -> Vec<String> {
        let used = |key: &str| {
            self.literals.contains(key)
                || self
                    .beginnings
                    .iter()
                    .any(|beginning| key.starts_with(beginning.as_str()))
        };
        known
            .iter()
            .filter(|key| !used(key))
            .map(|key| format!("{key} is used nowhere"))
            .collect()
    }
}

/// What stands between the braces of a template: only there do quotes hold keys.
fn expressions(template: &str) -> String {
    let mut found = String::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for piece in template.split(open).skip(1) {
            found.push_str(piece.split(close).next().unwrap_or_default());
            found.push('\n');
        }
    }
    found
}

#[test]
fn every_language_has_every_sentence_with_the_same_arguments() {
    let (french, mut wrong) = french();
    assert!(!french.is_empty());
    for language in LANGUAGES.iter().filter(|language| **language != "fr") {
        for (file, messages_in_french) in &french {
            let path = format!("locales/{language}/{file}");
            match tree::text(&path) {
                None => wrong.push(format!("{path} is missing")),
                Some(text) => match messages(&path, &text) {
                    Ok(found) => wrong.extend(differences(&path, messages_in_french, &found)),
                    Err(errors) => wrong.extend(errors),
                },
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_key_that_is_asked_for_exists_and_every_key_is_used() {
    let (french, _) = french();
    let known: BTreeSet<&String> = french.values().flat_map(Messages::keys).collect();
    let uses = Uses::of_the_program();
    let mut wrong = uses.missing(&known);
    wrong.extend(uses.left_over(&known));
    nothing_wrong(&wrong);
}

#[test]
fn a_sentence_that_differs_is_reported() {
    let of = |text| messages("x.ftl", text).unwrap();
    let french = of(
        "found = { $count ->\n    [one] { $count } lieu\n   *[other] { $count } lieux à { $where }\n}\nhello = Bonjour\n",
    );
    assert_eq!(
        differences(
            "nl",
            &french,
            &of("found = { $count } plekken in { $where }\nhello = Dag\n")
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        differences("nl", &french, &of("found = { $total } plekken\n")).len(),
        2
    );
    assert_eq!(
        differences(
            "nl",
            &french,
            &of("found = { $count } { $where }\nhello = Dag\nbye = Tot ziens\n")
        )
        .len(),
        1
    );
    assert!(messages("x.ftl", "broken = { $count\n").is_err());
}

#[test]
fn a_missing_or_forgotten_key_is_reported() {
    let mut uses = Uses::default();
    uses.read("{{ t.get(\"home-title\") }}", true);
    uses.read(
        "let m = t.get(&format!(\"month-{}\", 3)); t.msg(\"lost\");",
        false,
    );
    let (home, month, forgotten) = (
        "home-title".to_owned(),
        "month-3".to_owned(),
        "forgotten".to_owned(),
    );
    let known = BTreeSet::from([&home, &month, &forgotten]);
    assert_eq!(
        uses.missing(&known),
        ["lost is asked for and stands in no file"]
    );
    assert_eq!(uses.left_over(&known), ["forgotten is used nowhere"]);
    uses.read("{{ t.pick(\"role\", role.code()) }}", true);
    assert!(
        uses.missing(&known)
            .contains(&"role-place-manager can be picked and stands in no file".to_owned())
    );
}
