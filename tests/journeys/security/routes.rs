//! The route table, and a real address for each route.

use axum::http::Method;
use passerelle::areas::Areas;
use web::{Access, Role};

use super::people::Person;
use crate::ground::Server;
use crate::rights::town::{Town, Whose};

#[derive(Clone, Debug)]
pub struct Way {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// One that leads somewhere, to what is of the first organisation.
    pub address: String,
}

/// Every route that the areas and the house declare; one that is for a section of a place, for each of them.
pub async fn all(town: &Town) -> Vec<Way> {
    let areas = Areas::open(&town.server.ground).await.unwrap();
    let mut routes = web::standing::routes();
    routes.extend(areas.list().into_iter().flat_map(|area| area.routes));
    routes
        .into_iter()
        .flat_map(|route| {
            let sections = ["contact", "hours", "offer", "before", "words"];
            let several = if route.path.contains("{section}") {
                sections.as_slice()
            } else {
                &[""]
            };
            several
                .iter()
                .map(move |section| (section, route.path))
                .map(|(section, path)| Way {
                    address: town
                        .address(&path.replace("{section}", section), Whose::Own)
                        .0,
                    method: route.method.clone(),
                    path,
                    access: route.access,
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Somebody new who may come in there, so that nobody's list of codes runs out.
pub async fn somebody_for(server: &Server, way: &Way, nth: usize) -> Person {
    let role = match way.access {
        Access::Roles(_) if way.path.contains("/proposal") || way.path.contains("/board") => {
            Role::Coordinator
        }
        _ => Role::Administrator,
    };
    Person::made(server, &format!("person-{nth}@accounts.example"), role).await
}
