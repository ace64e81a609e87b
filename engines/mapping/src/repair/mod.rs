//! What a spreadsheet, a form or haste did to values, undone where that is certain.

pub(crate) mod contact;
pub(crate) mod date;
pub(crate) mod number;
pub(crate) mod phone;
pub(crate) mod point;

use crate::Reason;

/// Something to say about a value, not yet bound to its field and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) value: String,
    pub(crate) reason: Reason,
    pub(crate) became: Option<String>,
}

/// Values that came out of one cell, and what there is to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Repaired {
    pub(crate) values: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}

impl Repaired {
    pub(crate) fn kept(value: String) -> Self {
        Self {
            values: vec![value],
            findings: Vec::new(),
        }
    }

    pub(crate) fn mended(given: &str, value: String, reason: Reason) -> Self {
        let mut repaired = Self::default();
        repaired.mend(given, value, reason);
        repaired
    }

    pub(crate) fn left_out(given: &str, reason: Reason) -> Self {
        let mut repaired = Self::default();
        repaired.leave_out(given, reason);
        repaired
    }

    pub(crate) fn mend(&mut self, given: &str, value: String, reason: Reason) {
        self.findings.push(Finding {
            value: given.to_owned(),
            reason,
            became: Some(value.clone()),
        });
        self.values.push(value);
    }

    pub(crate) fn leave_out(&mut self, given: &str, reason: Reason) {
        self.findings.push(Finding {
            value: given.to_owned(),
            reason,
            became: None,
        });
    }
}
