-- Who may enter, for which organisation, as what. Nothing here is needed by a person who looks for help.

create table accounts_account (
    id text primary key,
    -- What is typed to sign in: an e-mail address or any name, in small letters. Shared addresses are
    -- fine for mail; a sign-in name is one account's.
    sign_in_name text not null,
    -- How the person wants to be called on the screen.
    name text not null,
    language text not null,
    email text,
    -- PHC text of Argon2id; absent where a login service vouches for the person.
    password text,
    password_changed_at text,
    -- The secret of the code app, absent until it is set up.
    totp_secret text,
    -- The last step of time whose code was used: a code counts once (RFC 6238, section 5.2).
    totp_last_step bigint,
    state text not null default 'active',
    created_at text not null,
    closed_at text,
    constraint accounts_account_id check (length(id) = 36),
    constraint accounts_account_sign_in_name check (length(sign_in_name) between 3 and 120),
    constraint accounts_account_name check (length(name) between 1 and 80),
    constraint accounts_account_language check (length(language) = 2),
    constraint accounts_account_password check ((password is null) = (password_changed_at is null)),
    constraint accounts_account_state check (
        (state = 'active' and closed_at is null) or (state = 'closed' and closed_at is not null)
    )
);

create unique index accounts_account_sign_in_name_key on accounts_account (sign_in_name);

-- What an account is for an organisation, until a day. It is ended, never deleted: what was done under
-- it must still say for whom.
create table accounts_membership (
    id text primary key,
    account_id text not null,
    organisation_id text not null,
    role text not null,
    -- The one place that it is for; absent, all places of the organisation.
    place_id text,
    -- The last day on which it counts.
    ends_on text not null,
    ended_at text,
    made_at text not null,
    -- `operator` or `account:ID`.
    made_by text not null,
    constraint accounts_membership_id check (length(id) = 36),
    constraint accounts_membership_account foreign key (account_id) references accounts_account (id),
    constraint accounts_membership_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint accounts_membership_place foreign key (place_id) references directory_place (id),
    constraint accounts_membership_role check (
        role in ('mediator', 'place_manager', 'referrer', 'coordinator', 'administrator')
    ),
    constraint accounts_membership_place_of_role check (
        place_id is null or role in ('mediator', 'place_manager', 'referrer')
    ),
    constraint accounts_membership_ends_on check (
        length(ends_on) = 10 and length(replace(ends_on, '-', '')) = 8 and rtrim(replace(ends_on, '-', ''), '0123456789') = ''
        and substr(ends_on, 5, 1) = '-' and substr(ends_on, 8, 1) = '-'
        and substr(ends_on, 6, 2) between '01' and '12' and substr(ends_on, 9, 2) between '01' and '31'
    ),
    constraint accounts_membership_made_by check (made_by = 'operator' or substr(made_by, 1, 8) = 'account:')
);

create index accounts_membership_by_account on accounts_membership (account_id);
create index accounts_membership_by_organisation on accounts_membership (organisation_id);

-- A signed-in browser. Of its secret only the digest is kept: who reads this table cannot sign in.
create table accounts_sign_in (
    id text primary key,
    account_id text not null,
    kept_secret text not null,
    -- 'code': the password was right, the code is still asked; then 'open'; then 'ended'.
    stage text not null,
    membership_id text,
    public_computer bigint not null,
    -- The kind of browser in a few words, to know one's own again; never the address.
    device text,
    began_at text not null,
    last_seen_at text not null,
    -- From then on it counts no more, whatever happens.
    ends_at text not null,
    -- Until when the person has just shown again that it is them.
    confirmed_until text,
    ended_at text,
    ended_as text,
    constraint accounts_sign_in_id check (length(id) = 36),
    constraint accounts_sign_in_account foreign key (account_id) references accounts_account (id),
    constraint accounts_sign_in_membership foreign key (membership_id) references accounts_membership (id),
    constraint accounts_sign_in_kept_secret check (length(kept_secret) = 64),
    constraint accounts_sign_in_public_computer check (public_computer in (0, 1)),
    constraint accounts_sign_in_stage check (
        (stage in ('code', 'open') and ended_at is null and ended_as is null)
        or (stage = 'ended' and ended_at is not null and ended_as is not null
            and ended_as in ('over', 'signed_out', 'taken_back', 'replaced', 'password_changed', 'account_closed'))
    )
);

create unique index accounts_sign_in_kept_secret_key on accounts_sign_in (kept_secret);
create index accounts_sign_in_by_account on accounts_sign_in (account_id, stage);

-- Wrong passwords and codes, counted for a name whether or not somebody has it: the answer must not
-- say which names exist. Of the name only a digest is kept.
create table accounts_attempt (
    kept_name text primary key,
    failures bigint not null,
    last_at text not null,
    blocked_until text,
    constraint accounts_attempt_kept_name check (length(kept_name) = 64),
    constraint accounts_attempt_failures check (failures >= 0)
);

-- Codes on paper: each counts once.
create table accounts_paper_code (
    account_id text not null,
    kept_code text not null,
    made_at text not null,
    used_at text,
    primary key (account_id, kept_code),
    constraint accounts_paper_code_account foreign key (account_id) references accounts_account (id),
    constraint accounts_paper_code_kept_code check (length(kept_code) = 64)
);

-- An invitation into an organisation, or to choose a new password. The code stands in the link and can
-- be read over the phone; only its digest is kept.
create table accounts_invitation (
    id text primary key,
    kind text not null,
    organisation_id text not null,
    role text,
    place_id text,
    membership_ends_on text,
    -- The account that is to choose a new password, or that took the invitation.
    account_id text,
    -- For whom it is, in the words of whoever invites; gone once it is used or over.
    for_whom text,
    kept_code text not null,
    state text not null default 'open',
    made_at text not null,
    made_by text not null,
    expires_at text not null,
    decided_at text,
    constraint accounts_invitation_id check (length(id) = 36),
    constraint accounts_invitation_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint accounts_invitation_place foreign key (place_id) references directory_place (id),
    constraint accounts_invitation_account foreign key (account_id) references accounts_account (id),
    constraint accounts_invitation_kept_code check (length(kept_code) = 64),
    constraint accounts_invitation_kind check (
        (kind = 'join' and role is not null and membership_ends_on is not null
            and role in ('mediator', 'place_manager', 'referrer', 'coordinator', 'administrator'))
        or (kind = 'renew' and role is null and place_id is null and membership_ends_on is null
            and account_id is not null)
    ),
    constraint accounts_invitation_state check (
        (state = 'open' and decided_at is null)
        or (state in ('used', 'withdrawn') and decided_at is not null and for_whom is null)
    ),
    constraint accounts_invitation_made_by check (made_by = 'operator' or substr(made_by, 1, 8) = 'account:')
);

create unique index accounts_invitation_kept_code_key on accounts_invitation (kept_code);
create index accounts_invitation_by_organisation on accounts_invitation (organisation_id, state);
