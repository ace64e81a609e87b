//! From the syntax tree of the `opening-hours-syntax` crate to our own rules.
//!
//! The crate reads the grammar; what the text means is ours, because its own evaluation takes an
//! appointment for an open door, reads `SH Mo-Fr` as "or", loses the night when the next day has
//! hours, and panics on some texts.

use opening_hours_syntax::rules::day as ast;
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};
use opening_hours_syntax::{Error, ExtendedTime};
use pest::error::InputLocation;

use crate::Hours;
use crate::comment;
use crate::dates::{Anchor, Base, Dates, Toward};
use crate::days::{Days, Holidays, Kind, Stepped, Weekdays};
use crate::error::{HoursError, Problem};
use crate::rule::{DAY, Join, Rule, Span, Word};

/// More than any real place needs (OpenStreetMap itself allows 255).
const LONGEST: usize = 2_000;
const FARTHEST_DAYS: i16 = 366;

pub(crate) fn parse(text: &str) -> Result<Hours, HoursError> {
    if text.len() > LONGEST {
        return Err(HoursError::new(Problem::TooLong, 0));
    }
    // A `;` after the last rule is common and means nothing.
    let body = text.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
    let start = body.len() - body.trim_start().len();
    let body = &body[start..];
    if body.is_empty() {
        return Err(HoursError::new(Problem::Empty, 0));
    }
    let fail = |problem, byte: usize| HoursError::at_byte(problem, text, start + byte);
    let togethers =
        holidays_with_weekdays(body).map_err(|byte| fail(Problem::BothOrEither, byte))?;
    let tree = opening_hours_syntax::parse(body).map_err(|error| {
        let (problem, byte) = refusal(&error, body);
        fail(problem, byte)
    })?;
    let mut togethers = togethers.into_iter();
    let rules = tree.rules.iter().map(|sequence| {
        let mut rule = rule_of(sequence)?;
        if !rule.days.holidays.is_empty() {
            rule.days.both = togethers.next().unwrap_or(false);
        }
        Ok(rule)
    });
    let rules = rules
        .collect::<Result<_, Problem>>()
        .map_err(|problem| fail(problem, 0))?;
    Ok(Hours { rules })
}

fn refusal(error: &Error, body: &str) -> (Problem, usize) {
    match error {
        Error::Syntax(error) => {
            let byte = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            (Problem::Syntax, byte)
        }
        Error::InvalidExtendedTime { .. } => (Problem::NoSuchTime, 0),
        Error::InvertedWeekRange { .. } => (Problem::Backwards, body.find("week").unwrap_or(0)),
        Error::InvertedYearRange { start, .. } => (
            Problem::Backwards,
            body.find(&format!("{}-", **start)).unwrap_or(0),
        ),
        _ => (Problem::Syntax, 0),
    }
}

/// For each group of holidays in the text, whether weekdays follow after a space (`SH Mo-Fr`:
/// both must hold), which the tree does not keep.
///
/// # Errors
/// The byte of holidays that stand after weekdays and a space: nobody defined what that means.
fn holidays_with_weekdays(text: &str) -> Result<Vec<bool>, usize> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let (mut at, mut quoted) = (0, false);
    while at < bytes.len() {
        quoted ^= bytes[at] == b'"';
        let free = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if quoted || !free || !is_holiday(&bytes[at..]) {
            at += 1;
            continue;
        }
        if at >= 3 && bytes[at - 1] == b' ' && ends_with_weekday(&bytes[..at - 1]) {
            return Err(at);
        }
        at = end_of_holidays(bytes, at);
        groups.push(bytes.get(at) == Some(&b' ') && is_weekday(&bytes[at + 1..]));
    }
    Ok(groups)
}

fn is_holiday(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P' | b'S', b'H', rest @ ..] if !rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

fn is_weekday(bytes: &[u8]) -> bool {
    let [first, second, rest @ ..] = bytes else {
        return false;
    };
    let pair = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    [b"mo", b"tu", b"we", b"th", b"fr", b"sa", b"su"].contains(&&pair)
        && !rest.first().is_some_and(u8::is_ascii_alphanumeric)
}

fn ends_with_weekday(bytes: &[u8]) -> bool {
    let bare = match bytes.iter().rposition(|b| *b == b'[') {
        Some(bracket) if bytes.ends_with(b"]") => &bytes[..bracket],
        _ => bytes,
    };
    bare.len() >= 2
        && is_weekday(&bare[bare.len() - 2..])
        && !bare
            .len()
            .checked_sub(3)
            .is_some_and(|before| bare[before].is_ascii_alphanumeric())
}

/// Past `PH -1 day,SH,…`.
fn end_of_holidays(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at += 2;
        at += offset_length(&bytes[at..]);
        match bytes.get(at) {
            Some(b',') if is_holiday(&bytes[at + 1..]) => at += 1,
            _ => return at,
        }
    }
}

/// The length of ` +1 day` or ` -2 days`, or 0.
fn offset_length(bytes: &[u8]) -> usize {
    let [b' ', b'+' | b'-', rest @ ..] = bytes else {
        return 0;
    };
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let Some(after) = rest[digits..].strip_prefix(b" day") else {
        return 0;
    };
    2 + digits + 4 + usize::from(after.first() == Some(&b's'))
}

fn rule_of(sequence: &RuleSequence) -> Result<Rule, Problem> {
    let word = match sequence.kind {
        RuleKind::Open => Word::Open,
        RuleKind::Closed => Word::Off,
        RuleKind::Unknown => Word::Unknown,
    };
    let spans = sequence
        .time_selector
        .spans
        .iter()
        .map(span_of)
        .collect::<Result<Vec<_>, _>>()?;
    let comment = (!sequence.comment.is_empty()).then(|| sequence.comment.to_string());
    let timed = spans != [Span::WHOLE_DAY];
    Ok(Rule {
        join: match sequence.operator {
            RuleOperator::Normal => Join::Instead,
            RuleOperator::Additional => Join::Also,
            RuleOperator::Fallback => Join::Otherwise,
        },
        days: days_of(&sequence.day_selector)?,
        spans,
        word,
        state: comment::state_of(word, comment.as_deref(), timed),
        comment,
    })
}

fn span_of(span: &TimeSpan) -> Result<Span, Problem> {
    let (Time::Fixed(start), Time::Fixed(end)) = (span.range.start, span.range.end) else {
        return Err(Problem::Sun);
    };
    if span.repeats.is_some() {
        return Err(Problem::Repetition);
    }
    let (start, end) = (
        ExtendedTime::mins_from_midnight(start),
        ExtendedTime::mins_from_midnight(end),
    );
    match end {
        _ if end == start => Err(Problem::NoDuration),
        _ if end < start => Ok(Span {
            start,
            end: end + DAY,
            open_end: span.open_end,
        }),
        _ => Ok(Span {
            start,
            end,
            open_end: span.open_end,
        }),
    }
}

fn days_of(selector: &ast::DaySelector) -> Result<Days, Problem> {
    let mut days = Days {
        years: selector
            .year
            .iter()
            .map(years_of)
            .collect::<Result<_, _>>()?,
        dates: selector
            .monthday
            .iter()
            .map(dates_of)
            .collect::<Result<_, _>>()?,
        weeks: selector.week.iter().map(weeks_of).collect(),
        ..Days::default()
    };
    for weekday in &selector.weekday {
        match weekday {
            ast::WeekDayRange::Fixed {
                range,
                offset,
                nth_from_start,
                nth_from_end,
            } => {
                let every = *nth_from_start == [true; 5] && *nth_from_end == [true; 5];
                days.weekdays.push(Weekdays {
                    from: monday_zero(*range.start()),
                    to: monday_zero(*range.end()),
                    of_month: if every { [false; 5] } else { *nth_from_start },
                    from_end: if every { [false; 5] } else { *nth_from_end },
                    offset: near(*offset)?,
                });
            }
            ast::WeekDayRange::Holiday { kind, offset } => {
                let kind = match kind {
                    ast::HolidayKind::Public => Kind::Public,
                    ast::HolidayKind::School => Kind::School,
                };
                days.holidays.push(Holidays {
                    kind,
                    offset: near(*offset)?,
                });
            }
        }
    }
    Ok(days)
}

fn years_of(years: &ast::YearRange) -> Result<Stepped, Problem> {
    let (range, step) = years.into_parts();
    let step = i16::try_from(step).map_err(|_| Problem::TooFar)?;
    Ok(Stepped {
        from: year_of(*range.start())?,
        to: year_of(*range.end())?,
        step: step.max(1),
    })
}

fn weeks_of(weeks: &ast::WeekRange) -> Stepped {
    let (range, step) = weeks.into_parts();
    Stepped {
        from: i16::from(**range.start()),
        to: i16::from(**range.end()),
        step: i16::from(step).max(1),
    }
}

fn dates_of(dates: &ast::MonthdayRange) -> Result<Dates, Problem> {
    Ok(match dates {
        ast::MonthdayRange::Month { range, year } => Dates::Months {
            year: year.map(year_of).transpose()?,
            from: *range.start() as i8,
            to: *range.end() as i8,
        },
        ast::MonthdayRange::Date { start, end } => Dates::Range {
            start: anchor_of(*start)?,
            end: anchor_of(*end)?,
        },
    })
}

fn anchor_of((date, offset): (ast::Date, ast::DateOffset)) -> Result<Anchor, Problem> {
    let base = match date {
        ast::Date::Easter { .. } => Base::Easter,
        ast::Date::Weekday {
            month, wday, nth, ..
        } => Base::NthWeekday {
            month: month as i8,
            weekday: monday_zero(wday),
            nth,
        },
        ast::Date::Fixed { month, day, year } => {
            let (month, day) = (
                month as i8,
                i8::try_from(day).map_err(|_| Problem::NoSuchDate)?,
            );
            // Without a year, the day must be in the calendar of a leap year.
            let year = year.map_or(Ok(2024), year_of)?;
            jiff::civil::Date::new(year, month, day).map_err(|_| Problem::NoSuchDate)?;
            Base::Fixed { month, day }
        }
    };
    let weekday = match offset.wday_offset {
        ast::WeekDayOffset::None => None,
        ast::WeekDayOffset::Next(weekday) => Some((Toward::Next, monday_zero(weekday))),
        ast::WeekDayOffset::Prev(weekday) => Some((Toward::Previous, monday_zero(weekday))),
    };
    Ok(Anchor {
        year: date.year().map(year_of).transpose()?,
        base,
        weekday,
        days: near(offset.day_offset)?,
    })
}

fn near(days: i16) -> Result<i16, Problem> {
    (-FARTHEST_DAYS..=FARTHEST_DAYS)
        .contains(&days)
        .then_some(days)
        .ok_or(Problem::TooFar)
}

fn year_of(year: ast::Year) -> Result<i16, Problem> {
    i16::try_from(*year).map_err(|_| Problem::NoSuchDate)
}

fn monday_zero(weekday: ast::Weekday) -> i8 {
    i8::try_from(weekday.num_days_from_monday()).unwrap_or(0)
}
