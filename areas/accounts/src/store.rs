//! The SQL of accounts, sign-ins, memberships, codes and invitations.

mod accounts;
mod attempts;
mod codes;
mod invitations;
mod login_services;
mod memberships;
mod sign_ins;
mod upkeep;

pub use accounts::{
    Account, account, account_called, active_accounts, add_account, change_account, close_account,
    set_password, set_totp, use_totp_step,
};
pub use attempts::{Attempt, forget_attempts, forgive_attempt, purge_attempts, take_attempt};
pub use codes::{codes_left, put_codes, use_code};
pub use invitations::{
    Invitation, Kind, NewInvitation, add_invitation, hold_invitation, invitation_of,
    invitations_of, renewals_of_members, use_invitation, withdraw_invitation, withdraw_renewals,
};
pub use login_services::{
    LoginVisit, NewLoginLink, account_linked_to, link_login, login_links_of, purge_login_visits,
    put_login_visit, take_login_visit, unlink_logins,
};
pub use memberships::{
    Membership, NewMembership, add_membership, end_membership, has_administrator,
    hold_administrators, membership, memberships_of, memberships_of_organisation, renew_membership,
};
pub use sign_ins::{
    Ended, NewSignIn, OpenSignIn, SignInRow, Silence, Stage, add_sign_in, choose_membership,
    confirm, end_other_sign_ins, end_over, end_sign_in, left_behind, note_login_service,
    open_sign_in, open_sign_ins, purge_sign_ins, renew_secret, sign_in_of, touch,
};
pub use upkeep::{
    end_lapsed_memberships, forget_for_whom, purge_accounts, purge_invitations, purge_memberships,
};

use kernel::Id;

fn id(text: &str) -> Result<Id, db::Error> {
    Id::parse(text).map_err(|_| db::Error::unreadable("an id"))
}

fn moment_or_none(text: Option<String>) -> Result<Option<jiff::Timestamp>, db::Error> {
    text.map(|text| db::read_moment(&text)).transpose()
}
