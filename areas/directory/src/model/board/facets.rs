//! How the finder sees a place: questions as numbered facets, known answers only.

use std::collections::BTreeMap;

use finder::{Answer, Entry, Facet};
use kernel::geography::Belgium;
use kernel::{Nis, SpokenLanguage};

use super::Slot;
use crate::model::{Basis, Label, Mode, Need, Place, Question};

pub(super) fn facet_of_need(need: Need) -> Facet {
    Facet(
        Need::ALL
            .iter()
            .position(|known| *known == need)
            .map_or(0, |position| position as u16),
    )
}

pub(super) const fn facet_of_mode(mode: Mode) -> Facet {
    Facet(match mode {
        Mode::OnSite => 10,
        Mode::Home => 11,
        Mode::Remote => 12,
    })
}

pub(super) fn facet_of_language(language: SpokenLanguage) -> Facet {
    let [a, b] = [0, 1]
        .map(|at| u16::from(language.code().as_bytes().get(at).copied().unwrap_or(b'a') - b'a'));
    Facet(1000 + a * 26 + b)
}

pub(super) fn facet_of(question: Question) -> Facet {
    match question {
        Question::Free => Facet(20),
        Question::Membership => Facet(21),
        Question::IdentityCard => Facet(22),
        Question::Appointment => Facet(23),
        Question::Wheelchair => Facet(24),
        Question::Individual => Facet(25),
        Question::Group => Facet(26),
        Question::Speaks(language) => facet_of_language(language),
    }
}

/// A place as the finder sees it: once where help is on the spot or at home, once where it is remote.
pub(super) fn entries(
    key: impl Fn(bool) -> Slot,
    place: &Place,
    labels: &[Label],
) -> Vec<Entry<Slot>> {
    let mut facets: Vec<(Facet, Answer)> = Vec::new();
    // Offered in one way is offered: a "no" counts only where no way is left.
    let mut offered: BTreeMap<Need, bool> = BTreeMap::new();
    for service in &place.services {
        *offered.entry(service.need).or_default() |= service.offered;
        if service.offered {
            facets.push((facet_of_mode(service.mode), Answer::Yes));
        }
    }
    for (need, yes) in offered {
        facets.push((
            facet_of_need(need),
            if yes { Answer::Yes } else { Answer::No },
        ));
    }
    if let Some(label) = place
        .label
        .as_ref()
        .and_then(|id| labels.iter().find(|label| label.id == *id))
    {
        facets.extend(
            label
                .needs()
                .into_iter()
                .map(|need| (facet_of_need(need), Answer::Yes)),
        );
        facets.push((facet_of_mode(Mode::OnSite), Answer::Yes));
    }
    for (question, fact) in &place.answers {
        facets.push((
            facet_of(*question),
            if fact.yes { Answer::Yes } else { Answer::No },
        ));
    }
    // A point says better where a place is than the commune that it lies in.
    if place
        .located()
        .is_some_and(|(_, basis)| basis != Basis::Point)
        && let Some(nis) = place.commune
    {
        facets.push((facet_of_commune(nis), Answer::Yes));
    }
    let offers = |remote: bool| {
        place
            .services
            .iter()
            .any(|service| service.offered && (service.mode == Mode::Remote) == remote)
    };
    let is_remote = offers(true) || place.mode() == Mode::Remote;
    let is_here = offers(false) || place.label.is_some() || !is_remote;
    let at = place
        .located()
        .and_then(|(point, _)| finder::Point::new(point.lat, point.lon));
    let mut entries = Vec::new();
    if is_here {
        entries.push(Entry {
            key: key(false),
            at,
            remote: false,
            facets: facets.clone(),
        });
    }
    if is_remote {
        entries.push(Entry {
            key: key(true),
            at: None,
            remote: true,
            facets,
        });
    }
    entries
}

/// A commune as a facet: 565 of them, behind the languages.
pub(super) fn facet_of_commune(nis: Nis) -> Facet {
    let communes = Belgium::get().communes();
    let position = communes.iter().position(|commune| commune.nis == nis);
    Facet(
        2_000
            + position
                .and_then(|position| u16::try_from(position).ok())
                .unwrap_or(u16::MAX - 2_000),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_questions_share_a_number() {
        let letters = || 'a'..='z';
        let languages = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
        let mut numbers: Vec<Facet> = Need::ALL.map(facet_of_need).to_vec();
        numbers.extend(Mode::ALL.map(facet_of_mode));
        numbers.extend(Question::BARRIERS.map(facet_of));
        numbers.extend([Question::Individual, Question::Group].map(facet_of));
        numbers.extend(
            languages
                .filter_map(|code| SpokenLanguage::parse(&code))
                .map(facet_of_language),
        );
        numbers.extend(
            Belgium::get()
                .communes()
                .iter()
                .map(|commune| facet_of_commune(commune.nis)),
        );
        let different: HashSet<Facet> = numbers.iter().copied().collect();
        assert_eq!(different.len(), numbers.len());
        assert_eq!(numbers.len(), 8 + 3 + 5 + 2 + 183 + 565);
    }
}
