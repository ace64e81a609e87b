//! The route table, and a real address for each route.

use axum::http::Method;
use passerelle::areas::Areas;
use web::Access;

use crate::ground::Server;

#[derive(Clone, Debug)]
pub struct Way {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// One that leads somewhere where the route asks for a place or an organisation that is there.
    pub address: String,
}

/// Every route that the areas and the house declare.
pub async fn all(server: &Server) -> Vec<Way> {
    let areas = Areas::open(&server.ground).await.unwrap();
    let mut routes = web::standing::routes();
    routes.extend(areas.list().into_iter().flat_map(|area| area.routes));
    let place = server.place_called("L’Atelier du Web");
    let board = server.directory.board();
    let organisation = board.organisations.keys().next().unwrap().to_string();
    routes
        .into_iter()
        .map(|route| Way {
            address: address(route.path, &place, &organisation),
            method: route.method,
            path: route.path,
            access: route.access,
        })
        .collect()
}

fn address(path: &str, place: &str, organisation: &str) -> String {
    let id = if path.contains("organisation") {
        organisation
    } else {
        place
    };
    let known = path
        .replace("{language}", "fr")
        .replace("{id}", id)
        .replace("{nis}", "21004")
        .replace("{slug}", "epn-and-actors")
        .replace("{postcode}", "1000")
        .replace("{part}", "1.xml")
        .replace("{name}", "passerelle-old.css");
    // What areas name in their own way is an id that nothing has.
    let parts: Vec<&str> = known
        .split('/')
        .map(|part| {
            if part.starts_with('{') {
                "0193a1c0-0000-7000-8000-000000000009"
            } else {
                part
            }
        })
        .collect();
    parts.join("/")
}
