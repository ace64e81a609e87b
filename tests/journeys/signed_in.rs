//! Somebody who has signed in, without the pages on which one does: what is tested here is what they may do then.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use accounts::Accounts;
use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Language};
use testkit::Visitor;
use web::sign_in::{MaybeLeftBehind, Recognised, cookie_name, form_token};
use web::{Hat, Role, SignIn, SignIns};

use crate::ground::{Ask, Server};

/// The sign-ins that a test made, and those of people who signed in on the pages.
#[derive(Debug, Default)]
pub struct KnownSignIns {
    made: Mutex<HashMap<String, SignIn>>,
    accounts: OnceLock<Arc<Accounts>>,
}

impl KnownSignIns {
    pub fn and_those_of(&self, accounts: &Arc<Accounts>) {
        self.accounts.set(Arc::clone(accounts)).unwrap();
    }
}

impl SignIns for KnownSignIns {
    fn recognise<'a>(&'a self, secret: &'a str, now: Timestamp) -> Recognised<'a> {
        let made = self.made.lock().unwrap().get(secret).cloned();
        match (made, self.accounts.get()) {
            (None, Some(accounts)) => accounts.recognise(secret, now),
            (made, _) => Box::pin(async move { Ok(made) }),
        }
    }

    fn left_behind<'a>(&'a self, secret: &'a str, now: Timestamp) -> MaybeLeftBehind<'a> {
        match self.accounts.get() {
            Some(accounts) => accounts.left_behind(secret, now),
            None => Box::pin(async { Ok(None) }),
        }
    }
}

/// Somebody with a hat, by the cookie that they hold.
#[derive(Clone, Debug)]
pub struct Member {
    pub secret: String,
}

impl Server {
    /// Lets somebody sign in who is this for an organisation; `place` where the hat is for one place only.
    pub fn member(&self, role: Role, organisation: &Id, place: Option<&Id>) -> Member {
        let id = || self.ground.ids.next(self.ground.clock.now());
        let (account, membership, sign_in) = (id(), id(), id());
        let mut known = self.sign_ins.made.lock().unwrap();
        let secret = format!("{:0>64}", known.len());
        let hat = Hat {
            account: account.clone(),
            membership,
            organisation: organisation.clone(),
            role,
            place: place.cloned(),
        };
        let sign_in = SignIn {
            id: sign_in,
            account,
            name: "A. Member".to_owned(),
            hat: Some(Arc::new(hat)),
            public_computer: false,
            ends: self.ground.clock.now() + SignedDuration::from_hours(8),
            confirmed_until: None,
            language: Language::French,
            form_token: form_token(&secret),
        };
        known.insert(secret.clone(), sign_in);
        Member { secret }
    }

    /// Takes the hat away, as the end of a membership does.
    pub fn revoke(&self, member: &Member) {
        let mut known = self.sign_ins.made.lock().unwrap();
        known.get_mut(&member.secret).unwrap().hat = None;
    }

    /// Somebody who has just shown again that it is them.
    pub fn confirm(&self, member: &Member) {
        let until = self.ground.clock.now() + SignedDuration::from_mins(5);
        let mut known = self.sign_ins.made.lock().unwrap();
        known.get_mut(&member.secret).unwrap().confirmed_until = Some(until);
    }

    /// The same, in front of a browser.
    pub fn signed_in(&self, role: Role, organisation: &Id, place: Option<&Id>) -> Visitor {
        let member = self.member(role, organisation, place);
        self.visitor().holding(
            cookie_name(&self.ground.installation.address),
            &member.secret,
        )
    }
}

impl Ask {
    /// Sends the cookie of somebody who has signed in.
    pub fn by(self, server: &Server, member: &Member) -> Self {
        let name = cookie_name(&server.ground.installation.address);
        self.header("cookie", format!("{name}={}", member.secret))
    }
}

impl Member {
    /// What a form of theirs carries.
    pub fn token(&self) -> String {
        form_token(&self.secret)
    }
}
