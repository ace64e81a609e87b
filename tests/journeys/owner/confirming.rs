//! What is to be done is on one page, and confirming is one press.

use web::Role;

use super::{houses, manager};
use crate::ground::{MIGRATIONS, Server};

const CONFIRM: &str = "Everything is still right: confirm";

async fn a_place_is_confirmed_with_one_press_from_the_list(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let mut visitor = server
        .signed_in(Role::PlaceManager, &houses.organisation, Some(&houses.own))
        .await;
    visitor.visit("/en/work").await;
    assert_eq!(visitor.status(), 200);
    // The first thing in the page's matter that the keyboard reaches is the button.
    let first = visitor.find("main :is(a[href], button, input:not([type=hidden]))");
    assert_eq!(first[0], CONFIRM);
    let tasks = visitor.find("ol.places > li").len();
    visitor.submit(CONFIRM).await;
    assert!(visitor.text().contains("Thank you, it is confirmed:"));
    // It is done at once, before the server has read the directory anew.
    assert_eq!(visitor.find("ol.places > li").len(), tasks - 1);
    assert_eq!(visitor.find("ol.places button").len(), 0);
    assert!(server.directory.refresh().await.unwrap());
    let public = server.get(&format!("/en/place/{}", houses.own)).await.body;
    assert!(public.contains("Information confirmed on"), "{public}");
    // Twice is once.
    visitor
        .visit(&format!("/en/work/place/{}", houses.own))
        .await
        .submit(CONFIRM)
        .await
        .visit(&format!("/en/work/place/{}/history", houses.own))
        .await;
    assert_eq!(visitor.find("ol.places > li").len(), 1);
}

async fn the_list_is_paged_and_says_what_is_next_where_it_is_empty(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let all = format!(
        "update directory_place set organisation_id = '{}'",
        houses.organisation
    );
    server.change(&[all]).await;
    let mut visitor = server
        .signed_in(Role::Administrator, &houses.organisation, None)
        .await;
    visitor.visit("/en/work").await;
    assert_eq!(visitor.find("ol.places > li").len(), 10);
    visitor.follow("Next page").await;
    assert_eq!(visitor.find("ol.places > li").len(), 10);
    visitor.visit("/en/work?page=999999").await;
    assert_eq!(visitor.status(), 200);

    let mut nobodys = server
        .signed_in(Role::PlaceManager, &houses.other, None)
        .await;
    nobodys.visit("/en/work").await;
    assert!(nobodys.text().contains("There is nothing to do right now."));

    let mut referrer = server
        .signed_in(Role::Referrer, &houses.organisation, None)
        .await;
    referrer.visit("/en/work").await;
    assert!(referrer.text().contains("You send people on"));
    referrer.follow("Look for a place").await;
    assert_eq!(referrer.url(), "/en/");
}

async fn my_places_are_found_by_their_words(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let visitor = &mut manager(&server, &houses).await;
    visitor.visit("/en/work/places").await;
    assert_eq!(visitor.find("ul.places > li").len(), 2);
    visitor
        .fill("Look among my places", "nowhere at all")
        .submit("Search")
        .await;
    assert_eq!(visitor.find("ul.places > li").len(), 0);
    assert!(
        visitor.html().contains("nowhere at all"),
        "typed words stay"
    );
    visitor.visit("/en/work/places?q=%22%3E%3Cscript%3E").await;
    assert!(!visitor.html().contains("<script>"));
}

testkit::both_databases!(&MIGRATIONS;
    a_place_is_confirmed_with_one_press_from_the_list,
    the_list_is_paged_and_says_what_is_next_where_it_is_empty,
    my_places_are_found_by_their_words,
);
