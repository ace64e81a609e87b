//! The visitor does what a browser without scripts does, and fails where a person would be stuck.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use axum::Router;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect};
use axum::routing::{get, post};
use testkit::Visitor;

const START: &str = r##"<!doctype html><html lang="fr"><head><title>Accueil</title></head><body>
  <a href="#main">Aller au contenu</a> <a href="#gone">Nulle part</a>
  <a href="/aide/">Trouver de <b>l'aide</b></a> <a href="/aide/">Trouver de l'aide</a>
  <a href="missing">Page perdue</a> <a href="https://example.org/">Ailleurs</a>
  <a hidden href="/secret">Caché</a> <a href="/aide/"><img src="x.svg" alt="Logo"></a>
  <main id="main"><h1>Bonjour</h1><p>Il y a &#x2068;20&#x2069;&nbsp;lieux
  ouverts.</p><noscript><p>Sans script.</p></noscript><script>no()</script><p hidden>invisible</p></main>
</body></html>"##;

const FORM: &str = r#"<!doctype html><body><form action="/chercher?old=1">
  <label for="p">Code postal</label> <input id="p" name="near" required maxlength="5">
  <label>Besoin <select name="need"><option value="">Choisir</option><option value="learn">Apprendre</option></select></label>
  <fieldset><legend>Quand</legend>
    <label><input type="radio" name="when" value="now" checked> Maintenant</label>
    <label><input type="radio" name="when" value="evening"> Le soir</label></fieldset>
  <fieldset><legend>Gratuit</legend><label><input type="checkbox" name="free" value="yes"> Oui</label></fieldset>
  <fieldset><legend>Accessible</legend><label><input type="checkbox" name="step" value="yes"> Oui</label></fieldset>
  <fieldset disabled><label>Éteint <input name="off" value="x"></label></fieldset>
  <input type="hidden" name="lang" value="fr"> <input name="unnamed-is-sent" value=""> <input value="nameless">
  <button name="go" value="list">Chercher</button> <button name="go" value="map">Carte</button>
  <button type="button">Rien</button></form>
  <form method="post" action="/signaler" novalidate><label>Message <textarea name="message" required></textarea></label>
  <label><input type="checkbox" name="sure" checked> Sûr</label><button>Envoyer</button></form></body>"#;

fn site() -> Router {
    Router::new()
        .route("/fr/", get(|| async { Html(START) }))
        .route("/aide/", get(|| async { Html(FORM) }))
        .route(
            "/chercher",
            get(|RawQuery(query): RawQuery| async move { query.unwrap_or_default() }),
        )
        .route(
            "/signaler",
            post(|body: String| async move {
                (
                    StatusCode::SEE_OTHER,
                    [(header::LOCATION, format!("/merci?{body}"))],
                )
            }),
        )
        .route(
            "/merci",
            get(|RawQuery(query): RawQuery| async move { query.unwrap_or_default() }),
        )
        .route("/boucle", get(|| async { Redirect::to("/boucle") }))
        .route(
            "/biscuit",
            get(|headers: HeaderMap| async move {
                let had = headers
                    .get(header::COOKIE)
                    .map(|c| c.to_str().unwrap().to_owned());
                (
                    [(header::SET_COOKIE, "a=1; Path=/")],
                    had.unwrap_or_default(),
                )
                    .into_response()
            }),
        )
}

async fn at(address: &str) -> Visitor {
    let mut visitor = Visitor::new(site());
    visitor.visit(address).await;
    visitor
}

#[tokio::test]
async fn the_visible_words_are_read_and_nothing_else() {
    let visitor = at("/fr/").await;
    let text = visitor.text();
    assert!(
        text.contains("Bonjour\nIl y a 20 lieux ouverts.\nSans script."),
        "{text}"
    );
    assert!(
        !text.contains("no()") && !text.contains("invisible") && !text.contains("Caché"),
        "{text}"
    );
    assert_eq!(visitor.find("h1"), ["Bonjour"]);
    assert_eq!(visitor.attributes("html", "lang"), ["fr"]);
    assert!(
        visitor
            .links()
            .iter()
            .any(|link| link.text == "Logo" && link.address == "/aide/")
    );
}

#[tokio::test]
async fn a_link_is_followed_by_its_words() {
    let mut visitor = at("/fr/").await;
    visitor
        .follow("Aller au contenu")
        .await
        .follow("Trouver de l'aide")
        .await;
    assert_eq!((visitor.url().as_str(), visitor.status()), ("/aide/", 200));
}

#[tokio::test]
async fn a_form_sends_what_a_browser_would_send() {
    let mut visitor = at("/aide/").await;
    visitor
        .fill("Code postal", "1210")
        .select("Besoin", "Apprendre")
        .choose("Le soir");
    visitor.choose("Accessible: Oui").submit("Carte").await;
    assert_eq!(
        visitor.url(),
        "/chercher?near=1210&need=learn&when=evening&step=yes&lang=fr&unnamed-is-sent=&go=map"
    );
}

#[tokio::test]
async fn a_form_left_alone_sends_what_it_came_with() {
    let mut visitor = at("/aide/").await;
    visitor.fill("Code postal", "1210").submit("Chercher").await;
    assert_eq!(
        visitor.text(),
        "near=1210&need=&when=now&lang=fr&unnamed-is-sent=&go=list"
    );
}

#[tokio::test]
async fn a_posted_form_is_followed_to_where_it_leads() {
    let mut visitor = at("/aide/").await;
    visitor
        .fill("Message", "deux\nlignes & é")
        .clear("Sûr")
        .submit("Envoyer")
        .await;
    assert_eq!(visitor.url(), "/merci?message=deux%0D%0Alignes+%26+%C3%A9");
}

#[tokio::test]
async fn a_cookie_is_given_back_and_named() {
    let mut visitor = at("/biscuit").await;
    assert_eq!(
        (visitor.text().as_str(), visitor.cookies()),
        ("", vec!["a"])
    );
    visitor.visit("/biscuit").await;
    assert_eq!(visitor.text(), "a=1");
}

/// What the visitor says when it is stuck.
async fn stuck(address: &'static str, go: impl AsyncFnOnce(&mut Visitor) + 'static) -> String {
    let local = tokio::task::LocalSet::new();
    let task = local.spawn_local(async move {
        let mut visitor = at(address).await;
        go(&mut visitor).await;
    });
    let error = local
        .run_until(task)
        .await
        .expect_err("it should be stuck")
        .into_panic();
    error.downcast_ref::<String>().unwrap().clone()
}

#[tokio::test]
async fn where_a_person_would_be_stuck_the_test_fails() {
    for (complaint, expected) in [
        (
            stuck("/fr/", async |v| {
                v.follow("Inconnu").await;
            })
            .await,
            "no link is called",
        ),
        (
            stuck("/fr/", async |v| {
                v.follow("Caché").await;
            })
            .await,
            "no link is called",
        ),
        (
            stuck("/fr/", async |v| {
                v.follow("Page perdue").await;
            })
            .await,
            "answers 404",
        ),
        (
            stuck("/fr/", async |v| {
                v.follow("Nulle part").await;
            })
            .await,
            "not there",
        ),
        (
            stuck("/fr/", async |v| {
                v.follow("Ailleurs").await;
            })
            .await,
            "leaves the site",
        ),
        (
            stuck("/aide/", async |v| {
                v.fill("Commune", "x");
            })
            .await,
            "no text field is called",
        ),
        (
            stuck("/aide/", async |v| {
                v.fill("Éteint", "x");
            })
            .await,
            "cannot be changed",
        ),
        (
            stuck("/aide/", async |v| {
                v.fill("Code postal", "123456");
            })
            .await,
            "5 characters at most",
        ),
        (
            stuck("/aide/", async |v| {
                v.choose("Oui");
            })
            .await,
            "2 times",
        ),
        (
            stuck("/aide/", async |v| {
                v.select("Besoin", "Dormir");
            })
            .await,
            "no option is called",
        ),
        (
            stuck("/aide/", async |v| {
                v.submit("Rien").await;
            })
            .await,
            "no button is called",
        ),
        (
            stuck("/aide/", async |v| {
                v.submit("Chercher").await;
            })
            .await,
            "is required",
        ),
        (
            stuck("/fr/", async |v| {
                v.visit("/boucle").await;
            })
            .await,
            "more than ten times",
        ),
    ] {
        assert!(complaint.contains(expected), "{complaint}");
    }
}
