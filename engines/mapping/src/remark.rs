/// What [`apply`](crate::apply) has to say about one value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Our field the value was for.
    pub field: String,
    /// Their column, empty where the value comes from none (a constant).
    pub column: String,
    /// The value as it was given, cut after 300 characters.
    pub value: String,
    pub reason: Reason,
    /// What it was repaired to; nothing where it was left out.
    pub became: Option<String>,
}

/// Why a value was repaired or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A coded field does not know this value.
    UnknownValue,
    /// A leading zero that a spreadsheet took away was put back.
    ZeroRestored,
    /// The `+` of an international number was put back.
    PlusRestored,
    /// A day was read from a spreadsheet's count of days.
    FromSerial,
    /// Latitude and longitude had changed places.
    Swapped,
    /// A web address got the `https://` it lacked.
    SchemeAdded,
    /// Postcode and commune were taken from the end of the address.
    TakenFromAddress,
    /// The value was found among other words in the cell, which were left out.
    OtherWordsLeftOut,
    /// All zeros, or the like: filled in because a form asked for something.
    Placeholder,
    /// Latitude and longitude are both zero.
    NoPoint,
    /// Only one of latitude and longitude is given.
    HalfAPoint,
    /// The point does not lie in the row's country.
    OutsideCountry,
    NotANumber,
    NotAPhone,
    NotAPostcode,
    NotACommuneCode,
    NotADate,
    /// The date lies after the day of the import.
    DateInFuture,
    NotAnEmail,
    NotAWebAddress,
    NotARegistration,
    /// Hours that could not be written as times.
    HoursNotRead,
    /// One question, answered both with yes and with no.
    Contradiction,
    /// A second value where only one can be.
    SecondValue,
    /// More values than anybody reads; this one and what follows was left out.
    TooMany,
}

impl Reason {
    /// A stable name, for reports and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownValue => "unknown_value",
            Self::ZeroRestored => "zero_restored",
            Self::PlusRestored => "plus_restored",
            Self::FromSerial => "from_serial",
            Self::Swapped => "swapped",
            Self::SchemeAdded => "scheme_added",
            Self::TakenFromAddress => "taken_from_address",
            Self::OtherWordsLeftOut => "other_words_left_out",
            Self::Placeholder => "placeholder",
            Self::NoPoint => "no_point",
            Self::HalfAPoint => "half_a_point",
            Self::OutsideCountry => "outside_country",
            Self::NotANumber => "not_a_number",
            Self::NotAPhone => "not_a_phone",
            Self::NotAPostcode => "not_a_postcode",
            Self::NotACommuneCode => "not_a_commune_code",
            Self::NotADate => "not_a_date",
            Self::DateInFuture => "date_in_future",
            Self::NotAnEmail => "not_an_email",
            Self::NotAWebAddress => "not_a_web_address",
            Self::NotARegistration => "not_a_registration",
            Self::HoursNotRead => "hours_not_read",
            Self::Contradiction => "contradiction",
            Self::SecondValue => "second_value",
            Self::TooMany => "too_many",
        }
    }

    /// Every reason, for whoever has to have a text for each.
    pub const ALL: &'static [Self] = &[
        Self::UnknownValue,
        Self::ZeroRestored,
        Self::PlusRestored,
        Self::FromSerial,
        Self::Swapped,
        Self::SchemeAdded,
        Self::TakenFromAddress,
        Self::OtherWordsLeftOut,
        Self::Placeholder,
        Self::NoPoint,
        Self::HalfAPoint,
        Self::OutsideCountry,
        Self::NotANumber,
        Self::NotAPhone,
        Self::NotAPostcode,
        Self::NotACommuneCode,
        Self::NotADate,
        Self::DateInFuture,
        Self::NotAnEmail,
        Self::NotAWebAddress,
        Self::NotARegistration,
        Self::HoursNotRead,
        Self::Contradiction,
        Self::SecondValue,
        Self::TooMany,
    ];
}
