//! How long document and keys are kept, and how often a service is asked.

use jiff::SignedDuration;
use oidc::testing::{Bend, Endpoint, TestKey, Way};
use oidc::{Algorithm, Refused};

use crate::ground::Ground;

fn later(ground: &Ground, minutes: i64) {
    ground.clock.advance(SignedDuration::from_mins(minutes));
}

#[tokio::test]
async fn the_document_is_kept_for_a_day_and_the_keys_for_an_hour() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    let asked =
        || [Endpoint::Metadata, Endpoint::Keys].map(|endpoint| ground.service.asked(endpoint));
    for _ in 0..3 {
        assert!(ground.sign_in(&client).await.is_ok());
    }
    assert_eq!(asked(), [1, 1]);
    later(&ground, 59);
    assert!(ground.sign_in(&client).await.is_ok());
    assert_eq!(asked(), [1, 1]);
    later(&ground, 1);
    assert!(ground.sign_in(&client).await.is_ok());
    assert_eq!(asked(), [1, 2]);
    later(&ground, 23 * 60);
    assert!(ground.sign_in(&client).await.is_ok());
    assert_eq!(asked(), [2, 3]);
}

#[tokio::test]
async fn a_service_may_change_its_keys_at_any_moment() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    assert!(ground.sign_in(&client).await.is_ok());
    ground.service.set_keys(
        TestKey::Rsa2,
        Algorithm::Rs256,
        &[TestKey::Rsa1, TestKey::Rsa2],
    );
    assert!(ground.sign_in(&client).await.is_ok());
    assert!(ground.sign_in(&client).await.is_ok());
    assert_eq!(ground.service.asked(Endpoint::Keys), 2);
}

#[tokio::test]
async fn a_key_that_was_taken_back_is_believed_for_at_most_an_hour() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    assert!(ground.sign_in(&client).await.is_ok());
    ground
        .service
        .set_keys(TestKey::Rsa1, Algorithm::Rs256, &[TestKey::Rsa2]);
    later(&ground, 60);
    assert_eq!(
        ground.sign_in(&client).await.err(),
        Some(Refused::KeyUnknown)
    );
}

#[tokio::test]
async fn made_up_keys_make_us_ask_once_in_five_minutes() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    assert!(ground.sign_in(&client).await.is_ok());
    ground
        .service
        .misbehave(&[Bend::Header(|header| header["kid"] = "made-up".into())]);
    for minute in 0..10 {
        for _ in 0..20 {
            assert_eq!(
                ground.sign_in(&client).await.err(),
                Some(Refused::KeyUnknown)
            );
        }
        let expected = if minute < 5 { 2 } else { 3 };
        assert_eq!(
            ground.service.asked(Endpoint::Keys),
            expected,
            "minute {minute}"
        );
        later(&ground, 1);
    }
    // Nobody else is kept out meanwhile.
    ground.service.misbehave(&[]);
    assert!(ground.sign_in(&client).await.is_ok());
}

#[tokio::test]
async fn a_service_that_does_not_answer_is_left_alone_for_ten_seconds() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    ground
        .service
        .misbehave(&[Bend::Silent(Endpoint::Metadata)]);
    for _ in 0..20 {
        assert_eq!(
            ground.sign_in(&client).await.err(),
            Some(Refused::MetadataUnreachable)
        );
    }
    assert_eq!(ground.service.asked(Endpoint::Metadata), 1);
    ground.service.misbehave(&[]);
    ground.clock.advance(SignedDuration::from_secs(10));
    assert!(ground.sign_in(&client).await.is_ok());
}

#[tokio::test]
async fn a_clock_that_is_set_back_makes_nothing_last_longer() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    assert!(ground.sign_in(&client).await.is_ok());
    later(&ground, -60);
    assert!(ground.sign_in(&client).await.is_ok());
    assert_eq!(ground.service.asked(Endpoint::Keys), 2);
}

#[tokio::test]
async fn nobody_is_asked_for_a_return_that_is_not_ours() {
    let ground = Ground::new(Way::Basic);
    let client = ground.client();
    let (started, _) = ground.go(&client).await.unwrap();
    let query = "state=made-up&code=made-up&iss=https%3A%2F%2Flogin.example%2Fop";
    let refused = client.finish(started, query, ground.now()).await;
    assert_eq!(refused.err(), Some(Refused::StateOther));
    assert_eq!(ground.service.asked(Endpoint::Token), 0);
}
