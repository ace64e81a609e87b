//! What whoever runs the installation does to a place shows on the pages of a running server.

use super::{Folder, Server, refuses, told};

/// Asks until the server has followed the change; its board is at most seconds behind.
fn asked_until(server: &Server, path: &str, status: &str) -> String {
    let mut answer = String::new();
    for _ in 0..600 {
        answer = server.get(path);
        if answer.starts_with(&format!("HTTP/1.1 {status}")) {
            return answer;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{path} never answers {status}: {answer}");
}

fn place_ids(server: &Server) -> Vec<String> {
    let found = server.get("/api/v1/search?near=1060&need=learn&limit=3");
    // Sources have ids too, and theirs are not as long.
    let ids = found.split("{\"id\":\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next())
        .filter(|id| id.len() == 36)
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_place_that_is_closed_is_gone_and_one_that_is_merged_leads_to_the_other() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let ids = place_ids(&server);
    let [closed, merged, stays] = &ids[..3] else {
        panic!("{ids:?}");
    };
    let done = folder.run(&["place", "close", closed]);
    assert!(done.status.success(), "{}", told(&done));
    let done = folder.run(&["place", "merge", merged, stays]);
    assert!(done.status.success(), "{}", told(&done));
    asked_until(&server, &format!("/fr/place/{closed}"), "410");
    let moved = asked_until(&server, &format!("/fr/place/{merged}"), "308");
    assert!(moved.contains(&format!("/fr/place/{stays}")), "{moved}");
    asked_until(&server, &format!("/fr/place/{stays}"), "200");
    refuses(&folder, &["place", "close", closed], &["is closed"]);
    refuses(
        &folder,
        &["place", "merge", merged, stays],
        &["merged into another before"],
    );
    refuses(&folder, &["place", "merge", stays, closed], &["is closed"]);
    refuses(&folder, &["place", "merge", stays, stays], &["into itself"]);
    refuses(&folder, &["place", "close", "home"], &["not a place's id"]);
    let unknown = "01a20000-0000-7000-8000-00000000ffff";
    refuses(
        &folder,
        &["place", "close", unknown],
        &["there is no place"],
    );
}

#[test]
fn a_place_is_confirmed_today_or_on_a_day_that_has_come() {
    let folder = Folder::new();
    let server = Server::start(&folder, &[]);
    let ids = place_ids(&server);
    let confirmed = folder.run(&["place", "confirm", &ids[0], "2026-02-03"]);
    assert!(
        told(&confirmed).contains("confirmed on 2026-02-03"),
        "{}",
        told(&confirmed)
    );
    let mut shown = String::new();
    for _ in 0..600 {
        shown = server.get("/api/v1/search?near=1060&need=learn&limit=3");
        if shown.contains("\"confirmed_on\":\"2026-02-03\"") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(shown.contains("\"confirmed_on\":\"2026-02-03\""), "{shown}");
    let today = folder.run(&["place", "confirm", &ids[0]]);
    assert!(
        today.status.success() && told(&today).contains("confirmed on 2"),
        "{}",
        told(&today)
    );
    refuses(
        &folder,
        &["place", "confirm", &ids[0], "3 février"],
        &["not a day"],
    );
    refuses(
        &folder,
        &["place", "confirm", &ids[0], "2999-01-01"],
        &["has not come yet"],
    );
}
