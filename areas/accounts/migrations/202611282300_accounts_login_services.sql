-- Signing in at the login services that public bodies use. Who somebody is there is known by issuer and
-- subject together, never by a name or an e-mail address: those pass from one person to another.

create table accounts_login_link (
    issuer text not null,
    subject text not null,
    account_id text not null,
    linked_at text not null,
    primary key (issuer, subject),
    constraint accounts_login_link_account foreign key (account_id) references accounts_account (id),
    constraint accounts_login_link_subject check (length(subject) between 1 and 255)
);

-- One person has one identity at a service: another one would be somebody else's.
create unique index accounts_login_link_account_id_issuer_key on accounts_login_link (account_id, issuer);

-- A browser that is on its way to a login service and back. It is taken away when it comes back, once.
create table accounts_login_visit (
    -- The digest of the secret that the browser holds meanwhile: it is found by this and nothing else.
    kept_secret text primary key,
    login_service text not null,
    -- What has to fit when the browser comes back, as the engine of OpenID Connect writes it.
    started text not null,
    -- The sign-in whose account is to be linked; absent where somebody signs in.
    sign_in_id text,
    language text not null,
    -- Where the person goes on to afterwards, behind the language.
    next text not null,
    public_computer bigint not null,
    ends_at text not null,
    constraint accounts_login_visit_kept_secret check (length(kept_secret) = 64),
    constraint accounts_login_visit_sign_in foreign key (sign_in_id) references accounts_sign_in (id),
    constraint accounts_login_visit_language check (length(language) = 2),
    constraint accounts_login_visit_next check (length(next) <= 500),
    constraint accounts_login_visit_public_computer check (public_computer in (0, 1))
);

create index accounts_login_visit_by_sign_in on accounts_login_visit (sign_in_id);

-- Where somebody came in by: they must be able to leave there too.
alter table accounts_sign_in add column login_service text;
