-- "Something is wrong here": what was written, never by whom. Gone 90 days after it is settled,
-- two years after it was made where nobody settles it.

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
    constraint directory_report_id check (length(id) = 36),
    constraint directory_report_language check (length(language) = 2),
    constraint directory_report_place foreign key (place_id) references directory_place (id),
    constraint directory_report_subject check (
        subject in ('closed', 'hours', 'address', 'phone', 'services', 'price', 'access', 'other')
    ),
    constraint directory_report_settled check (
        (state = 'open' and settled_at is null and settled_as is null)
        or (
            state = 'settled' and settled_at is not null and settled_as is not null
            and settled_as in ('mended', 'nothing_wrong', 'not_useful')
        )
    )
);

create index directory_report_by_state on directory_report (state, made_at);

-- How often each kind of help was sought and found, per day and commune: never words, never positions.
-- An empty commune is a search without one: a primary key takes no null.
create table directory_search_count (
    day text not null,
    nis text not null,
    need text not null,
    outcome text not null,
    searches bigint not null,
    primary key (day, nis, need, outcome),
    constraint directory_search_count_day check (
        length(day) = 10 and length(replace(day, '-', '')) = 8 and rtrim(replace(day, '-', ''), '0123456789') = ''
        and substr(day, 5, 1) = '-' and substr(day, 8, 1) = '-'
        and substr(day, 6, 2) between '01' and '12' and substr(day, 9, 2) between '01' and '31'
    ),
    constraint directory_search_count_nis check (
        nis = '' or (length(nis) = 5 and rtrim(nis, '0123456789') = '')
    ),
    constraint directory_search_count_need check (
        need in ('procedures', 'learn', 'device', 'equipment', 'safety', 'work', 'children', 'unknown')
    ),
    constraint directory_search_count_outcome check (outcome in ('found', 'almost', 'nothing')),
    constraint directory_search_count_searches check (searches > 0)
);
