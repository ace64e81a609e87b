//! Which source a region believes first.

use super::{Correction, Record, Resolved, resolve};

/// A region and the source that it prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// ISO 3166-1, two capital letters.
    pub country: String,
    /// The first digits of the codes of its communes (NIS in Belgium, INSEE in France); empty for the whole country.
    pub code_prefix: String,
    pub source: String,
}

/// The source that the smallest region around a commune prefers; nothing where no region has a wish.
#[must_use]
fn preferred<'a>(
    preferences: &'a [Preference],
    country: &str,
    commune_code: Option<&str>,
) -> Option<&'a str> {
    preferences
        .iter()
        .filter(|one| one.country == country)
        .filter(|one| {
            one.code_prefix.is_empty()
                || commune_code.is_some_and(|code| code.starts_with(&one.code_prefix))
        })
        .max_by_key(|one| one.code_prefix.len())
        .map(|one| one.source.as_str())
}

/// What records and corrections say together, heard as the place's region prefers.
#[must_use]
pub fn heard(
    records: &[Record],
    corrections: &[Correction],
    preferences: &[Preference],
) -> Resolved {
    let resolved = resolve(records, corrections, None);
    if preferences.is_empty() {
        return resolved;
    }
    let fields = resolved.values();
    let country = fields.first("country").unwrap_or("BE");
    match preferred(preferences, country, fields.first("commune_code")) {
        Some(source) => resolve(records, corrections, Some(source)),
        None => resolved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(country: &str, prefix: &str, source: &str) -> Preference {
        Preference {
            country: country.to_owned(),
            code_prefix: prefix.to_owned(),
            source: source.to_owned(),
        }
    }

    #[test]
    fn item_30_the_smallest_region_that_has_a_wish_is_heard() {
        let wishes = [
            wish("BE", "", "national"),
            wish("BE", "21", "brussels"),
            wish("BE", "21004", "city"),
            wish("FR", "88", "vosges"),
        ];
        assert_eq!(preferred(&wishes, "BE", Some("21004")), Some("city"));
        assert_eq!(preferred(&wishes, "BE", Some("21009")), Some("brussels"));
        assert_eq!(preferred(&wishes, "BE", Some("44021")), Some("national"));
        assert_eq!(preferred(&wishes, "BE", None), Some("national"));
        assert_eq!(preferred(&wishes, "FR", Some("88160")), Some("vosges"));
        assert_eq!(preferred(&wishes, "FR", Some("38185")), None);
    }
}
