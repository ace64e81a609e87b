//! Signing out at the service, so that the next person at the same computer does not come in.

use oidc::testing::{Bend, Way};

use crate::ground::{Ground, remove};

#[tokio::test]
async fn the_address_to_sign_out_names_the_session_and_the_way_back() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    let signed_in = ground.sign_in(&client).await.unwrap();
    let token = signed_in.id_token;
    let address = client.end_address(Some(&token), ground.now()).await;
    let url: url::Url = address.unwrap().unwrap().parse().unwrap();
    assert!(url.as_str().starts_with("https://login.example/op/end?"));
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let expected = [
        ("id_token_hint", token.expose()),
        ("client_id", "help-example"),
        ("post_logout_redirect_uri", "https://help.example/gone"),
    ];
    assert_eq!(
        pairs,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[tokio::test]
async fn without_a_token_the_service_knows_us_by_our_name() {
    let mut ground = Ground::new(Way::Basic);
    ground.provider.after_end = None;
    let address = ground.client().end_address(None, ground.now()).await;
    let expected = "https://login.example/op/end?client_id=help-example";
    assert_eq!(address.unwrap().as_deref(), Some(expected));
}

#[tokio::test]
async fn a_service_where_nobody_can_sign_out_says_so() {
    let ground = Ground::new(Way::Basic);
    ground.service.misbehave(&[Bend::Metadata(|document| {
        remove(document, "end_session_endpoint")
    })]);
    let address = ground.client().end_address(None, ground.now()).await;
    assert_eq!(address, Ok(None));
}
