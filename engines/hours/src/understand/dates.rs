//! Days of a month: `15 août`, `1er au 15 mars`, `15 juillet - 15 août`.

use super::phrases::Meaning;
use super::tokens::Typed;

impl Typed {
    /// Dates that begin with the figure at this place: how long they are, and what they mean.
    ///
    /// "9-12 juillet" may be hours and then a month: without a month of its own, the first day has to say
    /// that it is one (`1er`, `1.`) or follow a word that times do not follow (`du`).
    pub(super) fn dates_at(&self, at: usize) -> Option<(usize, Meaning)> {
        if self.joint_before(at) {
            return None;
        }
        let (first_end, first, marked) = self.day_of_month(at)?;
        if let Some((end, month)) = self.month_after(first_end) {
            let from = (month, first);
            let (end, to) = match self.joint_after(end).and_then(|next| self.date(next)) {
                Some((end, to)) => (end, to),
                None => (end, from),
            };
            return Some((end - at, Meaning::Dates { from, to }));
        }
        let next = self.joint_after(first_end)?;
        let (end, (month, last)) = self.date(next)?;
        let from = (month, first);
        let to = (month, last);
        let sure = marked || self.word_before(at) == "du";
        (sure && first <= last).then_some((end - at, Meaning::Dates { from, to }))
    }

    /// A day and its month.
    fn date(&self, at: usize) -> Option<(usize, (i8, i8))> {
        let (end, day, _) = self.day_of_month(at)?;
        let (end, month) = self.month_after(end)?;
        Some((end, (month, day)))
    }

    /// Where it ends, which one it is, and whether it is marked as the first, the second and so on.
    fn day_of_month(&self, at: usize) -> Option<(usize, i8, bool)> {
        let digits = self.digits(at);
        if !(1..=2).contains(&digits) {
            return None;
        }
        let day = i8::try_from(self.number(at, digits)).ok()?;
        let end = at + digits;
        let mark = ["er", "ste", "de", "e", "th", "st", "nd", "rd", "."]
            .into_iter()
            .find(|mark| {
                let after = self.get(end + mark.len());
                self.starts_with(end, mark) && !after.is_some_and(char::is_alphanumeric)
            });
        let length = mark.map_or(0, str::len);
        (1..=31)
            .contains(&day)
            .then_some((end + length, day, mark.is_some()))
    }

    fn month_after(&self, at: usize) -> Option<(usize, i8)> {
        let at = at + self.spaces(at);
        let (length, meanings) = self.phrase_at(at)?;
        match meanings.as_slice() {
            [(Meaning::Month(month), _)] => Some((at + length, *month)),
            _ => None,
        }
    }

    /// The place after "au", "tot" or a dash.
    fn joint_after(&self, at: usize) -> Option<usize> {
        let at = at + self.spaces(at);
        let end = match self.get(at)? {
            '-' => at + 1,
            _ => {
                let (length, meanings) = self.phrase_at(at)?;
                let joins = meanings.iter().any(|(it, _)| *it == Meaning::To);
                joins.then_some(at + length)?
            }
        };
        Some(end + self.spaces(end))
    }

    fn joint_before(&self, at: usize) -> bool {
        let word = self.word_before(at);
        let joints = ["a", "au", "tot", "t/m", "bis", "to", "till", "until", "-"];
        joints.contains(&word.as_str())
    }

    /// The word that ends before this place, or a dash.
    fn word_before(&self, at: usize) -> String {
        let before = self.chars.get(..at).unwrap_or(&[]);
        let mut word: Vec<char> = before
            .iter()
            .rev()
            .skip_while(|c| **c == ' ')
            .take_while(|c| c.is_alphanumeric() || **c == '/')
            .copied()
            .collect();
        if word.is_empty() {
            word = before
                .iter()
                .rev()
                .find(|c| **c != ' ')
                .copied()
                .into_iter()
                .collect();
        }
        word.iter().rev().collect()
    }
}
