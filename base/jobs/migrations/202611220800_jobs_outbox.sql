-- Who did what, kept for the installation; holds ids and fields, never what somebody wrote.
create table audit_event (
    id text primary key,
    at text not null,
    actor text not null,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    detail text not null
);

create index audit_event_by_subject on audit_event (subject_kind, subject_id, at);
create index audit_event_by_time on audit_event (at);

-- What others have to hear of, in the order in which it was committed.
create table outbox (
    position bigint primary key,
    at text not null,
    topic text not null,
    subject_id text not null,
    payload text not null
);

create index outbox_by_time on outbox (at);

-- One row: whoever raises the value holds its lock until the end of the transaction, so that
-- positions become visible in their order and a reader who is at n has seen all up to n.
create table outbox_position (
    one bigint primary key,
    value bigint not null,
    constraint outbox_position_one check (one = 1)
);

insert into outbox_position (one, value) values (1, 0);
