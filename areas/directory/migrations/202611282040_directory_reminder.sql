-- How often somebody wants to be asked whether the facts of a place still hold, and how.
create table directory_reminder (
    place_id text primary key,
    months bigint not null,
    way text not null,
    -- Where the mail goes; gone when the membership of whoever gave it ends, or after two years without an answer.
    address text,
    membership_id text,
    language text not null,
    set_at text not null,
    constraint directory_reminder_place foreign key (place_id) references directory_place (id),
    constraint directory_reminder_months check (months in (3, 6, 12)),
    constraint directory_reminder_way check (way in ('mail', 'call', 'none')),
    constraint directory_reminder_address check (
        (way = 'mail' and address is not null and membership_id is not null and length(membership_id) = 36
            and length(address) between 3 and 254)
        or (way <> 'mail' and address is null and membership_id is null)
    ),
    constraint directory_reminder_language check (length(language) = 2),
    constraint directory_reminder_set_at check (length(set_at) = 24)
);

create index directory_reminder_by_membership on directory_reminder (membership_id);

-- What was reminded of: one row for each place and day on which it was due.
create table directory_reminder_made (
    place_id text not null,
    due_on text not null,
    way text not null,
    made_at text not null,
    primary key (place_id, due_on),
    constraint directory_reminder_made_place foreign key (place_id) references directory_place (id),
    constraint directory_reminder_made_due check (
        length(due_on) = 10 and length(replace(due_on, '-', '')) = 8 and rtrim(replace(due_on, '-', ''), '0123456789') = ''
        and substr(due_on, 5, 1) = '-' and substr(due_on, 8, 1) = '-'
        and substr(due_on, 6, 2) between '01' and '12' and substr(due_on, 9, 2) between '01' and '31'
    ),
    constraint directory_reminder_made_way check (way in ('mail', 'call')),
    constraint directory_reminder_made_at check (length(made_at) = 24)
);
