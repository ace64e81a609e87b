//! Forms as a browser without scripts fills and sends them.

use std::collections::BTreeMap;

use scraper::ElementRef;

use crate::page::{Page, ancestors, is_hidden, label_text, name, one_called, words};

/// What the visitor changed, by the field's position among all fields of the page.
pub(crate) type Answers = BTreeMap<usize, Answer>;

#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Text(String),
    Checked(bool),
    /// The value of the chosen option.
    Option(String),
}

/// What the browser would send.
#[derive(Debug)]
pub(crate) struct Submission {
    pub post: bool,
    /// As written in the page; empty for the page itself.
    pub action: String,
    pub entries: Vec<(String, String)>,
}

const FIELDS: &str = "input, select, textarea, button";

pub(crate) fn fill(
    page: &Page,
    answers: &mut Answers,
    label: &str,
    value: &str,
) -> Result<(), String> {
    let (at, field) = field(page, "text field", label, is_text)?;
    if let Some(most) = field
        .attr("maxlength")
        .and_then(|most| most.parse::<usize>().ok())
        && value.encode_utf16().count() > most
    {
        return Err(format!(
            "the field \"{label}\" takes {most} characters at most"
        ));
    }
    answers.insert(at, Answer::Text(value.to_owned()));
    Ok(())
}

pub(crate) fn check(
    page: &Page,
    answers: &mut Answers,
    label: &str,
    on: bool,
) -> Result<(), String> {
    let (at, field) = field(page, "radio button or checkbox", label, |f| {
        matches!(kind(f).as_str(), "radio" | "checkbox")
    })?;
    if kind(field) == "radio" {
        for (other, neighbour) in page.all(FIELDS).into_iter().enumerate() {
            let same_group = kind(neighbour) == "radio"
                && neighbour.attr("name") == field.attr("name")
                && owner(page, neighbour) == owner(page, field);
            if same_group {
                answers.insert(other, Answer::Checked(false));
            }
        }
    }
    answers.insert(at, Answer::Checked(on));
    Ok(())
}

pub(crate) fn select(
    page: &Page,
    answers: &mut Answers,
    label: &str,
    option: &str,
) -> Result<(), String> {
    let (at, field) = field(page, "list", label, |f| f.value().name() == "select")?;
    let options = options(field)
        .into_iter()
        .map(|option| (vec![name(option)], option_value(option)))
        .collect();
    let value = one_called("option", option, options)?;
    answers.insert(at, Answer::Option(value));
    Ok(())
}

fn field<'a>(
    page: &'a Page,
    what: &str,
    label: &str,
    suits: impl Fn(ElementRef<'a>) -> bool,
) -> Result<(usize, ElementRef<'a>), String> {
    let named = page
        .all(FIELDS)
        .into_iter()
        .enumerate()
        .filter(|(_, field)| suits(*field) && !is_hidden(*field))
        .map(|(at, field)| (labels(page, field), (at, field)))
        .collect();
    let (at, field) = one_called(what, label, named)?;
    if is_disabled(field) || field.attr("readonly").is_some() {
        return Err(format!("the {what} \"{label}\" cannot be changed"));
    }
    Ok((at, field))
}

/// The names a person can know a field by. Within a group also "group: name", because two groups may both offer "yes".
fn labels(page: &Page, field: ElementRef<'_>) -> Vec<String> {
    let id = field.attr("id");
    let mut names: Vec<String> = page
        .all("label")
        .into_iter()
        .filter(|label| match label.attr("for") {
            Some(target) => Some(target) == id,
            None => ancestors(field).any(|ancestor| ancestor.id() == label.id()),
        })
        .map(label_text)
        .collect();
    names.extend(field.attr("aria-label").map(words));
    let labelled_by = field.attr("aria-labelledby").unwrap_or_default();
    let by: Vec<String> = labelled_by
        .split_whitespace()
        .filter_map(|id| page.by_id(id))
        .map(name)
        .collect();
    if !by.is_empty() {
        names.push(by.join(" "));
    }
    let group = ancestors(field)
        .find(|ancestor| ancestor.value().name() == "fieldset")
        .and_then(|set| {
            set.child_elements()
                .find(|child| child.value().name() == "legend")
        });
    if let Some(legend) = group {
        let within: Vec<String> = names
            .iter()
            .map(|own| format!("{}: {own}", name(legend)))
            .collect();
        names.extend(within);
    }
    names
}

pub(crate) fn submission(
    page: &Page,
    answers: &Answers,
    button: &str,
) -> Result<Submission, String> {
    let buttons = page
        .all(FIELDS)
        .into_iter()
        .filter(|field| kind(*field) == "submit" && !is_hidden(*field))
        .map(|field| (vec![button_name(field)], field))
        .collect();
    let pressed = one_called("button", button, buttons)?;
    if is_disabled(pressed) {
        return Err(format!("the button \"{button}\" cannot be pressed"));
    }
    let form = owner(page, pressed)
        .ok_or_else(|| format!("the button \"{button}\" belongs to no form"))?;
    let said = |on_button, on_form| {
        pressed
            .attr(on_button)
            .or_else(|| form.attr(on_form))
            .unwrap_or_default()
    };
    let post = said("formmethod", "method").eq_ignore_ascii_case("post");
    if said("formenctype", "enctype").contains("multipart") {
        return Err("this visitor sends no files".to_owned());
    }
    let validate = form.attr("novalidate").is_none() && pressed.attr("formnovalidate").is_none();
    let mut entries = Vec::new();
    for (at, field) in page.all(FIELDS).into_iter().enumerate() {
        if owner(page, field) != Some(form) || is_disabled(field) {
            continue;
        }
        let values = values(field, answers.get(&at), field == pressed);
        if validate
            && field.attr("required").is_some()
            && lacks_answer(page, field, answers, &values)
        {
            return Err(format!(
                "a browser would not send: {:?} is required",
                labels(page, field)
            ));
        }
        if let Some(name) = field.attr("name").filter(|name| !name.is_empty()) {
            entries.extend(values.into_iter().map(|value| (name.to_owned(), value)));
        }
    }
    let action = said("formaction", "action").trim().to_owned();
    Ok(Submission {
        post,
        action,
        entries,
    })
}

/// A required radio button is answered when any of its group is.
fn lacks_answer(page: &Page, field: ElementRef<'_>, answers: &Answers, values: &[String]) -> bool {
    if kind(field) != "radio" {
        return values.iter().all(String::is_empty);
    }
    !page.all(FIELDS).into_iter().enumerate().any(|(at, other)| {
        kind(other) == "radio"
            && other.attr("name") == field.attr("name")
            && owner(page, other) == owner(page, field)
            && is_checked(other, answers.get(&at))
    })
}

fn values(field: ElementRef<'_>, answer: Option<&Answer>, pressed: bool) -> Vec<String> {
    let stated = || field.attr("value").unwrap_or_default().to_owned();
    match kind(field).as_str() {
        "submit" => pressed.then(stated).into_iter().collect(),
        "button" | "reset" | "image" | "file" => Vec::new(),
        "radio" | "checkbox" => {
            let value = field.attr("value").unwrap_or("on").to_owned();
            is_checked(field, answer)
                .then_some(value)
                .into_iter()
                .collect()
        }
        "select" => match answer {
            Some(Answer::Option(value)) => vec![value.clone()],
            _ => initially_selected(field),
        },
        "textarea" => {
            let text = match answer {
                Some(Answer::Text(text)) => text.clone(),
                _ => field
                    .text()
                    .collect::<String>()
                    .trim_start_matches('\n')
                    .to_owned(),
            };
            vec![text.replace("\r\n", "\n").replace('\n', "\r\n")]
        }
        _ => match answer {
            Some(Answer::Text(text)) => vec![text.clone()],
            _ => vec![stated()],
        },
    }
}

fn is_checked(field: ElementRef<'_>, answer: Option<&Answer>) -> bool {
    match answer {
        Some(Answer::Checked(on)) => *on,
        _ => field.attr("checked").is_some(),
    }
}

fn initially_selected(field: ElementRef<'_>) -> Vec<String> {
    let options = options(field);
    let mut selected: Vec<String> = options
        .iter()
        .filter(|option| option.attr("selected").is_some())
        .map(|option| option_value(*option))
        .collect();
    if field.attr("multiple").is_none() {
        selected = match (selected.pop(), options.first()) {
            (Some(last), _) => vec![last],
            (None, Some(first)) => vec![option_value(*first)],
            (None, None) => Vec::new(),
        };
    }
    selected
}

fn options(field: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    field
        .descendent_elements()
        .filter(|element| element.value().name() == "option" && element.attr("disabled").is_none())
        .collect()
}

fn option_value(option: ElementRef<'_>) -> String {
    option
        .attr("value")
        .map_or_else(|| name(option), str::to_owned)
}

/// `submit`, `radio`, `text` …, or `select` and `textarea`.
fn kind(field: ElementRef<'_>) -> String {
    let stated = field.attr("type").unwrap_or_default().to_ascii_lowercase();
    match (field.value().name(), stated.as_str()) {
        ("input", "") => "text".to_owned(),
        ("button", "") => "submit".to_owned(),
        ("input" | "button", stated) => stated.to_owned(),
        (tag, _) => tag.to_owned(),
    }
}

fn is_text(field: ElementRef<'_>) -> bool {
    const NOT_TYPED: [&str; 10] = [
        "submit", "button", "reset", "image", "file", "radio", "checkbox", "hidden", "select",
        "range",
    ];
    !NOT_TYPED.contains(&kind(field).as_str())
}

fn button_name(button: ElementRef<'_>) -> String {
    match (button.value().name(), button.attr("aria-label")) {
        ("input", None) => words(button.attr("value").unwrap_or_default()),
        _ => name(button),
    }
}

fn is_disabled(field: ElementRef<'_>) -> bool {
    field.attr("disabled").is_some()
        || ancestors(field)
            .any(|set| set.value().name() == "fieldset" && set.attr("disabled").is_some())
}

/// The form a field belongs to.
fn owner<'a>(page: &'a Page, field: ElementRef<'a>) -> Option<ElementRef<'a>> {
    match field.attr("form") {
        Some(id) => page.by_id(id),
        None => ancestors(field).find(|ancestor| ancestor.value().name() == "form"),
    }
}
