-- What people changed of each place, field by field: what stood there, what stands there since, when and by whom.
-- Readings of lists do not stand here: a record says itself what its source says.

create table directory_place_change (
    id text primary key,
    place_id text not null,
    field text not null,
    kind text not null,
    -- The values as JSON lists; an empty list is unknown.
    was text not null,
    became text not null,
    changed_at text not null,
    -- Forgotten two years after the change; the organisation in whose name it was made stays.
    changed_by text,
    organisation_id text,
    -- The change that this one took back.
    undoes text,
    constraint directory_place_change_id check (length(id) = 36),
    constraint directory_place_change_place foreign key (place_id) references directory_place (id),
    constraint directory_place_change_field check (length(field) between 1 and 60),
    constraint directory_place_change_kind check (kind in ('edited', 'confirmed', 'undone', 'closed', 'merged')),
    constraint directory_place_change_by check (
        changed_by is null or changed_by in ('public', 'operator') or substr(changed_by, 1, 8) = 'account:'
    ),
    constraint directory_place_change_undoes foreign key (undoes) references directory_place_change (id)
);

create index directory_place_change_by_place on directory_place_change (place_id, changed_at);
create index directory_place_change_by_moment on directory_place_change (changed_at);
