-- Places that somebody without an account told us of, until somebody who knows the commune has checked them.
-- Gone 90 days after the decision, one year after it was made where nobody decides.
create table directory_proposal (
    id text primary key,
    -- What the person reads out over the phone.
    number text not null unique,
    name text not null,
    -- Codes of needs, with a space between them.
    needs text not null,
    commune_nis text not null,
    postcode text,
    street text,
    hours text,
    phone text,
    website text,
    known_by text not null,
    message text not null,
    language text not null,
    state text not null default 'proposed',
    made_at text not null,
    decided_at text,
    reason text,
    -- The place that was made, or the one that was known already.
    place_id text,
    constraint directory_proposal_id check (length(id) = 36),
    constraint directory_proposal_number check (length(number) = 8 and rtrim(number, '0123456789') = ''),
    constraint directory_proposal_name check (length(name) > 0),
    constraint directory_proposal_commune foreign key (commune_nis) references directory_commune (nis),
    constraint directory_proposal_postcode foreign key (postcode) references directory_postcode (postcode),
    constraint directory_proposal_place foreign key (place_id) references directory_place (id),
    constraint directory_proposal_known_by check (known_by in ('works', 'knows', 'saw')),
    constraint directory_proposal_language check (length(language) = 2),
    constraint directory_proposal_made_at check (length(made_at) = 24),
    constraint directory_proposal_decided check (
        (state = 'proposed' and decided_at is null and reason is null and place_id is null)
        or (state in ('accepted', 'known') and decided_at is not null and reason is null and place_id is not null)
        or (
            state = 'refused' and decided_at is not null and place_id is null and reason is not null
            and reason in ('no_help', 'not_found', 'closed', 'not_public', 'not_useful')
        )
    )
);

create index directory_proposal_by_state on directory_proposal (state, made_at);
