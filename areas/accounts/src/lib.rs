//! Who may enter: accounts, sign-ins, memberships of organisations with an end, roles.
//!
//! An account is not a person who looks for help: those need none. The face of the area: [`area`] for
//! the app, and the few functions that commands call.

mod access;
mod jobs;
mod model;
mod pages;
mod store;

use std::sync::{Arc, OnceLock, Weak};

use directory::Directory;
use jiff::{SignedDuration, Timestamp};
use web::limit::Limit;
use web::sign_in::{MaybeLeftBehind, Recognised};
use web::{Area, Ground, PersonalColumn, SignIns, Table};

pub use crate::access::{ManageMembers, RunAccounts, may_manage_members, may_run_accounts};
use crate::jobs::Passwords;
pub use crate::jobs::{
    AccountError, Invited, JoinRefused, Joined, Joining, KnownAccount, LoginService, Member,
    MemberError, Mend, Offer, PasswordFailure, close_account, end_membership, give_new_password,
    invitations, invite, invite_to_renew, join, list_accounts, members, organisation_of_membership,
    renew, renew_membership, return_address, take, withdraw,
};
pub use crate::model::{Code, DayProblem, NameProblem, PasswordProblem, TotpSecret, for_whom};
pub use crate::store::{Invitation, Kind as InvitationKind, Membership};

/// The area's tables, in the order in which they come to be.
pub const MIGRATIONS: [db::Migration; 2] = [
    db::migration!("202611282000_accounts_accounts"),
    db::migration!("202611282300_accounts_login_services"),
];

/// What people read in this area.
pub const TEXTS: i18n::Source = i18n::source!("accounts");

const fn of_account(name: &'static str, purpose: &'static str) -> PersonalColumn {
    PersonalColumn {
        name,
        purpose,
        readers: "the person whose account it is",
        ends: "when the account is closed",
    }
}

const fn of_sign_in(name: &'static str, purpose: &'static str) -> PersonalColumn {
    PersonalColumn {
        name,
        purpose,
        readers: "the person whose account it is",
        ends: "30 days after the sign-in could no longer be used, with the row",
    }
}

/// What people read about their own account.
pub const ACCOUNT_TEXTS: i18n::Source = i18n::source!("account");

/// What people read about signing in at a login service.
pub const LOGIN_SERVICE_TEXTS: i18n::Source = i18n::source!("login-service");

/// What is in the tables about persons, and until when.
const TABLES: [Table; 8] = [
    Table {
        name: "accounts_account",
        personal: &[
            of_account(
                "sign_in_name",
                "to find the account that somebody signs in to",
            ),
            PersonalColumn {
                name: "name",
                purpose: "to show the person and their colleagues who it is",
                readers: "the person; the administrators of their organisations",
                ends: "when the account is closed",
            },
            of_account("language", "to write to the person in it"),
            of_account("email", "to write to the person, where they want it"),
            of_account(
                "password",
                "to check the password: a hash, which nobody can read it from",
            ),
            of_account("totp_secret", "to check the code of the person's app"),
        ],
    },
    Table {
        name: "accounts_membership",
        personal: &[PersonalColumn {
            name: "account_id",
            purpose: "to know for whom somebody acts, and as what",
            readers: "the person; the administrators of the organisation",
            ends: "two years after the membership ended or the account was closed, with the row",
        }],
    },
    Table {
        name: "accounts_sign_in",
        personal: &[
            of_sign_in(
                "device",
                "to know one's own browsers again in the list of sign-ins",
            ),
            of_sign_in(
                "login_service",
                "to show the way out there too to whoever signs out here",
            ),
        ],
    },
    Table {
        name: "accounts_attempt",
        personal: &[PersonalColumn {
            name: "kept_name",
            purpose: "to slow down whoever guesses passwords: a digest of the name that was typed",
            readers: "nobody: it is only compared",
            ends: "a day after the last attempt",
        }],
    },
    Table::of_things("accounts_paper_code"),
    Table {
        name: "accounts_login_link",
        personal: &[PersonalColumn {
            name: "subject",
            purpose: "to know the person again who signs in at a login service: the service's own word for them",
            readers: "nobody: it is only compared",
            ends: "when the person takes the link away, has another password, or the account is closed",
        }],
    },
    Table {
        name: "accounts_login_visit",
        personal: &[PersonalColumn {
            name: "sign_in_id",
            purpose: "to know whose account is to be linked when the browser comes back",
            readers: "nobody: it is only compared",
            ends: "when the browser comes back; within an hour after its ten minutes, with the row",
        }],
    },
    Table {
        name: "accounts_invitation",
        personal: &[
            PersonalColumn {
                name: "for_whom",
                purpose: "to know which invitation is for whom until it is used",
                readers: "the administrators of the organisation",
                ends: "when the invitation is used or withdrawn; within an hour after it is over",
            },
            PersonalColumn {
                name: "account_id",
                purpose: "to let the person choose a new password, and to tell their administrators that it happened",
                readers: "the administrators of the person's organisations",
                ends: "90 days after the invitation was used, withdrawn or over, with the row",
            },
        ],
    },
];

/// The accounts as one server knows them.
#[derive(Debug)]
pub struct Accounts {
    pub(crate) ground: Arc<Ground>,
    /// Who runs what, and how it is called.
    pub(crate) directory: Arc<Directory>,
    pub(crate) passwords: Passwords,
    /// What went wrong, by network: a digital space is one address, so there is room for many.
    pub(crate) failures: Limit,
    /// Browsers that set out for a login service, by network.
    pub(crate) visits: Limit,
    login_services: OnceLock<Vec<LoginService>>,
}

impl Accounts {
    /// From then on the ground knows who has signed in, as long as the caller keeps what it gets.
    #[must_use]
    pub fn open(ground: Arc<Ground>, directory: Arc<Directory>) -> Arc<Self> {
        let accounts = Arc::new(Self {
            passwords: Passwords::new(),
            // Sixty people who sign in within ten minutes and mistype twice each still come in.
            failures: Limit::new(200, SignedDuration::from_mins(10)),
            visits: Limit::new(200, SignedDuration::from_mins(10)),
            login_services: OnceLock::new(),
            directory,
            ground,
        });
        // Weakly: whoever opened them holds them. Opened twice on one ground, the first stays: both read the
        // same tables.
        let accounts_of_ground: Weak<Self> = Arc::downgrade(&accounts);
        let _ = accounts.ground.sign_ins.set(accounts_of_ground);
        accounts
    }

    /// Lets people sign in at these login services. Only the first call counts.
    pub fn use_login_services(&self, services: Vec<LoginService>) {
        let _ = self.login_services.set(services);
    }

    pub(crate) fn login_services(&self) -> &[LoginService] {
        self.login_services.get().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn login_service(&self, name: &str) -> Option<&LoginService> {
        let mut services = self.login_services().iter();
        services.find(|service| service.name() == name)
    }

    /// How many passwords were compared since the start: what guessing costs, and whether a name that
    /// nobody has costs as much.
    #[must_use]
    pub fn passwords_compared(&self) -> u64 {
        self.passwords.compared()
    }
}

/// The address that takes somebody to what a code offers. The code in it is a key that counts once: it
/// is given to one person, like a letter.
#[must_use]
pub fn link(ground: &Ground, language: kernel::Language, code: &Code) -> String {
    let address = &ground.installation.address;
    format!("{address}/{language}/invitation/{}", code.digits())
}

impl SignIns for Accounts {
    fn recognise<'a>(&'a self, secret: &'a str, now: Timestamp) -> Recognised<'a> {
        Box::pin(jobs::recognise(self, secret, now))
    }

    fn left_behind<'a>(&'a self, secret: &'a str, _now: Timestamp) -> MaybeLeftBehind<'a> {
        Box::pin(jobs::left_behind(self, secret))
    }
}

/// The area, as the app lists it.
#[must_use]
pub fn area(accounts: &Arc<Accounts>) -> Area {
    Area {
        name: "accounts",
        routes: pages::routes(accounts),
        jobs: jobs::scheduled(accounts),
        tables: &TABLES,
        api: utoipa::openapi::OpenApi::default(),
    }
}
