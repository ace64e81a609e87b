//! An address: street, town and point belong together, so that no change makes one address of two.

use kernel::geography::Belgium;
use kernel::{Language, Nis, Postcode};

use crate::model::Fields;

/// Where a place is, in the words of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub street: Option<String>,
    pub postcode: Option<String>,
    /// NIS code; in Belgium only.
    pub commune_code: Option<String>,
    /// The commune's name as a source writes it; abroad it is all there is.
    pub commune: Option<String>,
    /// Absent in Belgium.
    pub country: Option<String>,
    pub lat: Option<String>,
    pub lon: Option<String>,
}

impl Address {
    /// Every field of a record that an address may stand in.
    pub const FIELDS: [&'static str; 8] = [
        "street",
        "street_more",
        "postcode",
        "commune_code",
        "commune",
        "country",
        "lat",
        "lon",
    ];

    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let text = |field: &str| fields.first(field).map(str::to_owned);
        let streets: Vec<&str> = ["street", "street_more"]
            .into_iter()
            .filter_map(|field| fields.first(field))
            .collect();
        Self {
            street: (!streets.is_empty()).then(|| streets.join(", ")),
            postcode: text("postcode"),
            commune_code: text("commune_code"),
            commune: text("commune"),
            country: text("country").filter(|country| country != "BE"),
            lat: text("lat"),
            lon: text("lon"),
        }
    }

    const fn parts(&self) -> [(&'static str, &Option<String>); 7] {
        [
            ("street", &self.street),
            ("postcode", &self.postcode),
            ("commune_code", &self.commune_code),
            ("commune", &self.commune),
            ("country", &self.country),
            ("lat", &self.lat),
            ("lon", &self.lon),
        ]
    }

    /// As the history keeps it: `street:Rue Haute 1`, one for each part that is known.
    #[must_use]
    pub fn written(&self) -> Vec<String> {
        self.parts()
            .into_iter()
            .filter_map(|(part, value)| value.as_ref().map(|value| format!("{part}:{value}")))
            .collect()
    }

    #[must_use]
    pub fn read(written: &[String]) -> Self {
        let mut fields = Fields::default();
        for part in written {
            if let Some((part, value)) = part.split_once(':') {
                fields.set(part, vec![value.to_owned()]);
            }
        }
        Self::of(&fields)
    }

    /// The fields of a record that hold this address; what is not known is empty.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, Vec<String>)> {
        let mut fields: Vec<(String, Vec<String>)> = self
            .parts()
            .into_iter()
            .map(|(part, value)| (part.to_owned(), value.clone().into_iter().collect()))
            .collect();
        fields.push(("street_more".to_owned(), Vec::new()));
        fields
    }

    #[must_use]
    pub const fn is_abroad(&self) -> bool {
        self.country.is_some()
    }

    /// The town as somebody types it: "1050 Ixelles", "Ixelles", "1050", or nothing.
    #[must_use]
    pub fn town(&self, language: Language) -> String {
        let here = self
            .commune_code
            .as_deref()
            .and_then(Nis::parse)
            .and_then(|nis| Belgium::get().commune(nis))
            .map(|commune| commune.name(language).to_owned());
        let commune = if self.is_abroad() {
            self.commune.clone()
        } else {
            here
        };
        let parts = [self.postcode.clone(), commune];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The address with another street; the same one where only capitals, accents or signs differ: then the point
    /// still holds.
    #[must_use]
    pub fn with_street(mut self, street: Option<String>) -> Self {
        let folded = |street: &Option<String>| street.as_deref().map(finder::fold);
        if folded(&street) != folded(&self.street) {
            self.forget_point();
        }
        self.street = street;
        self
    }

    /// The address in another town of Belgium; nothing changes where it is the same.
    #[must_use]
    pub fn in_town(mut self, postcode: Option<Postcode>, commune: Option<Nis>) -> Self {
        let postcode = postcode.map(|postcode| postcode.to_string());
        let commune = commune.map(|nis| nis.to_string());
        if postcode != self.postcode || commune != self.commune_code {
            self.postcode = postcode;
            self.commune_code = commune;
            self.commune = None;
            self.forget_point();
        }
        self
    }

    fn forget_point(&mut self) {
        self.lat = None;
        self.lon = None;
    }
}
