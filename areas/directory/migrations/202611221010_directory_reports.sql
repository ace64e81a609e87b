-- "Something is wrong here": what was written, never by whom. Gone 90 days after it is settled.

create table directory_report (
    id text primary key,
    place_id text not null,
    subject text not null,
    message text not null,
    language text not null,
    state text not null default 'open',
    made_at text not null,
    settled_at text,
    settled_as text,
    constraint directory_report_place foreign key (place_id) references directory_place (id),
    constraint directory_report_state check (state in ('open', 'settled')),
    constraint directory_report_subject check (
        subject in ('closed', 'hours', 'address', 'phone', 'services', 'price', 'access', 'other')
    ),
    constraint directory_report_settled check (
        (state = 'open' and settled_at is null and settled_as is null)
        or (state = 'settled' and settled_at is not null and settled_as in ('mended', 'nothing_wrong', 'not_useful'))
    )
);

create index directory_report_by_state on directory_report (state, made_at);

-- How often each kind of help was sought and found, per day and commune: never words, never positions.
create table directory_search_count (
    day text not null,
    nis text not null,
    need text not null,
    outcome text not null,
    searches bigint not null,
    primary key (day, nis, need, outcome),
    constraint directory_search_count_outcome check (outcome in ('found', 'almost', 'nothing')),
    constraint directory_search_count_searches check (searches > 0)
);
