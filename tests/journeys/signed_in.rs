//! Somebody who has signed in, without the pages on which one does: what is tested here is what they may do then.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::Id;
use testkit::Visitor;
use web::Role;
use web::sign_in::{cookie_name, form_token, kept_of};

use crate::ground::{Ask, MIGRATIONS, Server};

/// What everybody's password is.
pub const PASSWORD: &str = "lampe tapis gare";

/// The same as Argon2id keeps it, but with 8 KiB and one round: what is tested is not how slow a hash is.
pub const KEPT_PASSWORD: &str =
    "$argon2id$v=19$m=8,t=1,p=1$YSBzYWx0IGZvciB0ZXN0cw$GWbof6PBB+V7yd22bVlXTQqmP7W3rbVST3sOlnyqSLg";

/// Longer than any test lets pass.
pub const LAST_DAY: &str = "2099-12-31";

/// Somebody with a hat, by the cookie that they hold.
#[derive(Clone, Debug)]
pub struct Member {
    pub secret: String,
    sign_in: Id,
    pub membership: Id,
}

impl Server {
    /// An account with its one membership; the ids of both. `place` where the hat is for one place only.
    pub async fn account(
        &self,
        sign_in_name: &str,
        role: Role,
        organisation: &Id,
        place: Option<&Id>,
    ) -> (Id, Id) {
        let now = self.ground.clock.now();
        let (account, membership) = (self.ground.ids.next(now), self.ground.ids.next(now));
        let (at, role) = (db::moment(now), role.code());
        let place = place.map_or("null".to_owned(), |place| format!("'{place}'"));
        self.write(&[
            format!(
                "insert into accounts_account
                   (id, sign_in_name, name, language, password, password_changed_at, created_at)
                 values ('{account}', '{sign_in_name}', 'Noor Peeters', 'fr', '{KEPT_PASSWORD}', '{at}', '{at}')"
            ),
            format!(
                "insert into accounts_membership
                   (id, account_id, organisation_id, role, place_id, ends_on, made_at, made_by)
                 values ('{membership}', '{account}', '{organisation}', '{role}', {place}, '{LAST_DAY}', '{at}', 'operator')"
            ),
        ])
        .await;
        (account, membership)
    }

    /// Lets somebody sign in who is this for an organisation; `place` where the hat is for one place only.
    pub async fn member(&self, role: Role, organisation: &Id, place: Option<&Id>) -> Member {
        let now = self.ground.clock.now();
        let (name, sign_in) = (self.ground.ids.next(now), self.ground.ids.next(now));
        let (account, membership) = self.account(name.as_str(), role, organisation, place).await;
        // As long as a real one, and the same wherever the same ids are.
        let secret = kept_of(sign_in.as_str());
        let (kept, at) = (kept_of(&secret), db::moment(now));
        self.write(&[format!(
            "insert into accounts_sign_in
               (id, account_id, kept_secret, stage, membership_id, public_computer, began_at, last_seen_at, ends_at)
             values ('{sign_in}', '{account}', '{kept}', 'open', '{membership}', 0, '{at}', '{at}', '{LAST_DAY}T00:00:00.000Z')"
        )])
        .await;
        Member {
            secret,
            sign_in,
            membership,
        }
    }

    /// Ends the membership.
    pub async fn revoke(&self, member: &Member) {
        let (at, id) = (db::moment(self.ground.clock.now()), &member.membership);
        self.write(&[format!(
            "update accounts_membership set ended_at = '{at}' where id = '{id}'"
        )])
        .await;
    }

    /// Somebody has just shown again that it is them.
    pub async fn confirm(&self, member: &Member) {
        let until = self.ground.clock.now() + SignedDuration::from_mins(5);
        let (until, id) = (db::moment(until), &member.sign_in);
        self.write(&[format!(
            "update accounts_sign_in set confirmed_until = '{until}' where id = '{id}'"
        )])
        .await;
    }

    /// Lets time pass in which whoever is signed in goes on working.
    pub async fn pass(&self, by: SignedDuration) {
        self.clock.advance(by);
        let now = db::moment(self.ground.clock.now());
        self.write(&[format!(
            "update accounts_sign_in set last_seen_at = '{now}' where stage = 'open'"
        )])
        .await;
    }

    /// The same, in front of a browser.
    pub async fn signed_in(&self, role: Role, organisation: &Id, place: Option<&Id>) -> Visitor {
        let member = self.member(role, organisation, place).await;
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

async fn a_server_that_is_gone_leaves_nothing_behind_it(db: db::Db) {
    let server = Server::open(db).await;
    let ground = Arc::downgrade(&server.ground);
    assert!(ground.upgrade().is_some());
    drop(server);
    assert!(ground.upgrade().is_none(), "something holds it for ever");
}

testkit::both_databases!(&MIGRATIONS; a_server_that_is_gone_leaves_nothing_behind_it);
