use super::*;

/// A place of which nothing is known.
pub fn nothing_known() -> Place {
    Place {
        id: Id::parse("01a20000-0000-7000-8000-000000000001").unwrap(),
        organisation: None,
        kind: "epn".to_owned(),
        name: Wording::default(),
        other_names: Vec::new(),
        says: Wording::default(),
        for_whom: Wording::default(),
        price: Wording::default(),
        access: Wording::default(),
        label: None,
        mobile: false,
        several: false,
        region: None,
        commune: None,
        postcode: None,
        abroad: None,
        street: None,
        point: None,
        phone: None,
        email: None,
        website: None,
        hours_text: None,
        hours_said: None,
        run_by: None,
        hours: None,
        services: Vec::new(),
        answers: BTreeMap::new(),
        source: String::new(),
        section: None,
        stated_on: None,
        confirmed_on: None,
        gone_on: None,
    }
}

pub fn service(need: Need, mode: Mode, offered: bool) -> Service {
    Service {
        need,
        mode,
        offered,
        source: String::new(),
    }
}

pub fn fact(yes: bool) -> Fact {
    Fact {
        yes,
        source: String::new(),
    }
}

#[test]
fn a_place_is_where_its_point_its_postcode_or_its_commune_is_and_else_nowhere() {
    let mut place = nothing_known();
    assert_eq!(place.located(), None);
    place.commune = Nis::parse("21004");
    let commune = Belgium::get()
        .commune(Nis::parse("21004").unwrap())
        .unwrap();
    assert_eq!(place.located(), Some((commune.centre, Basis::Commune)));
    place.postcode = Postcode::parse("1020");
    let (laeken, basis) = place.located().unwrap();
    assert_eq!(basis, Basis::Postcode);
    assert_ne!(laeken, commune.centre);
    let door = Point::new(50.85, 4.35).unwrap();
    place.point = Some(door);
    assert_eq!(place.located(), Some((door, Basis::Point)));
}

#[test]
fn help_on_the_spot_is_said_before_help_from_afar_and_only_what_is_offered_counts() {
    let mut place = nothing_known();
    assert_eq!(place.mode(), Mode::OnSite);
    place.kind = "online".to_owned();
    assert_eq!(place.mode(), Mode::Remote);
    place.services = vec![
        service(Need::Learn, Mode::OnSite, false),
        service(Need::Work, Mode::Remote, true),
        service(Need::Learn, Mode::Home, true),
        service(Need::Learn, Mode::Remote, true),
    ];
    assert_eq!(place.mode(), Mode::Home);
    assert_eq!(place.needs(), [Need::Learn, Need::Work], "each once");
}

#[test]
fn a_language_is_spoken_where_a_source_says_yes() {
    let spoken = |code| SpokenLanguage::parse(code).unwrap();
    let mut place = nothing_known();
    assert_eq!(place.languages(), []);
    place.answers = [
        (Question::Speaks(spoken("ar")), fact(true)),
        (Question::Speaks(spoken("nl")), fact(false)),
        (Question::Free, fact(true)),
    ]
    .into();
    assert_eq!(place.languages(), [spoken("ar")]);
    assert_eq!(place.answer(Question::Speaks(spoken("nl"))), Some(false));
    assert_eq!(place.answer(Question::Speaks(spoken("tr"))), None);
}

#[test]
fn without_hours_nothing_is_known_and_with_them_the_next_change_is_told() {
    let monday = "2026-11-23T10:00".parse().unwrap();
    let mut place = nothing_known();
    assert_eq!(place.opening_at(monday), Opening::UNKNOWN);
    place.hours = Some(Hours::parse("Mo-Fr 09:00-12:00").unwrap());
    let open = place.opening_at(monday);
    assert_eq!(open.state, hours::State::Open);
    assert_eq!(open.until, Some("2026-11-23T12:00".parse().unwrap()));
    let closed = place.opening_at("2026-11-27T13:00".parse().unwrap());
    assert_eq!(closed.state, hours::State::Closed);
    assert_eq!(closed.opens_at, Some("2026-11-30T09:00".parse().unwrap()));
}

#[test]
fn a_question_is_read_back_from_its_code_and_another_word_is_none() {
    let speaks = SpokenLanguage::parse("sq").map(Question::Speaks).unwrap();
    let all = Question::BARRIERS
        .into_iter()
        .chain([Question::Individual, Question::Group, speaks]);
    for question in all {
        assert_eq!(Question::parse(&question.code()), Some(question));
    }
    assert_eq!(speaks.code(), "speaks:sq");
    for strange in [
        "",
        "weather",
        "speaks",
        "speaks:",
        "speaks:fra",
        "Free",
        "speaks:f1",
    ] {
        assert_eq!(Question::parse(strange), None, "{strange}");
    }
}

#[test]
fn the_standing_of_an_entry_is_read_back_from_its_code() {
    for standing in [Standing::Offered, Standing::Ask, Standing::Ended] {
        assert_eq!(Standing::parse(standing.code()), Some(standing));
    }
    assert_eq!(Standing::parse("gone"), None);
}

#[test]
fn a_place_abroad_has_that_countrys_postcode_and_commune() {
    let mut place = nothing_known();
    assert_eq!(
        (place.country(), place.town(Language::French)),
        ("BE", None)
    );
    place.commune = Nis::parse("21004");
    assert_eq!(place.town(Language::Dutch).as_deref(), Some("Brussel"));
    place.postcode = Postcode::parse("1000");
    assert_eq!(
        place.town(Language::French).as_deref(),
        Some("1000 Bruxelles")
    );

    let mut lille = nothing_known();
    lille.abroad = Some(Abroad {
        country: "FR".to_owned(),
        postcode: Some("59800".to_owned()),
        commune: Some("Lille".to_owned()),
    });
    assert_eq!(lille.country(), "FR");
    assert_eq!(
        lille.town(Language::Dutch).as_deref(),
        Some("59800 Lille (FR)")
    );
    assert_eq!(lille.locality(Language::Dutch).as_deref(), Some("Lille"));
    lille.abroad = Some(Abroad {
        country: "FR".to_owned(),
        postcode: None,
        commune: None,
    });
    assert_eq!(lille.town(Language::Dutch), None, "a country is no address");
}
