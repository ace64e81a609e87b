/// What speaks for or against two records being the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clue {
    /// The names say the same, but for accents, case, house words and the town's name.
    SameName,
    /// The names share much of what is particular in them.
    LikeName,
    /// The names share nothing particular.
    OtherName,
    /// Both names bear a number, and not the same one.
    OtherNumberInName,
    /// Both names say what kind of house it is, and not the same kind.
    OtherKind,
    /// The same street in the same locality, and the same house number where both have one.
    SameStreet,
    /// The same street in the same locality at another house number.
    SameStreetOtherNumber,
    /// Another street.
    OtherStreet,
    /// An address at which many records stand: little evidence.
    SharedAddress,
    /// The points lie near each other.
    NearPoint,
    /// The points lie far apart.
    FarPoint,
    /// A point at which many records stand, such as the middle of a town: no evidence.
    SharedPoint,
    /// The same postcode or commune, where a point is missing.
    SameLocality,
    /// Another postcode.
    OtherPostcode,
    /// Another country.
    OtherCountry,
    /// The same telephone number.
    SamePhone,
    /// The same address for e-mail.
    SameEmail,
    /// The same page.
    SameWebsite,
    /// The same number in a register.
    SameRegistration,
    /// Both have a number in a register, and not the same one.
    OtherRegistration,
    /// A number, address or page that many records use: no evidence.
    SharedContact,
    /// One source gave the two records different ids: it holds them for two places.
    SameSourceTwoIds,
}

impl Clue {
    /// A code that never changes, for files and for looking up what people read.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameName => "same-name",
            Self::LikeName => "like-name",
            Self::OtherName => "other-name",
            Self::OtherNumberInName => "other-number-in-name",
            Self::OtherKind => "other-kind",
            Self::SameStreet => "same-street",
            Self::SameStreetOtherNumber => "same-street-other-number",
            Self::OtherStreet => "other-street",
            Self::SharedAddress => "shared-address",
            Self::NearPoint => "near-point",
            Self::FarPoint => "far-point",
            Self::SharedPoint => "shared-point",
            Self::SameLocality => "same-locality",
            Self::OtherPostcode => "other-postcode",
            Self::OtherCountry => "other-country",
            Self::SamePhone => "same-phone",
            Self::SameEmail => "same-email",
            Self::SameWebsite => "same-website",
            Self::SameRegistration => "same-registration",
            Self::OtherRegistration => "other-registration",
            Self::SharedContact => "shared-contact",
            Self::SameSourceTwoIds => "same-source-two-ids",
        }
    }
}

/// One clue found in a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What was found.
    pub clue: Clue,
    /// How much it counts, in natural logarithms of odds: above 0 for, below 0 against, 0 for a
    /// clue that is shown but counts nothing.
    pub weight: f64,
    /// The thing itself, such as `120 m` or the shared number; never a sentence, often empty.
    pub detail: String,
}

/// Two records compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The one, as an index into what was given.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// From 0 (not the same place) to 1 (the same); a proposal, not a probability.
    pub score: f64,
    /// What speaks for and against, in the order of [`Clue`].
    pub reasons: Vec<Reason>,
}
