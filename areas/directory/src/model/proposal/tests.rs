use super::*;
use crate::model::place_tests::nothing_known;

const GOOD: TypedProposal<'static> = TypedProposal {
    name: "Chez Lina",
    needs: &[],
    near: "1060",
    street: "Rue de l'Essai 1",
    hours: "lu-ve 9h-17h",
    phone: "02 000 00 00",
    website: "lina.example",
    known_by: "works",
    message: "",
};

fn check(typed: &TypedProposal<'_>) -> Result<ProposalDraft, Vec<ProposalProblem>> {
    ProposalDraft::check(typed, Language::French)
}

#[test]
fn a_name_a_commune_and_how_it_is_known_are_enough() {
    let draft = check(&GOOD).unwrap();
    assert_eq!(draft.website.as_deref(), Some("https://lina.example"));
    assert_eq!(draft.commune.to_string(), "21013");
    let least = TypedProposal {
        name: "Chez Lina",
        near: "Berchem",
        known_by: "saw",
        ..TypedProposal::default()
    };
    assert_eq!(
        check(&least),
        Err(vec![ProposalProblem::Near(
            Near::parse("Berchem").unwrap_err()
        )]),
        "several places bear this name"
    );
    let draft = check(&TypedProposal {
        near: "21013",
        ..least
    })
    .unwrap();
    assert_eq!((draft.postcode, draft.street), (None, None));
}

#[test]
fn what_is_missing_or_too_long_is_told_in_the_order_of_the_form() {
    assert_eq!(
        check(&TypedProposal::default()),
        Err(vec![
            ProposalProblem::NameMissing,
            ProposalProblem::NearMissing,
            ProposalProblem::KnownByMissing
        ])
    );
    let (line, words) = ("é".repeat(201), "é".repeat(LONGEST_MESSAGE + 1));
    let long = TypedProposal {
        name: &line,
        hours: &line,
        website: "not an address",
        message: &words,
        ..GOOD
    };
    assert_eq!(
        check(&long),
        Err(vec![
            ProposalProblem::TooLong("name"),
            ProposalProblem::TooLong("hours"),
            ProposalProblem::WebsiteWrong,
            ProposalProblem::MessageTooLong
        ])
    );
    for wrong in [
        "javascript:alert(1)",
        "x",
        "http://",
        "a b.example",
        "https://\"x\".example",
    ] {
        let typed = TypedProposal {
            website: wrong,
            ..GOOD
        };
        assert_eq!(
            check(&typed),
            Err(vec![ProposalProblem::WebsiteWrong]),
            "{wrong}"
        );
    }
}

#[test]
fn control_characters_and_line_ends_do_not_come_in() {
    let typed = TypedProposal {
        name: " Chez\0\r\n Lina\u{1b} ",
        ..GOOD
    };
    assert_eq!(check(&typed).unwrap().name, "Chez Lina");
}

#[test]
fn hours_that_are_not_understood_are_a_remark_and_no_refusal() {
    assert_eq!(
        hours_read(Some("lu-ve 9h-17h")),
        HoursRead::Understood("Mo-Fr 09:00-17:00".to_owned())
    );
    assert_eq!(hours_read(Some("quand il pleut")), HoursRead::NotCertain);
    assert_eq!(hours_read(Some("di 9h-17h")), HoursRead::NotCertain);
    assert_eq!(hours_read(None), HoursRead::Nothing);
    let typed = TypedProposal {
        hours: "quand il pleut",
        ..GOOD
    };
    assert!(check(&typed).is_ok());
}

#[test]
fn only_what_was_checked_becomes_the_place() {
    let needs = ["learn".to_owned()];
    let draft = check(&TypedProposal {
        needs: &needs,
        ..GOOD
    })
    .unwrap();
    let least = fields_of_proposal(&draft, Verified::default());
    let known: Vec<&str> = least.keys().map(String::as_str).collect();
    assert_eq!(known, ["commune_code", "name", "postcode"]);
    let all = fields_of_proposal(&draft, Verified::EVERYTHING);
    assert_eq!(all.len(), 8);
    assert_eq!(all["needs"], ["learn"]);
}

#[test]
fn a_place_of_the_commune_with_the_same_name_is_asked_about_and_others_are_not() {
    let place = |number: u8, name: &str, commune: &str| Place {
        id: Id::parse(&format!("01a20000-0000-7000-8000-{number:012}")).unwrap(),
        name: kernel::Wording([(String::new(), name.to_owned())].into()),
        commune: Nis::parse(commune),
        ..nothing_known()
    };
    let places = [
        place(1, "Chez Lina", "21013"),
        place(2, "Bibliothèque des Sables", "21013"),
        place(3, "Chez Lina", "62063"),
    ];
    let draft = check(&TypedProposal {
        name: "chez lina",
        ..GOOD
    })
    .unwrap();
    let found = alike(&places, &draft);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, places[0].id);
    let other = check(&TypedProposal {
        name: "La Passoire",
        ..GOOD
    })
    .unwrap();
    assert!(alike(&places, &other).is_empty());
}

#[test]
fn a_number_is_read_as_people_say_it() {
    assert_eq!(read_number("4821 7730").as_deref(), Some("48217730"));
    assert_eq!(read_number("4821-7730").as_deref(), Some("48217730"));
    for wrong in ["", "4821", "4821773O", "482177300", "٤٨٢١٧٧٣٠"] {
        assert_eq!(read_number(wrong), None, "{wrong}");
    }
    assert_eq!(shown_number("48217730"), "4821\u{a0}7730");
}
