//! How much of what people need to know is known of a place: ten criteria, and the list of what to mend.
//!
//! After the quality score of data·inclusion (ten criteria, a pure function of the record), which asks for the
//! address where people come in person, the way of help, the public, the theme, a contact, an e-mail address, the
//! age of the facts, the fees, a description of some length and a telephone. What differs here, and why, stands in
//! `docs/quality.md`.

use jiff::civil::Date;

use super::{Mode, Place, Question};

/// Something that people need to know, or that keeps what they know right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Where to go: street or point, and the postcode or commune.
    Address,
    Needs,
    Hours,
    Phone,
    /// A second way to ask: e-mail or a site.
    OtherContact,
    Price,
    Languages,
    /// Whether there are steps at the entrance.
    Steps,
    Description,
    /// How long ago somebody confirmed or stated the facts.
    Freshness,
}

impl Criterion {
    /// In the order in which they are published.
    pub const ALL: [Self; 10] = [
        Self::Address,
        Self::Needs,
        Self::Hours,
        Self::Phone,
        Self::OtherContact,
        Self::Price,
        Self::Languages,
        Self::Steps,
        Self::Description,
        Self::Freshness,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Needs => "needs",
            Self::Hours => "hours",
            Self::Phone => "phone",
            Self::OtherContact => "other-contact",
            Self::Price => "price",
            Self::Languages => "languages",
            Self::Steps => "steps",
            Self::Description => "description",
            Self::Freshness => "freshness",
        }
    }

    /// How far a place meets it: 0, 1, or for freshness anything between. What cannot be asked of help at a distance
    /// (a door) is met by it.
    fn met(self, place: &Place, today: Date) -> f64 {
        let remote = place.mode() == Mode::Remote;
        let known = |question| place.answer(question).is_some();
        let met = match self {
            Self::Address => remote || knows_where(place),
            Self::Needs => !place.needs().is_empty(),
            Self::Hours => {
                place.hours.is_some() || place.answer(Question::Appointment) == Some(true)
            }
            Self::Phone => place.phone.is_some(),
            Self::OtherContact => place.email.is_some() || place.website.is_some(),
            Self::Price => known(Question::Free) || place.price.texts().next().is_some(),
            Self::Languages => !place.languages().is_empty(),
            Self::Steps => remote || known(Question::Wheelchair),
            Self::Description => place.says.texts().any(describes),
            Self::Freshness => return place.freshness(today).worth(today),
        };
        f64::from(u8::from(met))
    }
}

/// A place that travels is asked for by phone: the town is enough.
fn knows_where(place: &Place) -> bool {
    let abroad = place.abroad.as_ref();
    let town = place.postcode.is_some()
        || place.commune.is_some()
        || abroad.is_some_and(|at| at.postcode.is_some() || at.commune.is_some());
    town && (place.mobile || place.street.is_some() || place.point.is_some())
}

/// Letters that a description needs to say anything, and the most that somebody reads before going.
/// The peer asks for 200 to 2,000; plain language says the same in fewer.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 40..=2_000;

fn describes(text: &str) -> bool {
    DESCRIPTION.contains(&text.chars().count())
}

/// What the ten criteria say of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    /// The mean of the criteria: 0 to 1, in hundredths.
    pub score: f64,
    /// The criteria that are not met in full, in the published order.
    pub mend: Vec<Criterion>,
}

/// The quality of a place's record; `today` in Brussels.
#[must_use]
pub fn quality(place: &Place, today: Date) -> Quality {
    let mut sum = 0.0;
    let mut mend = Vec::new();
    for criterion in Criterion::ALL {
        let met = criterion.met(place, today);
        sum += met;
        if met < 1.0 {
            mend.push(criterion);
        }
    }
    // Ten criteria of one: their sum in tenths is the mean in hundredths.
    Quality {
        score: (sum * 10.0).round() / 100.0,
        mend,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Need;
    use crate::model::place::tests::{fact, nothing_known, service};
    use jiff::civil::date;
    use kernel::{Nis, Postcode, SpokenLanguage, Wording};

    const TODAY: Date = date(2026, 11, 23);

    fn words(text: &str) -> Wording {
        Wording([("fr".to_owned(), text.to_owned())].into())
    }

    fn all_known() -> Place {
        let mut place = nothing_known();
        place.street = Some("rue de l'Essai 1".to_owned());
        place.postcode = Postcode::parse("1000");
        place.commune = Nis::parse("21004");
        place.services = vec![service(Need::Learn, Mode::OnSite, true)];
        place.hours = hours::Hours::parse("Mo-Fr 09:00-12:00").ok();
        place.phone = Some("+32 2 000 00 00".to_owned());
        place.website = Some("https://example.org/".to_owned());
        place.says = words("Des personnes aident à utiliser un téléphone ou un ordinateur.");
        place.confirmed_on = Some("2026-11-01".to_owned());
        for question in [Question::Free, Question::Wheelchair] {
            place.answers.insert(question, fact(false));
        }
        let french = SpokenLanguage::parse("fr").unwrap();
        place.answers.insert(Question::Speaks(french), fact(true));
        place
    }

    fn codes(place: &Place) -> Vec<&'static str> {
        let mend = quality(place, TODAY).mend;
        mend.into_iter().map(Criterion::code).collect()
    }

    fn score(place: &Place) -> i32 {
        (quality(place, TODAY).score * 100.0).round() as i32
    }

    #[test]
    fn a_place_of_which_all_is_known_scores_one_and_one_of_which_nothing_is_known_none() {
        assert_eq!((score(&all_known()), codes(&all_known())), (100, vec![]));
        let nothing = nothing_known();
        assert_eq!(score(&nothing), 0);
        assert_eq!(codes(&nothing), Criterion::ALL.map(Criterion::code));
    }

    #[test]
    fn each_criterion_counts_a_tenth_and_is_named_when_it_is_missing() {
        type TakeAway = fn(&mut Place);
        let without: [(&str, TakeAway); 9] = [
            ("address", |place| place.street = None),
            ("needs", |place| place.services.clear()),
            ("hours", |place| place.hours = None),
            ("phone", |place| place.phone = None),
            ("other-contact", |place| place.website = None),
            ("price", |place| drop(place.answers.remove(&Question::Free))),
            ("languages", |place| {
                place
                    .answers
                    .retain(|question, _| !matches!(question, Question::Speaks(_)));
            }),
            ("steps", |place| {
                drop(place.answers.remove(&Question::Wheelchair))
            }),
            ("description", |place| place.says = words("Aide.")),
        ];
        for (code, take_away) in without {
            let mut place = all_known();
            take_away(&mut place);
            assert_eq!((score(&place), codes(&place)), (90, vec![code]));
        }
    }

    #[test]
    fn a_known_no_is_known_and_help_at_a_distance_needs_no_door() {
        let mut place = all_known();
        assert_eq!(place.answer(Question::Wheelchair), Some(false));
        place.services = vec![service(Need::Learn, Mode::Remote, true)];
        place.street = None;
        place.answers.remove(&Question::Wheelchair);
        assert_eq!(codes(&place), Vec::<&str>::new());
    }

    #[test]
    fn what_is_ageing_counts_partly_and_what_its_source_left_counts_nothing() {
        let mut place = all_known();
        place.confirmed_on = Some("2025-08-23".to_owned());
        assert_eq!((score(&place), codes(&place)), (95, vec!["freshness"]));
        place.confirmed_on = Some("2026-09-01".to_owned());
        place.gone_on = Some("2026-10-01".to_owned());
        assert_eq!((score(&place), codes(&place)), (90, vec!["freshness"]));
    }

    #[test]
    fn help_by_appointment_needs_no_hours_and_a_place_that_travels_no_street() {
        let mut place = all_known();
        place.hours = None;
        place.answers.insert(Question::Appointment, fact(true));
        place.street = None;
        place.mobile = true;
        assert_eq!(codes(&place), Vec::<&str>::new());
    }
}
