/// What is known of one record, as far as it helps to tell whether two are the same place.
///
/// Whatever is `None` or empty is not known, and never counts for or against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Subject {
    /// The record's id in its source.
    pub id: String,
    /// Its names, in any language and order.
    pub names: Vec<String>,
    /// Street and house number as written; postcode and town may stand in it too.
    pub street: Option<String>,
    /// The postcode; an initial zero that a spreadsheet lost is understood for France.
    pub postcode: Option<String>,
    /// The commune or locality as written.
    pub commune: Option<String>,
    /// ISO 3166 code in two letters; empty if not known.
    pub country: String,
    /// Latitude and longitude in degrees (WGS 84); (0, 0) and what lies off the globe is not known.
    pub point: Option<(f64, f64)>,
    /// Telephone numbers as written.
    pub phones: Vec<String>,
    /// Addresses for e-mail as written.
    pub emails: Vec<String>,
    /// Addresses of pages as written.
    pub websites: Vec<String>,
    /// Numbers in registers of enterprises, as written.
    pub registrations: Vec<String>,
    /// The source that the record comes from.
    pub source: String,
}
