//! The shipped mappings on rows as the standards have them.

mod common;

use common::{csv, given, mapping, text, words};
use jiff::civil::date;
use mapping::{Given, Kind, Mapped, Mapping, Profile, apply};

fn row<'a>(cells: &[(&'a str, &'a str)]) -> Vec<Given<'a>> {
    cells
        .iter()
        .map(|(column, text)| Given {
            column,
            text,
            kind: Kind::Text,
        })
        .collect()
}

fn read(path: &str, cells: &[(&str, &str)]) -> Mapped {
    apply(&mapping(path).on(date(2026, 11, 23)), &words(), &row(cells))
}

fn field<'m>(mapped: &'m Mapped, field: &str) -> Vec<&'m str> {
    mapped
        .fields
        .get(field)
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_collected_example_of_the_standard_is_taken_whole() {
    let rows = csv(&text("../shared/data/schemas/lamednum-exemple-valide.csv"));
    let mapped = apply(
        &mapping("data/mappings/national.toml").on(date(2026, 11, 23)),
        &words(),
        &given(&rows[0]),
    );
    assert_eq!(field(&mapped, "service"), ["everyday", "work", "leisure"]);
    assert_eq!(field(&mapped, "needs"), ["learn", "work"]);
    assert_eq!(
        field(&mapped, "support"),
        ["group", "remote", "self", "individual"]
    );
    assert_eq!(field(&mapped, "care"), ["deaf", "literacy", "english"]);
    assert_eq!(field(&mapped, "free"), ["sometimes", "no"]);
    assert_eq!(field(&mapped, "way_in"), ["visit", "phone"]);
    assert_eq!(
        field(&mapped, "programme"),
        [
            "Aidants Connect",
            "Conseillers numériques",
            "La Croix Rouge"
        ]
    );
    assert_eq!(field(&mapped, "mobile"), ["yes"]);
    assert_eq!(field(&mapped, "phone"), ["+33180059880"]);
    assert_eq!(field(&mapped, "email").len(), 2);
    assert_eq!(field(&mapped, "website").len(), 2);
    assert_eq!(mapped.unused, Vec::<String>::new());
    assert_eq!(mapped.remarks, [], "{:#?}", mapped.remarks);
}

#[test]
fn item_22_values_of_the_standards_first_version_are_known_too() {
    let mapped = read(
        "data/mappings/national.toml",
        &[
            (
                "services",
                "Accéder à du matériel;Devenir autonome dans les démarches administratives;Promouvoir la citoyenneté numérique",
            ),
            (
                "publics_accueillis",
                "Adultes;Familles/enfants;Jeunes (16-26 ans);Seniors (+ 65 ans);Surdité;Personnes en situation d'illettrisme",
            ),
            (
                "conditions_acces",
                "Gratuit sous condition : La gratuité est conditionnée à des critères (situation familiale, convention avec un organisme social...);Adhésion : L'accès au lieu nécessite d'y adhérer",
            ),
            (
                "modalites_accompagnement",
                "Seul : j'ai accès à du matériel et une connexion;Avec de l'aide : je suis accompagné seul dans l'usage du numérique",
            ),
        ],
    );
    assert_eq!(
        field(&mapped, "service"),
        ["access", "procedures", "safety"]
    );
    assert_eq!(
        field(&mapped, "audience"),
        ["adults", "families", "young", "seniors"]
    );
    assert_eq!(field(&mapped, "care"), ["deaf", "literacy"]);
    assert_eq!(field(&mapped, "free"), ["sometimes"]);
    assert_eq!(field(&mapped, "membership"), ["yes"]);
    assert_eq!(field(&mapped, "support"), ["self", "individual"]);
    assert_eq!(mapped.remarks, []);
}

#[test]
fn a_structure_of_data_inclusion_offers_what_its_services_do() {
    let mapped = read(
        "data/mappings/data-inclusion.toml",
        &[
            ("id", "x--1"),
            ("nom", "Médiathèque"),
            ("code_postal", "75001"),
            ("telephone", "01 80 05 98 80"),
            ("services.nom", "Ateliers"),
            ("services.nom", "Prêt"),
            ("services.telephone", "01 80 05 98 80"),
            ("services.telephone", "01 80 05 98 81"),
            ("services.adresse", "1 rue des Halles"),
            ("services.adresse", "1 rue des Halles"),
            ("services.horaires_accueil", "Mo 09:00-12:00"),
            ("services.horaires_accueil", "Mo 09:00-12:00"),
            ("services.thematiques", "logement--autre"),
            ("services.thematiques", "numerique--acquerir-un-equipement"),
            ("services.modes_accueil", "a-distance|en-presentiel"),
            ("services.publics", "tous-publics"),
            ("services.code_postal", ""),
            ("services.code_postal", "69001"),
        ],
    );
    assert_eq!(field(&mapped, "name"), ["Médiathèque"]);
    assert_eq!(field(&mapped, "other_name"), ["Ateliers", "Prêt"]);
    assert_eq!(field(&mapped, "phone"), ["+33180059880", "+33180059881"]);
    assert_eq!(field(&mapped, "street"), ["1 rue des Halles"]);
    assert_eq!(field(&mapped, "hours"), ["Mo 09:00-12:00"]);
    assert_eq!(field(&mapped, "postcode"), ["75001"]);
    assert_eq!(field(&mapped, "needs"), ["device"]);
    assert_eq!(field(&mapped, "mode"), ["remote", "on_site"]);
    assert_eq!(field(&mapped, "audience"), ["everyone"]);
    let told: Vec<_> = mapped
        .remarks
        .iter()
        .map(|r| (r.value.as_str(), r.reason.code()))
        .collect();
    let expected = [
        ("69001", "second_value"),
        ("logement--autre", "unknown_value"),
    ];
    assert_eq!(told, expected, "a service elsewhere, a theme not ours");
}

#[test]
fn schedules_of_hsds_become_hours_and_monthly_ones_are_told() {
    let mapped = read(
        "data/mappings/hsds.toml",
        &[
            ("location.name", "Digipunt"),
            ("address.country", "BE"),
            ("address.postal_code", "9000"),
            ("phone.number", "09 266 00 00"),
            ("phone.number", "0470 12 34 56"),
            ("schedule.byday", "MO,TU"),
            ("schedule.opens_at", "09:00:00"),
            ("schedule.closes_at", "12:00"),
            ("schedule.freq", "WEEKLY"),
            ("schedule.byday", "FR"),
            ("schedule.opens_at", "13:30"),
            ("schedule.closes_at", "17:00"),
            ("schedule.freq", "WEEKLY"),
            ("schedule.byday", "SA"),
            ("schedule.opens_at", "10:00"),
            ("schedule.closes_at", "12:00"),
            ("schedule.freq", "MONTHLY"),
            ("service.status", "active"),
            ("language.code", "nld"),
        ],
    );
    assert_eq!(
        field(&mapped, "hours"),
        ["Mo,Tu 09:00-12:00; Fr 13:30-17:00 || Sa unknown"]
    );
    assert_eq!(field(&mapped, "phone"), ["+3292660000", "+32470123456"]);
    assert_eq!(field(&mapped, "closed"), ["no"]);
    assert_eq!(field(&mapped, "languages"), ["nl"]);
    let told: Vec<_> = mapped
        .remarks
        .iter()
        .map(|r| (r.value.as_str(), r.reason.code()))
        .collect();
    assert_eq!(told, [("SA 10:00-12:00", "hours_not_read")]);
}

#[test]
fn item_25_half_days_become_one_text_and_what_is_not_a_time_is_told() {
    let mapped = read(
        "tests/data/mappings/bfc.toml",
        &[
            ("lundi matin", "9h-12h"),
            ("lundi après-midi", "13h30-17h"),
            ("mardi matin", "-"),
            ("mercredi matin", "9h12h"),
            ("samedi matin", "sous condition"),
        ],
    );
    assert_eq!(
        field(&mapped, "hours"),
        ["Mo 09:00-12:00,13:30-17:00; We 09:00-12:00 || Sa unknown"]
    );
    assert_eq!(mapped.remarks.len(), 1);
}

#[test]
fn a_rows_own_country_goes_before_the_mappings() {
    let toml = "source = { id = 'x', country = 'FR' }\n[fields]\ncountry = 'pays'\npostcode = 'cp'\nphone = 'tel'\nlat = 'y'\nlon = 'x'";
    let cells = [
        ("pays", "Belgique"),
        ("cp", "7500"),
        ("tel", "069 22 33 44"),
        ("y", "3,388"),
        ("x", "50,607"),
    ];
    let mapped = apply(&Mapping::parse(toml).unwrap(), &words(), &row(&cells));
    assert_eq!(field(&mapped, "country"), ["BE"]);
    assert_eq!(field(&mapped, "postcode"), ["7500"]);
    assert_eq!(field(&mapped, "phone"), ["+3269223344"]);
    assert_eq!(
        (field(&mapped, "lat"), field(&mapped, "lon")),
        (vec!["50.607"], vec!["3.388"])
    );
    assert_eq!(mapped.remarks.len(), 1, "only the turned point is told");
}

#[test]
fn every_first_digit_of_a_belgian_enterprise_or_establishment_is_known() {
    let toml = "source = { id = 'x', country = 'BE' }\nfields.registration = 'no'";
    let mapping = Mapping::parse(toml).unwrap();
    for first in 0..=9 {
        let number = format!("{first}.202.239.951");
        let mapped = apply(&mapping, &words(), &row(&[("no", &number)]));
        let expected = if first == 9 { 0 } else { 1 };
        assert_eq!(field(&mapped, "registration").len(), expected, "{number}");
    }
}

#[test]
fn what_lies_west_is_not_read_as_east() {
    for (language, lon, read) in [
        ("fr", "4,486 O", vec!["-4.486"]),
        ("fr", "4.486 W", vec!["-4.486"]),
        ("nl", "4.486 O", vec!["4.486"]),
        ("en", "4.486 O", vec![]),
    ] {
        let toml = format!(
            "source = {{ id = 'x', language = '{language}' }}\nfields = {{ lat = 'y', lon = 'x' }}"
        );
        let mapping = Mapping::parse(&toml).unwrap();
        let mapped = apply(&mapping, &words(), &row(&[("y", "N 48.39"), ("x", lon)]));
        assert_eq!(field(&mapped, "lon"), read, "{language} {lon}");
        assert_eq!(mapped.remarks.is_empty(), !read.is_empty(), "{lon}");
    }
}

#[test]
fn several_columns_make_one_text_and_a_number_stays_before_its_street() {
    let toml = "source = { id = 'x' }\n[fields]\nstreet = ['no', 'rue']\nsays = ['court', 'long']";
    let cells = [
        ("no", "1"),
        ("rue", "11 novembre"),
        ("court", "Des ateliers"),
        ("long", "Des ateliers le lundi"),
    ];
    let mapped = apply(&Mapping::parse(toml).unwrap(), &words(), &row(&cells));
    assert_eq!(field(&mapped, "street"), ["1 11 novembre"]);
    assert_eq!(field(&mapped, "says"), ["Des ateliers le lundi"]);
}

#[test]
fn faults_name_their_line() {
    for (toml, line) in [
        ("source.id = 'x'\n[fields]\nname = 'a'\nstret = 'b'", 4),
        ("source.id = 'x'\n[fields]\nname = 3", 3),
        ("source.id = 'x'\n[hours]\ncolumns = ['a', 'b']", 2),
        ("source.id = 'x'\n[flags]\na = 'nothing=yes'", 3),
        ("source.id = 'x'\nname = ", 2),
        ("[fields]\nname = 'a'", 0),
    ] {
        assert_eq!(Mapping::parse(toml).unwrap_err().line, line, "{toml}");
    }
}

/// What the fault of a mapping says.
fn fault(toml: &str) -> String {
    match Mapping::parse(toml) {
        Ok(_) => panic!("{toml} is taken"),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn texts_are_kept_by_a_language_of_two_letters_and_no_other() {
    let told = fault("source.id = 'x'\n[fields]\n'name:deu' = 'Name'");
    assert!(
        told.contains("line 3: `name:deu`") && told.contains("two letters"),
        "{told}"
    );
    let told = fault("source.id = 'x'\nfields.'phone:de' = 'Telefon'");
    assert!(told.contains("`phone:de`"), "{told}");
    let told = fault("source.id = 'x'\nsource.language = 'fra'");
    assert!(told.contains("line 2: `language`"), "{told}");
    let mapped = read(
        "data/mappings/passerelle.toml",
        &[("name:deu", "a"), ("name:de", "b")],
    );
    assert_eq!(field(&mapped, "name:de"), ["b"]);
    assert_eq!(
        (mapped.fields.len(), mapped.unused.as_slice()),
        (1, ["name:deu".to_owned()].as_slice())
    );
}

#[test]
fn no_control_character_is_let_out() {
    let mapped = read(
        "data/mappings/passerelle.toml",
        &[
            ("id", "a\0b"),
            ("name", "\0"),
            ("says", "x\u{1}\ny"),
            ("phone", "\0nobody"),
        ],
    );
    assert_eq!(field(&mapped, "id"), ["ab"]);
    assert!(!mapped.fields.contains_key("name"));
    assert_eq!(mapped.remarks[0].value, "nobody");
    for toml in [
        "source.id = 'x'\nconstants.organisation = \"a\\u0000\"",
        "source = { id = 'x', title = \"a\\u0000\" }",
        "source.id = 'x'\nvalues.offer = { a = \"b\\u0000\" }",
    ] {
        assert!(fault(toml).contains("without control characters"), "{toml}");
    }
}

#[test]
fn a_source_has_an_id_that_can_stand_in_an_address() {
    for id in ["", "Gent", "a b", "a/b", "été", "a_b", &"a".repeat(61)] {
        let told = fault(&format!("source = {{ title = 'x', id = '{id}' }}"));
        assert!(
            told.contains("line 1: `source.id`") && told.contains("a to z"),
            "{told}"
        );
    }
    let words = words();
    let profile = Profile::new(&words);
    for (name, id) in [
        ("Lieux 2024 (été)", "lieux-2024-ete"),
        ("", "list"),
        ("مكان", "list"),
    ] {
        let drafted = Mapping::parse(&profile.draft(name).to_toml()).unwrap();
        assert_eq!(drafted.source.id, id);
    }
}

#[test]
fn slips_in_a_mapping_are_refused_with_their_line() {
    let words = words();
    let checked = |toml: &str| match Mapping::parse(toml) {
        Ok(mapping) => mapping.check(&words).err().map(|fault| fault.to_string()),
        Err(fault) => Some(fault.to_string()),
    };
    for (slip, what) in [
        (
            "values.service.X = 'acess'",
            "line 2: `service` has no code `acess`",
        ),
        ("flags.X = 'service=acess'", "`service` has no code `acess`"),
        (
            "flags.X = 'wheelchair=maybe'",
            "`wheelchair = maybe` should be yes or no",
        ),
        ("constants.kind = 'library hall'", "`kind` has no code"),
        (
            "constants.updated_on = '2024'",
            "line 2: `updated_on = 2024` should be a day such as",
        ),
        ("constants.updated_on = '5 mars 2024'", "should be a day"),
        ("constants.website = 'www.x.be'", "https://"),
        ("constants.email = 'nobody'", "a mail address"),
        ("constants.phone = '02 511 22 33'", "+3225112233"),
        ("constants.postcode = '10000'", "a postcode"),
    ] {
        let told = checked(&format!("source = {{ id = 'x', country = 'BE' }}\n{slip}"));
        assert!(
            told.as_ref().is_some_and(|told| told.contains(what)),
            "{slip}: {told:?}"
        );
    }
    let right = "source = { id = 'x', country = 'BE' }
        values.service = { X = ['access', 'support=self', 'other_label=Y'], Z = '' }
        values.languages.suomi = 'fi'
        flags.W = 'wheelchair'
        [constants]
        updated_on = '2024-03'
        kind = 'epn'
        mobile = 'yes'
        phone = '+3225112233'
        postcode = '1000'
        website = 'https://x.be'";
    assert_eq!(checked(right), None);
}
