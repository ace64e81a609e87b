-- What each source says of each place, kept as it said it; a place shows the best of what its records say.
-- Nothing that a source says is thrown away because another one says something else.

alter table directory_place add column country text not null default 'BE'
    constraint directory_place_country check (
        length(country) = 2 and rtrim(country, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = ''
        and (country = 'BE' or (postcode is null and commune_nis is null))
    );
alter table directory_place add column abroad_postcode text
    constraint directory_place_abroad_postcode check (abroad_postcode is null or country <> 'BE');
alter table directory_place add column abroad_commune text
    constraint directory_place_abroad_commune check (abroad_commune is null or country <> 'BE');
-- The day on which the last of its sources no longer named it.
alter table directory_place add column gone_on text
    constraint directory_place_gone_on check (
        gone_on is null or (length(gone_on) = 10 and length(replace(gone_on, '-', '')) = 8
        and rtrim(replace(gone_on, '-', ''), '0123456789') = ''
        and substr(gone_on, 5, 1) = '-' and substr(gone_on, 8, 1) = '-'
        and substr(gone_on, 6, 2) between '01' and '12' and substr(gone_on, 9, 2) between '01' and '31')
    );

-- One reading of one file.
create table directory_import (
    id text primary key,
    source_id text not null,
    started_at text not null,
    finished_at text,
    constraint directory_import_id check (length(id) = 36),
    constraint directory_import_source foreign key (source_id) references directory_source (id)
);

create table directory_record (
    source_id text not null,
    source_key text not null,
    place_id text not null,
    -- The place that was made for this record: where it goes back to when a merge is undone.
    home_place_id text not null,
    fields text not null,
    fingerprint text not null,
    stated_on text,
    taken_on text not null,
    -- The last reading that met it, and in which row.
    import_id text,
    row_number bigint,
    gone_on text,
    primary key (source_id, source_key),
    constraint directory_record_source foreign key (source_id) references directory_source (id),
    constraint directory_record_place foreign key (place_id) references directory_place (id),
    constraint directory_record_home foreign key (home_place_id) references directory_place (id),
    constraint directory_record_import foreign key (import_id) references directory_import (id),
    constraint directory_record_key check (length(source_key) between 1 and 200),
    constraint directory_record_fingerprint check (length(fingerprint) = 64),
    constraint directory_record_dates check (
        length(taken_on) = 10 and (gone_on is null or length(gone_on) = 10)
        and (stated_on is null or length(stated_on) in (7, 10))
    )
);

create index directory_record_by_place on directory_record (place_id);
create index directory_record_by_home on directory_record (home_place_id);
create index directory_record_by_import on directory_record (import_id);

-- A field that was changed here: it stands before what every source says, and says since when and by whom.
create table directory_correction (
    place_id text not null,
    field text not null,
    -- The values as a JSON list; an empty list forgets what the sources say.
    said text not null,
    changed_at text not null,
    changed_by text not null,
    primary key (place_id, field),
    constraint directory_correction_place foreign key (place_id) references directory_place (id),
    constraint directory_correction_by check (changed_by = 'operator' or substr(changed_by, 1, 8) = 'account:')
);

-- Which source a region believes first: a country, or the communes whose code begins so.
create table directory_preference (
    country text not null,
    code_prefix text not null,
    source_id text not null,
    constraint directory_preference_country check (
        length(country) = 2 and rtrim(country, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = ''
    ),
    constraint directory_preference_source foreign key (source_id) references directory_source (id),
    primary key (country, code_prefix)
);

-- Two places that may be the same. Only a person says whether they are.
create table directory_duplicate (
    place_id text not null,
    other_id text not null,
    score double precision not null,
    -- The reasons for and against, as JSON.
    reasons text not null,
    state text not null,
    proposed_on text not null,
    decided_on text,
    -- What a merge moved besides records, as JSON: for its undoing.
    moved text,
    primary key (place_id, other_id),
    constraint directory_duplicate_place foreign key (place_id) references directory_place (id),
    constraint directory_duplicate_other foreign key (other_id) references directory_place (id),
    -- In one order, so that no pair stands here twice.
    constraint directory_duplicate_two check (place_id < other_id),
    constraint directory_duplicate_score check (score between 0 and 1),
    constraint directory_duplicate_state check (
        (state = 'proposed' and decided_on is null and moved is null)
        or (state = 'apart' and decided_on is not null and moved is null)
        or (state = 'merged' and decided_on is not null and moved is not null)
    )
);

create index directory_duplicate_by_state on directory_duplicate (state, score);
