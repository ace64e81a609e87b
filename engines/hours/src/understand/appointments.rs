//! Appointments: of the days and times they stand with, or of everything.

use super::Gap;
use super::clauses::{Apart, Reader, Since};
use super::phrases::Meaning;
use super::reading::{Fault, ReadSign};

impl Reader<'_> {
    /// "without appointment" says what is so anyway.
    pub(super) fn without(&mut self) -> Result<(), Fault> {
        let ahead = 1 + (1..).take_while(|ahead| self.is_filler(*ahead)).count();
        if self.sign(ahead) != Some(ReadSign::Meaning(Meaning::Appointment)) {
            return Err(self.fault(Gap::Order));
        }
        self.advance(ahead + 1);
        Ok(())
    }

    pub(super) fn appointment(&mut self, before: Since) -> Result<(), Fault> {
        let waiting_days = self.current.has_days() && !self.current.is_said();
        let direct = !self.current.spans.is_empty() && before == Since::Nothing;
        if waiting_days || direct {
            self.current.appointment = true;
        } else if self.next_is_days() {
            self.finish_clause()?;
            self.current.appointment = true;
        } else {
            self.finish_clause()?;
            self.done.apart = Some(if before == Since::Or {
                Apart::Or
            } else {
                Apart::Perhaps
            });
        }
        Ok(())
    }

    fn next_is_days(&self) -> bool {
        let ahead = 1 + (1..).take_while(|ahead| self.is_filler(*ahead)).count();
        matches!(
            self.sign(ahead),
            Some(ReadSign::Meaning(
                Meaning::Day(_)
                    | Meaning::Days { .. }
                    | Meaning::PublicHolidays
                    | Meaning::SchoolHolidays
            ))
        )
    }
}
