//! The communes that an organisation coordinates.

use super::Place;

/// The beginnings of NIS codes: `21` is the Brussels Region, `21004` one commune. Nothing begins with none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(pub Vec<String>);

impl Coverage {
    /// Whether a place lies in it. One abroad, or whose commune nobody knows, lies in none.
    #[must_use]
    pub fn holds(&self, place: &Place) -> bool {
        let Some(nis) = place.commune.filter(|_| place.abroad.is_none()) else {
            return false;
        };
        let code = nis.to_string();
        let begins = |prefix: &String| !prefix.is_empty() && code.starts_with(prefix.as_str());
        self.0.iter().any(begins)
    }
}
