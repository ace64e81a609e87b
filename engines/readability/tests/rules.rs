//! What each rule looks at, and what it leaves alone.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use readability::{Kind, Language, Level, check, sentence_limits};

/// What is remarked on: the code, the piece of text, the suggestion.
fn remarks(text: &str, language: Language) -> Vec<(&'static str, String, String)> {
    let report = check(text, language);
    let piece = |remark: &readability::Remark| {
        let suggestion = remark.suggestion.clone().unwrap_or_default();
        (
            remark.code(),
            remark.of(text).to_owned(),
            suggestion.into_owned(),
        )
    };
    report.remarks.iter().map(piece).collect()
}

fn found(code: &'static str, piece: &str, suggestion: &str) -> (&'static str, String, String) {
    (code, piece.to_owned(), suggestion.to_owned())
}

#[test]
fn a_phrase_is_found_whole_with_its_apostrophe() {
    assert_eq!(
        remarks("Il travaille dans le cadre d’un projet.", Language::French),
        [found("difficult-word", "dans le cadre d’", "pour")]
    );
    assert_eq!(
        remarks("Demandez à l'usager.", Language::French),
        [found("difficult-word", "usager", "personne")]
    );
}

#[test]
fn what_is_said_twice_gets_one_remark_that_counts() {
    let report = check("Les usagers aident les usagers.", Language::French);
    assert_eq!(report.remarks.len(), 1);
    assert_eq!(
        (report.remarks[0].count, report.remarks[0].span.start),
        (2, 4)
    );
    let report = check("a  b  c !! d ??", Language::English);
    let counts: Vec<_> = report.remarks.iter().map(|r| (r.kind, r.count)).collect();
    assert_eq!(counts, [(Kind::DoubleSpace, 2), (Kind::RepeatedMarks, 2)]);
}

#[test]
fn a_name_inside_a_sentence_is_no_difficult_and_no_long_word() {
    for text in [
        "Nous habitons à Bourgneufleschâteaux.",
        "Il travaille chez Dispositif et Partenariat.",
    ] {
        assert_eq!(remarks(text, Language::French), [], "{text}");
    }
    assert_eq!(
        remarks(
            "Kom naar de Burgemeester Vanderheydenstraat.",
            Language::Dutch
        ),
        []
    );
    assert_eq!(
        remarks(
            "De bus stopt in de vanderheydenbroeckstraat.",
            Language::Dutch
        ),
        []
    );
}

#[test]
fn a_long_german_noun_is_offered_with_a_hyphen() {
    assert_eq!(
        remarks("Die Schuldnerberatungsstelle ist offen.", Language::German),
        [found(
            "long-word-in-parts",
            "Schuldnerberatungsstelle",
            "Schuldnerberatungs-Stelle"
        )]
    );
    assert_eq!(
        remarks(
            "Die Schuldner-Beratungs-Stelle ist offen.",
            Language::German
        ),
        []
    );
}

#[test]
fn an_abbreviation_is_explained_by_brackets_by_its_words_or_by_its_letters() {
    let plain = |text: &str, language| assert_eq!(remarks(text, language), [], "{text}");
    plain(
        "Le CPAS (centre public d'action sociale) aide.",
        Language::French,
    );
    plain(
        "Le centre public d’action sociale aide. Allez au CPAS.",
        Language::French,
    );
    plain(
        "La Maison de la Vie Citoyenne est ouverte. La MVC est grande.",
        Language::French,
    );
    plain(
        "Das Öffentliche Sozialhilfezentrum hilft. Das ÖSHZ ist offen.",
        Language::German,
    );
    plain("Het vrije informatiepunt (VIP2) is open.", Language::Dutch);
    plain(
        "PC, SMS, USB, PDF, e-mail, WiFi, GSM, PCs en GSM's.",
        Language::Dutch,
    );
    plain("Louis XIV et Charles II.", Language::French);
    assert_eq!(
        remarks("Allez au C.P.A.S. ou au CPAS.", Language::French),
        [found(
            "abbreviation-in-full",
            "C.P.A.S.",
            "centre public d'action sociale"
        )]
    );
    assert_eq!(
        remarks("De KWT helpt.", Language::Dutch),
        [found("abbreviation", "KWT", "")]
    );
}

#[test]
fn a_word_in_capitals_is_no_abbreviation_and_an_abbreviation_no_word_in_capitals() {
    assert_eq!(
        remarks("Il ne faut PAS venir.", Language::French),
        [found("capitals", "PAS", "")]
    );
    assert_eq!(
        remarks("Ouvert À L'ACCUEIL DE LA GARE.", Language::French),
        [found("capitals", "ACCUEIL DE LA GARE", "")]
    );
    for text in [
        "Le FOREM et la STIB.",
        "Voyez STIB, TEC, SNCB.",
        "Unia, UNIA et UNESCO.",
    ] {
        assert_eq!(remarks(text, Language::French), [], "{text}");
    }
    assert_eq!(remarks("De bus van DE LIJN.", Language::Dutch), []);
}

#[test]
fn numbers_and_addresses_are_no_words() {
    let text = "Appelez le 0470123456, le 02/123.45.67 ou écrivez à a.b@c.example ou sur dd.example/e, 9h30.";
    assert_eq!(check(text, Language::French).words, 8);
}

#[test]
fn a_shortened_word_ends_no_sentence() {
    for (text, language, sentences) in [
        (
            "Voyez l'av. Louise, p. ex. le 12. Venez.",
            Language::French,
            2,
        ),
        (
            "Papieren, bijv. een brief, o.a. van de bank. Kom.",
            Language::Dutch,
            2,
        ),
        (
            "Am 3. Mai ist z. B. ein Kurs im 2. Stock. Kommen Sie.",
            Language::German,
            2,
        ),
        (
            "Ask Mr. Smith, e.g. at 2 p.m. on Monday. Come.",
            Language::English,
            2,
        ),
        ("venez nous voir. c'est gratuit", Language::French, 2),
        ("Ouvert etc. Venez", Language::French, 2),
        ("Titre\nUne ligne\n• un\n• deux", Language::French, 4),
    ] {
        assert_eq!(check(text, language).sentences, sentences, "{text}");
    }
}

#[test]
fn a_sentence_is_long_beyond_its_limit_only() {
    for language in Language::ALL {
        let (long, very_long) = sentence_limits(language);
        for (words, expected) in [
            (long, None),
            (long + 1, Some(Kind::LongSentence)),
            (very_long, Some(Kind::LongSentence)),
            (very_long + 1, Some(Kind::VeryLongSentence)),
        ] {
            let report = check(&vec!["la"; words].join(" "), language);
            let first = report.remarks.first();
            assert_eq!(first.map(|remark| remark.kind), expected);
            assert!(first.is_none_or(|remark| remark.count == words));
        }
    }
}

#[test]
fn a_list_of_things_is_no_row_of_ideas() {
    for (text, language) in [
        (
            "Nous aidons à lire, à écrire, à compter et à parler.",
            Language::French,
        ),
        (
            "Personne n'est refusé pour son âge, son genre, son origine ou sa religion ; venez.",
            Language::French,
        ),
        (
            "Niemand wird wegen Alter, Geschlecht, Herkunft oder Lebenslage abgewiesen; es gibt Regeln.",
            Language::German,
        ),
        (
            "Breng uw kaart, uw telefoon, uw brieven en uw vragen mee.",
            Language::Dutch,
        ),
        (
            "We have computers, printers, a scanner, coffee and time for everyone.",
            Language::English,
        ),
    ] {
        assert_eq!(remarks(text, language), [], "{text}");
    }
    let ideas = "You ring, we open the door for you, you sit down here, and then we all start.";
    assert_eq!(
        check(ideas, Language::English).remarks[0].kind,
        Kind::SeveralIdeas
    );
}

#[test]
fn a_colon_ends_a_sentence_and_a_semicolon_does_not() {
    let report = check("Adresse : rue Haute. Un ; deux", Language::French);
    assert_eq!((report.words, report.sentences), (5, 3));
}

#[test]
fn easy_and_hard_texts_are_told_apart() {
    let texts = [
        (
            Language::French,
            "Venez nous voir. Nous parlons avec vous. Vous posez vos questions. Il y a du thé et du pain. \
             Nous sommes là le lundi et le jeudi. Le cours ne coûte rien. On rit bien.",
            "L'administration communale organise une sensibilisation intergénérationnelle relative à \
             l'utilisation responsable des technologies de communication électronique contemporaines, \
             conformément aux recommandations gouvernementales antérieurement communiquées aux \
             institutions partenaires et aux collaborateurs administratifs des intercommunales \
             avoisinantes, régulièrement consultées.",
        ),
        (
            Language::Dutch,
            "Kom eens langs. Wij praten met u. Stel ons uw vraag. Er is thee en brood. Wij zijn er op \
             maandag en op dinsdag. De les kost niets. Wij lachen veel en leren veel.",
            "De gemeentelijke administratie organiseert sensibiliseringsactiviteiten betreffende \
             verantwoordelijk gebruik van hedendaagse elektronische communicatietechnologieën, \
             overeenkomstig voorafgaandelijk meegedeelde aanbevelingen van verschillende bovenlokale \
             overheidsinstellingen en hun administratieve samenwerkingsverbanden in verschillende \
             omliggende gemeenten en in aangrenzende provincies en onderliggende districten.",
        ),
        (
            Language::German,
            "Kommen Sie doch zu uns. Wir reden mit Ihnen. Sie fragen uns. Es gibt Tee und Brot. Wir sind \
             am Montag da. Der Kurs kostet nichts. Wir lachen viel und lernen viel.",
            "Die kommunale Verwaltung organisiert Informationsveranstaltungen zur verantwortungsbewussten \
             Nutzung zeitgenössischer elektronischer Kommunikationstechnologien entsprechend den \
             vorangegangenen Empfehlungen verschiedener übergeordneter Regierungsinstitutionen und ihrer \
             administrativen Kooperationseinrichtungen in benachbarten Gemeinden und in allen \
             angrenzenden Regionen sowie in verschiedenen internationalen Organisationen.",
        ),
        (
            Language::English,
            "Come and see us. We talk with you. You ask what you like. There is tea and bread. We are \
             here on Monday. The class costs no money. We laugh a lot and learn a lot.",
            "The municipal administration organises intergenerational sensitisation activities regarding \
             responsible utilisation of contemporary electronic communication technologies, pursuant to \
             previously communicated governmental recommendations issued by various supervisory \
             institutions and their administrative collaborators across neighbouring municipalities \
             and surrounding provinces.",
        ),
    ];
    for (language, easy, hard) in texts {
        let (easy, hard) = (check(easy, language), check(hard, language));
        println!(
            "{}: {:.0} and {:.0}",
            language.code(),
            easy.ease.unwrap(),
            hard.ease.unwrap()
        );
        assert_eq!(easy.level, Some(Level::Easy), "{language:?}");
        assert_eq!(hard.level, Some(Level::Hard), "{language:?}");
        assert_eq!(easy.remarks, []);
        assert!(hard.remarks.len() > 1);
    }
}
