//! Two organisations side by side, and somebody in each role.

use std::net::{IpAddr, Ipv4Addr};

use accounts::{Code, Joining};
use jiff::SignedDuration;
use kernel::{Id, Language};
use testkit::Visitor;
use web::{Actor, Role};

use crate::ground::Server;

pub const PASSWORD: &str = "lampe tapis gare";

/// Somebody who may sign in, with the codes on paper that are left.
pub struct Member {
    pub account: Id,
    pub sign_in_name: String,
    pub codes: Vec<Code>,
}

/// Invites somebody as the operator does, and has them join.
pub async fn member(server: &Server, name: &str, organisation: &Id, role: Role, place: Option<&Id>) -> Member {
    let permit = accounts::may_manage_members(&Actor::Operator, organisation).unwrap();
    let invited = accounts::invite(&server.accounts, &permit, role, place, None, Some(name))
        .await
        .unwrap();
    let sign_in_name = format!("{name}@accounts.example");
    let joining = Joining {
        sign_in_name: &sign_in_name,
        name,
        password: PASSWORD,
        language: Language::French,
    };
    let joined = accounts::join(&server.accounts, invited.code.digits(), &joining, network())
        .await
        .unwrap();
    Member {
        account: joined.account,
        sign_in_name,
        codes: joined.paper_codes,
    }
}

fn network() -> IpAddr {
    Ipv4Addr::new(192, 0, 2, 1).into()
}

impl Member {
    /// A browser in which they are signed in.
    pub async fn browser(&mut self, server: &Server) -> Visitor {
        let mut browser = server.visitor();
        let t = server.texts(Language::French);
        let code = self.codes.pop().unwrap();
        browser
            .visit("/fr/sign-in")
            .await
            .fill(&t.get("sign-in-name"), &self.sign_in_name)
            .fill(&t.get("sign-in-password"), PASSWORD)
            .submit(&t.get("sign-in-button"))
            .await
            .fill(&t.get("sign-in-code"), code.digits())
            .submit(&t.get("sign-in-button"))
            .await;
        assert!(
            browser.html().contains("action=\"/fr/sign-out\""),
            "{}: not signed in",
            browser.url()
        );
        browser
    }
}

/// Moves the clock by less than anybody may be idle.
pub fn a_moment_passes(server: &Server) {
    server.clock.advance(SignedDuration::from_secs(1));
}
