//! Clauses become hours, through the syntax, so that nothing exists that cannot be stored.

use super::clauses::{Apart, Clause, Clauses, TypedDates, TypedDays, TypedSpan};
use super::reading::{Fault, Reading};
use super::{Gap, Why};
use crate::Hours;
use crate::format::clock;
use crate::rule::{Join, Word};

/// The comment that stands for "by appointment" in what we store.
const BY_APPOINTMENT: &str = "\"by appointment\"";
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

pub(crate) fn hours_of(typed: &Clauses) -> Result<Reading, Fault> {
    let mut why = typed.why;
    let everything = Fault {
        what: Gap::Order,
        at: typed
            .clauses
            .first()
            .map_or(0..0, |clause| clause.at.clone()),
    };
    let mut clauses = merged(&typed.clauses);
    if let Some(clause) = clauses
        .iter()
        .find(|clause| !clause.has_days() && !clause.appointment)
    {
        return Err(Fault {
            what: Gap::DaysMissing,
            at: clause.at.clone(),
        });
    }
    if typed.apart == Some(Apart::Perhaps) && clauses.iter().any(|clause| !clause.closed) {
        why = why.or(Some(Why::AppointmentFor));
        clauses
            .iter_mut()
            .filter(|clause| !clause.closed)
            .for_each(|clause| clause.appointment = true);
    }
    // "lundi 15 mars" is one day of one year, or any 15 March that is a Monday.
    let one_day = |clause: &Clause| clause.dates.iter().any(|(from, to)| from == to);
    if clauses
        .iter()
        .any(|clause| one_day(clause) && !clause.days.is_empty())
    {
        why = why.or(Some(Why::VagueDays));
    }
    // What is special comes after what it is an exception to.
    clauses.sort_by_key(rank);
    let opens = clauses.iter().any(|clause| !clause.closed) || typed.apart.is_some();
    let mut text = String::new();
    if !opens {
        why = why.or(Some(Why::OnlyClosing));
        text.push_str("24/7 unknown");
    }
    for (index, clause) in clauses.iter().enumerate() {
        let (joint, doubt) = joint(&clauses[..index], clause);
        why = why.or(doubt);
        if !text.is_empty() {
            text.push_str(joint);
        }
        text.push_str(&rule_text(clause));
    }
    let has_open_rule = clauses.iter().any(|clause| !clause.closed);
    match typed.apart {
        Some(Apart::Or) if has_open_rule => text.push_str(&format!(" || {BY_APPOINTMENT}")),
        Some(_) if !has_open_rule => {
            let closures = if text.is_empty() {
                String::new()
            } else {
                format!("; {text}")
            };
            text = format!("{BY_APPOINTMENT}{closures}");
        }
        _ => {}
    }
    let hours = Hours::parse_strictly(&text).map_err(|_| everything)?;
    Ok(Reading { hours, why })
}

/// Clauses about the same days, whose times do not meet, are one.
fn merged(clauses: &[Clause]) -> Vec<Clause> {
    let mut merged: Vec<Clause> = Vec::new();
    for clause in clauses {
        let same = merged.iter_mut().find(|other| {
            !clause.closed
                && !other.closed
                && clause.appointment == other.appointment
                && (
                    &clause.days,
                    &clause.months,
                    &clause.dates,
                    clause.even_weeks,
                ) == (&other.days, &other.months, &other.dates, other.even_weeks)
                && !meet(&clause.spans, &other.spans)
        });
        match same {
            Some(other) => other.spans.extend(&clause.spans),
            None => merged.push(clause.clone()),
        }
    }
    for clause in &mut merged {
        clause.spans.sort_unstable();
    }
    merged
}

fn rank(clause: &Clause) -> u8 {
    let holidays =
        |days: &TypedDays| matches!(days, TypedDays::PublicHolidays | TypedDays::SchoolHolidays);
    match () {
        () if clause.closed => 3,
        () if clause.days.iter().any(holidays) => 2,
        () if !clause.months.is_empty() || !clause.dates.is_empty() => 1,
        () if clause.even_weeks.is_some() => 1,
        () => 0,
    }
}

/// How a clause joins those before it, and whether that must be asked.
fn joint(before: &[Clause], clause: &Clause) -> (&'static str, Option<Why>) {
    if clause.closed || rank(clause) > 0 {
        return ("; ", None);
    }
    let shared: Vec<&Clause> = before
        .iter()
        .filter(|other| !other.closed && share_days(other, clause))
        .collect();
    if shared.is_empty() {
        ("; ", None)
    } else if shared.iter().any(|other| meet(&other.spans, &clause.spans)) {
        ("; ", Some(Why::SameDayTwice))
    } else {
        (", ", Some(Why::SameDayTwice))
    }
}

pub(super) fn weekdays(clause: &Clause) -> [bool; 7] {
    let mut marks = [clause.days.is_empty(); 7];
    for days in &clause.days {
        if let TypedDays::Range(first, last) = *days {
            let length = (last - first).rem_euclid(7);
            for weekday in (0..=length).map(|ahead| (first + ahead) % 7) {
                marks[usize::try_from(weekday).unwrap_or(0)] = true;
            }
        } else if let TypedDays::Nth(weekday, _) = *days {
            marks[usize::try_from(weekday).unwrap_or(0)] = true;
        }
    }
    marks
}

fn share_days(one: &Clause, other: &Clause) -> bool {
    weekdays(one)
        .iter()
        .zip(weekdays(other))
        .any(|(one, other)| *one && other)
}

fn meet(one: &[TypedSpan], other: &[TypedSpan]) -> bool {
    let end = |span: &TypedSpan| match span.1 {
        Some(end) if end > span.0 => end,
        Some(end) => end + 1_440,
        None => 1_440,
    };
    one.is_empty()
        || other.is_empty()
        || one
            .iter()
            .any(|a| other.iter().any(|b| a.0 < end(b) && b.0 < end(a)))
}

fn rule_text(clause: &Clause) -> String {
    let whole_week = clause.days == [TypedDays::Range(0, 6)]
        && clause.months.is_empty()
        && clause.dates.is_empty()
        && clause.even_weeks.is_none();
    if whole_week && clause.spans == [(0, Some(1_440))] && !clause.appointment {
        return "24/7".to_owned();
    }
    let mut words = Vec::new();
    if !clause.months.is_empty() {
        words.push(
            clause
                .months
                .iter()
                .map(|months| range_text(*months, &MONTHS, 1))
                .collect::<Vec<_>>()
                .join(","),
        );
    }
    if !clause.dates.is_empty() {
        words.push(dates_text(&clause.dates));
    }
    if let Some(even) = clause.even_weeks {
        words.push(if even { "week 02-52/2" } else { "week 01-53/2" }.to_owned());
    }
    if !clause.days.is_empty() {
        words.push(days_text(&clause.days));
    }
    if !clause.spans.is_empty() {
        words.push(
            clause
                .spans
                .iter()
                .map(span_text)
                .collect::<Vec<_>>()
                .join(","),
        );
    }
    if clause.closed {
        words.push("off".to_owned());
    }
    if clause.unknown {
        words.push("unknown".to_owned());
    }
    if clause.appointment {
        words.push(BY_APPOINTMENT.to_owned());
    }
    words.join(" ")
}

/// Weekdays before holidays, as the syntax wants them.
fn days_text(days: &[TypedDays]) -> String {
    let mut weekdays: Vec<String> = Vec::new();
    let mut holidays = Vec::new();
    let mut of_month: Option<(i8, Vec<String>)> = None;
    for typed in days {
        match *typed {
            TypedDays::Nth(day, nth) => match &mut of_month {
                Some((same, numbers)) if *same == day => numbers.push(nth.to_string()),
                _ => weekdays.extend(of_month.replace((day, vec![nth.to_string()])).map(nth_text)),
            },
            TypedDays::Range(first, last) => weekdays.push(range_text((first, last), &WEEKDAYS, 0)),
            TypedDays::PublicHolidays => holidays.push("PH".to_owned()),
            TypedDays::SchoolHolidays => holidays.push("SH".to_owned()),
        }
    }
    weekdays.extend(of_month.map(nth_text));
    weekdays.extend(holidays);
    weekdays.join(",")
}

fn nth_text((day, numbers): (i8, Vec<String>)) -> String {
    format!(
        "{}[{}]",
        range_text((day, day), &WEEKDAYS, 0),
        numbers.join(",")
    )
}

fn range_text((first, last): (i8, i8), names: &[&str], base: i8) -> String {
    let name = |number: i8| {
        usize::try_from(number - base)
            .ok()
            .and_then(|index| names.get(index))
            .copied()
            .unwrap_or("")
    };
    if first == last {
        name(first).to_owned()
    } else {
        format!("{}-{}", name(first), name(last))
    }
}

fn dates_text(dates: &[TypedDates]) -> String {
    let day =
        |(month, day): (i8, i8)| format!("{} {day:02}", range_text((month, month), &MONTHS, 1));
    let text = |(from, to): &TypedDates| match from == to {
        true => day(*from),
        false => format!("{}-{}", day(*from), day(*to)),
    };
    dates.iter().map(text).collect::<Vec<_>>().join(",")
}

fn span_text(span: &TypedSpan) -> String {
    match span.1 {
        Some(end) => format!("{}-{}", clock(span.0), clock(end)),
        None => format!("{}+", clock(span.0)),
    }
}

/// `Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00` with a comma, which is what whoever types it means;
/// none where `;` replaces nothing, or times that meet.
pub(crate) fn joined_instead_of_replaced(hours: &Hours) -> Option<Hours> {
    let mut joined = hours.clone();
    let mut changed = false;
    for index in 1..joined.rules.len() {
        let (before, rest) = joined.rules.split_at_mut(index);
        let rule = &mut rest[0];
        let lost = before.iter().any(|earlier| {
            earlier.days == rule.days
                && earlier.word == Word::Open
                && !earlier.is_whole_day()
                && !rule.is_whole_day()
                && earlier.spans.iter().all(|a| {
                    rule.spans
                        .iter()
                        .all(|b| a.end <= b.start || b.end <= a.start)
                })
        });
        if lost && rule.join == Join::Instead && rule.word == Word::Open {
            rule.join = Join::Also;
            changed = true;
        }
    }
    changed.then_some(joined)
}
