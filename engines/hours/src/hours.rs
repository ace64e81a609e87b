//! One place's opening hours.

use crate::convert;
use crate::error::HoursError;
use crate::rule::Rule;

/// Opening hours of a place, read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    pub(crate) rules: Vec<Rule>,
}

impl Hours {
    /// Reads hours in the [OpenStreetMap syntax].
    ///
    /// Sunrise and sunset, repetitions and single moments are refused: a place that helps people
    /// has none of them, and an engine that guesses them is wrong.
    ///
    /// [OpenStreetMap syntax]: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
    ///
    /// # Errors
    /// What is wrong and where, with a proposal where the text can be read as hours after all.
    pub fn parse(osm: &str) -> Result<Self, HoursError> {
        convert::parse(osm).map_err(|error| error.with_proposal_for(osm))
    }

    /// The same, without looking for a proposal.
    pub(crate) fn parse_strictly(osm: &str) -> Result<Self, HoursError> {
        convert::parse(osm)
    }

    /// Whether some rule speaks of public holidays (`PH`).
    #[must_use]
    pub fn mentions_public_holidays(&self) -> bool {
        self.rules
            .iter()
            .any(|rule| rule.days.mentions_public_holidays())
    }

    /// Whether some rule speaks of school holidays (`SH`): such hours are unknown beyond the last
    /// day of the calendar.
    #[must_use]
    pub fn mentions_school_holidays(&self) -> bool {
        self.rules
            .iter()
            .any(|rule| rule.days.mentions_school_holidays())
    }
}

impl std::str::FromStr for Hours {
    type Err = HoursError;

    fn from_str(osm: &str) -> Result<Self, HoursError> {
        Self::parse(osm)
    }
}
