//! What an area gives to the house.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use crate::access::Access;

/// One area, as the app lists it.
pub struct Area {
    pub name: &'static str,
    pub routes: Vec<Route>,
    /// What is done again and again, on one server at a time.
    pub jobs: Vec<jobs::Job>,
    pub tables: &'static [Table],
    /// The area's part of the OpenAPI document.
    pub api: utoipa::openapi::OpenApi,
}

/// One address: what it is, who may use it, what answers.
#[derive(Debug)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    pub handler: MethodRouter,
}

impl Route {
    pub fn get<T: 'static, S: Clone + Send + Sync + 'static>(
        path: &'static str,
        access: Access,
        handler: impl Handler<T, S>,
        state: S,
    ) -> Self {
        Self {
            method: Method::GET,
            path,
            access,
            handler: routing::get(handler).with_state(state),
        }
    }

    pub fn post<T: 'static, S: Clone + Send + Sync + 'static>(
        path: &'static str,
        access: Access,
        handler: impl Handler<T, S>,
        state: S,
    ) -> Self {
        Self {
            method: Method::POST,
            path,
            access,
            handler: routing::post(handler).with_state(state),
        }
    }
}

/// A table of the area, and which of its columns can say something about a person.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    pub personal: &'static [PersonalColumn],
}

impl Table {
    /// A table that says nothing about any person.
    #[must_use]
    pub const fn of_things(name: &'static str) -> Self {
        Self {
            name,
            personal: &[],
        }
    }
}

/// The tables that stand under every area. They belong to crates that know no [`Table`].
pub const TABLES_OF_THE_BASE: [Table; 6] = [
    Table::of_things("schema_migration"),
    Table::of_things("job_run"),
    Table::of_things("outbox"),
    Table::of_things("outbox_position"),
    Table {
        name: "audit_event",
        personal: &[PersonalColumn {
            name: "actor",
            purpose: "to know who changed what: the public, the operator, or an account",
            readers: "the operator of the installation",
            ends: "two years after the change, with the row",
        }],
    },
    Table {
        name: "mail_message",
        personal: &[
            PersonalColumn {
                name: "recipient",
                purpose: "to send the message",
                readers: "the mail server that the settings name; nobody else",
                ends: "a week after the message was sent or given up; at once when it is withdrawn",
            },
            PersonalColumn {
                name: "subject",
                purpose: "to send the message, and to answer who says that none came",
                readers: "the mail server and who gets the mail; the operator of the installation",
                ends: "a week after the message was sent or given up; at once when it is withdrawn",
            },
            PersonalColumn {
                name: "body",
                purpose: "to send the message, and to answer who says that none came",
                readers: "the mail server and who gets the mail; the operator of the installation",
                ends: "a week after the message was sent or given up; at once when it is withdrawn",
            },
            PersonalColumn {
                name: "request_key",
                purpose: "to send nothing twice; holds ids, which may be of something that a person booked",
                readers: "the area that asked for the message",
                ends: "90 days after the message was sent, given up or withdrawn, with the row",
            },
        ],
    },
];

/// Why a column about a person exists, who reads it, when it is gone.
#[derive(Clone, Copy, Debug)]
pub struct PersonalColumn {
    pub name: &'static str,
    pub purpose: &'static str,
    pub readers: &'static str,
    pub ends: &'static str,
}
