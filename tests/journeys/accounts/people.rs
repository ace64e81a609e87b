//! Members of two organisations, and their browsers.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use accounts::{Code, Invited, Joining, ManageMembers, MemberError};
use jiff::SignedDuration;
use kernel::{Id, Language};
use testkit::Visitor;
use web::{Actor, Hat, Permit, Role};

use crate::ground::Server;

pub const PASSWORD: &str = "lampe tapis gare";

pub const NETWORK: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

/// Somebody who may sign in, with the codes on paper that are left.
#[derive(Debug)]
pub struct Member {
    pub account: Id,
    pub sign_in_name: String,
    pub codes: Vec<Code>,
}

/// Two organisations that run places, in the order of their ids.
pub fn organisations(server: &Server) -> [Id; 2] {
    let board = server.directory.board();
    let mut running = board
        .organisations
        .keys()
        .filter(|id| board.places_of(id).next().is_some());
    [
        running.next().unwrap().clone(),
        running.next().unwrap().clone(),
    ]
}

pub fn place_of(server: &Server, organisation: &Id) -> Id {
    let board = server.directory.board();
    let place = board.places_of(organisation).next().unwrap();
    place.id.clone()
}

pub fn operator(organisation: &Id) -> Permit<ManageMembers> {
    accounts::may_manage_members(&Actor::Operator, organisation).unwrap()
}

pub async fn invited(server: &Server, organisation: &Id, role: Role) -> Invited {
    accounts::invite(
        &server.accounts,
        &operator(organisation),
        role,
        None,
        None,
        None,
    )
    .await
    .unwrap()
}

pub const fn joining(name: &str) -> Joining<'_> {
    Joining {
        sign_in_name: name,
        name,
        password: PASSWORD,
        language: Language::French,
    }
}

/// Invites somebody as the operator does, and has them join.
pub async fn member(server: &Server, name: &str, organisation: &Id, role: Role) -> Member {
    let invited = invited(server, organisation, role).await;
    let code = invited.code.digits();
    let joined = accounts::join(&server.accounts, code, &joining(name), NETWORK)
        .await
        .unwrap();
    Member {
        account: joined.account,
        sign_in_name: name.to_owned(),
        codes: joined.paper_codes,
    }
}

/// The one membership of a member in an organisation.
pub async fn membership(server: &Server, organisation: &Id, member: &Member) -> Id {
    let members = accounts::members(&server.accounts, &operator(organisation)).await;
    let members = members.unwrap();
    let mut own = members
        .iter()
        .filter(|it| it.membership.account == member.account);
    let found = own.next().unwrap().membership.id.clone();
    assert!(own.next().is_none());
    found
}

/// Acts as an administrator under their hat.
pub async fn administrator(
    server: &Server,
    organisation: &Id,
    member: &Member,
) -> Permit<ManageMembers> {
    let hat = Hat {
        account: member.account.clone(),
        membership: membership(server, organisation, member).await,
        organisation: organisation.clone(),
        role: Role::Administrator,
        place: None,
    };
    accounts::may_manage_members(&Actor::Account(Arc::new(hat)), organisation).unwrap()
}

pub fn is_unknown<T>(outcome: Result<T, MemberError>) -> bool {
    matches!(outcome, Err(MemberError::Unknown))
}

/// Whether a page says these words; how wide the spaces between them are does not matter.
pub fn says(browser: &Visitor, words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    browser.text().contains(&words.join(" "))
}

impl Member {
    fn code(&mut self) -> String {
        self.codes.pop().unwrap().to_string()
    }

    /// A browser in which they are signed in.
    pub async fn browser(&mut self, server: &Server) -> Visitor {
        let mut browser = server.visitor();
        self.sign_in(server, &mut browser, PASSWORD).await;
        // For five minutes whoever has just come in is not asked again.
        server.clock.advance(SignedDuration::from_mins(6));
        browser
    }

    /// From the page on which a browser is sent to sign in, or from anywhere.
    pub async fn sign_in(&mut self, server: &Server, browser: &mut Visitor, password: &str) {
        let t = server.texts(Language::French);
        if !browser.url().starts_with("/fr/sign-in") {
            browser.visit("/fr/sign-in?next=/hats").await;
        }
        let code = self.code();
        browser
            .fill(&t.get("sign-in-name"), &self.sign_in_name)
            .fill(&t.get("sign-in-password"), password)
            .submit(&t.get("sign-in-button"))
            .await
            .fill(&t.get("sign-in-code"), &code)
            .submit(&t.get("sign-in-button"))
            .await;
        let button = "action=\"/fr/sign-out\"";
        assert!(
            browser.html().contains(button),
            "not signed in: {}",
            browser.text()
        );
    }

    /// Shows once more that it is them, on the page that asks for it.
    pub async fn confirm(&mut self, server: &Server, browser: &mut Visitor) {
        assert!(
            browser.url().starts_with("/fr/account/confirm"),
            "{}",
            browser.url()
        );
        let t = server.texts(Language::French);
        let code = self.code();
        browser
            .fill(&t.get("sign-in-password"), PASSWORD)
            .fill(&t.get("sign-in-code"), &code)
            .submit(&t.get("sign-in-button"))
            .await;
        assert!(
            !browser.url().starts_with("/fr/account"),
            "{}",
            browser.text()
        );
    }
}
