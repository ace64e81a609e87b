//! Drafts of small lists that are nobody's.

mod common;

use common::{Row, csv, given, words};
use mapping::{Kind, Mapping, Profile, apply};

/// The draft of a list, as a person gets it.
fn draft(list: &str) -> String {
    draft_of(&csv(list))
}

fn draft_of(rows: &[Row]) -> String {
    let words = words();
    let mut profile = Profile::new(&words);
    for row in rows {
        profile.see(&given(row));
    }
    profile.draft("helpers-of-the-town").to_toml()
}

fn line<'d>(draft: &'d str, begins: &str) -> &'d str {
    let mut lines = draft.lines();
    lines
        .find(|line| line.starts_with(begins))
        .unwrap_or_default()
}

/// Language and country that a draft says, and what it says is guessed of them.
fn where_spoken(list: &str) -> (String, String, Vec<String>) {
    let toml = draft(list);
    let source = Mapping::parse(&toml).expect("a mapping").source;
    let (_, guessed) = line(&toml, "source")
        .split_once("# guess: ")
        .unwrap_or_default();
    let asked = ["language", "country"];
    let guessed = guessed.split(", ").filter(|what| asked.contains(what));
    let guessed = guessed.map(ToOwned::to_owned).collect();
    (source.language, source.country, guessed)
}

#[test]
fn dutch_texts_below_english_headers_are_dutch_and_a_guess() {
    let list = "name,street,postcode,city,phone\n\
                Kringwinkel,Vlaamsekaai 10,9000,Gent,09 223 44 55\n\
                Huis van het Kind,Brugsesteenweg 354,9000,Gent,09 223 44 56\n\
                Wijkkantoor,Griendeplein 16,9000,Gent,09 223 44 57\n\
                Bibliotheek,Stationsstraat 1,9000,Gent,09 223 44 58\n";
    let (language, country, guessed) = where_spoken(list);
    assert_eq!((language.as_str(), country.as_str()), ("nl", "BE"));
    assert_eq!(guessed, ["language"]);
}

#[test]
fn a_language_that_headers_and_texts_say_is_no_guess() {
    let list = "name,street,postcode,city,phone\n\
                The library of the town,1 Station Road,9000,Gent,09 223 44 55\n\
                Help for you,2 Market Square,9000,Gent,09 223 44 56\n";
    let (language, _, guessed) = where_spoken(list);
    assert_eq!((language.as_str(), guessed.len()), ("en", 0));
}

/// Lists without coordinates: header, rows, what their language and country are.
const NOWHERE: [(&str, &str, &str); 6] = [
    (
        "nom,adresse,code postal,ville,téléphone\n\
         Maison de quartier,12 rue de Gand,59000,Lille,03 20 11 22 33\n\
         Médiathèque,3 place du Marché,59100,Roubaix,03 20 33 44 55\n\
         Espace numérique,8 avenue de la Gare,59200,Tourcoing,03 20 55 66 7\n",
        "fr",
        "FR",
    ),
    (
        "Name,Straße,PLZ,Ort,Telefon\n\
         Stadtbibliothek,Marktplatz 1,50667,Köln,0221 1234567\n\
         Bürgerhaus,Bahnhofstraße 12,53111,Bonn,0228 765432\n\
         Treff für alle,Schulweg 3,52062,Aachen,0241 123456\n",
        "de",
        "DE",
    ),
    (
        "nom,adresse,code postal,commune,téléphone\n\
         Espace public numérique,12 rue Haute,1000,Bruxelles,02 511 22 33\n\
         Bibliothèque,3 place du Marché,4000,Liège,04 223 44 55\n\
         Maison de quartier,8 avenue de la Gare,5000,Namur,0470 12 34 56\n",
        "fr",
        "BE",
    ),
    (
        "naam,adres,postcode,gemeente,telefoon\n\
         Digipunt,Stationsstraat 12,9000,Gent,09 223 44 55\n\
         Bibliotheek,Kerkplein 3,2000,Antwerpen,03 223 44 56\n\
         Huis van het Kind,Brugsesteenweg 8,8500,Kortrijk,0470 12 34 56\n",
        "nl",
        "BE",
    ),
    (
        "naam,adres,postcode,plaats,telefoon\n\
         Bibliotheek,Stationsstraat 12,1012 AB,Amsterdam,020 123 45 67\n\
         Huis van de Wijk,Kerkplein 3,3511 AA,Utrecht,030-1234567\n\
         Inloop voor iedereen,Dorpsweg 8,9711LM,Groningen,050 123 45 67\n",
        "nl",
        "NL",
    ),
    (
        "Name,Straße,Postleitzahl,Gemeinde,Telefon\n\
         Bibliothek,Marktplatz 1,4700,Eupen,087 11 22 33\n\
         Treff für alle,Bahnhofstraße 12,4780,St. Vith,080 11 22 33\n",
        "de",
        "BE",
    ),
];

#[test]
fn a_list_without_coordinates_is_of_the_country_whose_language_and_numbers_it_has() {
    for (list, language, country) in NOWHERE {
        let (spoken, lies, guessed) = where_spoken(list);
        assert_eq!(
            (spoken.as_str(), lies.as_str()),
            (language, country),
            "{list}"
        );
        assert!(guessed.is_empty(), "{list}: {guessed:?}");
    }
}

#[test]
fn a_country_that_another_is_close_to_is_a_guess() {
    // Mobile telephones of Belgium are as long as all numbers of the Netherlands.
    let list = "naam,telefoon\nBibliotheek,0470 12 34 56\nHuis van het Kind,0471 23 45 67\n";
    assert_eq!(where_spoken(list).1, "BE");
    assert_eq!(where_spoken(list).2, ["country"]);
    // Four digits are a postcode of Luxembourg too.
    let list = "nom,code postal\nBibliothèque du centre,1000\nMaison des jeunes,4000\n";
    assert_eq!(where_spoken(list).1, "BE");
    assert_eq!(where_spoken(list).2, ["country"]);
}

#[test]
fn telephones_without_their_zero_say_no_country() {
    let list = "name,phone\nThe library,26123456\nHelp for you,26654321\n";
    assert_eq!(where_spoken(list).1, "");
}

#[test]
fn columns_of_two_tables_are_one_field() {
    let mut rows = csv("Nom,CP,Commune,Adresse,Heures d'ouverture\n\
         Croix jaune,1000,Bruxelles,12 rue Haute,lundi 9h-12h\n\
         Entraide,4000,Liège,3 place du Marché,mardi 9h-12h\n");
    rows.extend(csv(
        "Nom de la structure,Code postal,Localité,Rue et n°,Horaire\n\
         Maison de quartier,5000,Namur,8 avenue de la Gare,lundi 14h-16h\n\
         Bibliothèque,7000,Mons,5 rue du Parc,jeudi 9h-12h\n",
    ));
    let toml = draft_of(&rows);
    assert!(!toml.contains("nothing fits"), "{toml}");
    let mapping = Mapping::parse(&toml).unwrap();
    for (row, [name, street, postcode, commune]) in rows.iter().zip([
        ["Croix jaune", "12 rue Haute", "1000", "Bruxelles"],
        ["Entraide", "3 place du Marché", "4000", "Liège"],
        ["Maison de quartier", "8 avenue de la Gare", "5000", "Namur"],
        ["Bibliothèque", "5 rue du Parc", "7000", "Mons"],
    ]) {
        let mapped = apply(&mapping, &words(), &given(row));
        assert_eq!(mapped.fields["name"], [name], "{toml}");
        assert_eq!(mapped.fields["street"], [street], "{toml}");
        assert_eq!(mapped.fields["postcode"], [postcode], "{toml}");
        assert_eq!(mapped.fields["commune"], [commune], "{toml}");
        assert!(mapped.fields.contains_key("hours"), "{toml}");
    }
}

#[test]
fn columns_that_stand_in_one_row_are_not_one_field_and_numbers_of_two_tables_no_ids() {
    let toml = draft("nom,ville,commune\nBibliothèque,Mons,Mons\nMédiathèque,Namur,Jambes\n");
    assert!(!toml.contains("first"), "{toml}");
    let mut rows = csv("id,nom\n1,Croix jaune\n2,Entraide\n");
    rows.extend(csv("identifiant,nom\n1,Bibliothèque\n2,Médiathèque\n"));
    let toml = draft_of(&rows);
    assert!(!toml.contains("first"), "{toml}");
}

#[test]
fn a_draft_has_a_title_for_people_which_is_a_guess_and_says_where_its_id_is_from() {
    let toml = draft("nom,ville\nBibliothèque,Mons\n");
    let source = Mapping::parse(&toml).unwrap().source;
    assert_eq!(source.id, "helpers-of-the-town");
    assert_eq!(source.title, "Helpers of the town");
    assert!(line(&toml, "source").contains("# guess: title"), "{toml}");
    assert!(
        line(&toml, "# id").contains("keep it for later files"),
        "{toml}"
    );
}

#[test]
fn notes_of_whoever_keeps_the_list_are_not_drafted_for_the_public() {
    for header in [
        "Remarques",
        "Commentaires internes",
        "Opmerkingen",
        "Bemerkungen",
        "staff notes",
    ] {
        let long = "la directrice ne répond jamais appeler son adjoint sur son numéro privé \
                    mais seulement le soir et pas plus d'une fois par semaine";
        for note in ["ne répond plus", long] {
            let list =
                format!("nom,ville,{header}\nBibliothèque,Mons,{note}\nEntraide,Namur,{note}s\n");
            let toml = draft(&list);
            assert!(!toml.contains("says"), "{toml}");
            assert!(
                line(&toml, "# columns that are not read").contains(header),
                "{toml}"
            );
        }
    }
}

#[test]
fn days_and_times_are_no_streets() {
    let list = "nom,ville,quand,moment\n\
                Bibliothèque,Mons,05/03/21,5 mars\n\
                Entraide,Namur,06/04/21,12 avril et 3 mai\n\
                Maison de quartier,Liège,07/05/21,20 juin\n";
    let toml = draft(list);
    assert!(!toml.contains("street"), "{toml}");
    assert!(
        line(&toml, "# columns that are not read").contains("quand | moment"),
        "{toml}"
    );
}

fn row(cells: &[(&str, &str)]) -> Row {
    let cells = cells.iter();
    cells
        .map(|(column, text)| ((*column).to_owned(), (*text).to_owned(), Kind::Text))
        .collect()
}

#[test]
fn what_a_row_says_of_its_source_is_not_said_of_the_place() {
    let rows = [
        row(&[
            ("name", "Library"),
            ("website", "https://library.example.org"),
            ("sources.url", "https://portal.example.org/1"),
        ]),
        row(&[
            ("name", "Centre"),
            ("website", "https://centre.example.org"),
            ("sources.url", "https://portal.example.org/2"),
        ]),
    ];
    let toml = draft_of(&rows);
    assert_eq!(line(&toml, "website"), "website = \"website\"");
    assert!(
        line(&toml, "# columns that are not read").contains("sources.url"),
        "{toml}"
    );
}

#[test]
fn what_one_of_several_objects_of_a_row_says_is_a_guess() {
    let one = |name| {
        row(&[
            ("name", name),
            ("contacts.label", "front desk"),
            ("contacts.label", "victims"),
        ])
    };
    let toml = draft_of(&["Library", "Centre", "House"].map(one));
    assert_eq!(line(&toml, "label"), "label = \"contacts.label\" # guess");
}

#[test]
fn a_value_that_was_seen_in_part_is_not_drafted() {
    let long = "Des ateliers pour apprendre à se servir de son ordinateur, de sa tablette ou de son \
                téléphone, avec une initiation au numérique pour toutes les personnes de la commune \
                qui le demandent";
    let list = |value: &str| {
        format!(
            "nom;services\nBibliothèque;{value}\nEntraide;{value}\nMaison;Initiation pour tous\n"
        )
        .replace(',', "")
        .replace(';', ",")
    };
    assert!(long.len() > 160);
    let toml = draft(&list(long));
    let mapping = Mapping::parse(&toml).unwrap();
    assert!(
        line(&toml, "values.service").contains("Initiation pour tous"),
        "{toml}"
    );
    assert!(!toml.contains("Des ateliers"), "{toml}");
    mapping.check(&words()).unwrap();
}

#[test]
fn a_list_without_rows_is_said_to_have_none() {
    let toml = draft("nom,ville\n");
    assert!(
        line(&toml, "# The list has no row").contains("nothing"),
        "{toml}"
    );
    assert!(Mapping::parse(&toml).unwrap().columns().is_empty());
    assert!(!draft("nom,ville\nBibliothèque,Mons\n").contains("has no row"));
}
