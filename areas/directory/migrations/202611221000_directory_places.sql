-- Who can help, where, when. Unknown is the absence of a row or a null, never a "no".

create table directory_source (
    id text primary key,
    title text not null,
    publisher text,
    address text,
    edition text,
    language text,
    licence text
);

create table directory_commune (
    nis text primary key,
    name_fr text not null,
    name_nl text not null,
    name_de text not null
);

create table directory_postcode (
    postcode text not null,
    nis text not null,
    primary key (postcode, nis),
    constraint directory_postcode_commune foreign key (nis) references directory_commune (nis)
);

create table directory_organisation (
    id text primary key,
    kind text not null,
    phone text,
    email text,
    website text,
    commune_nis text,
    postcode text,
    source_id text not null,
    section text,
    stated_on text,
    state text not null default 'active',
    constraint directory_organisation_commune foreign key (commune_nis) references directory_commune (nis),
    constraint directory_organisation_source foreign key (source_id) references directory_source (id),
    constraint directory_organisation_state check (state in ('active', 'closed'))
);

create table directory_organisation_other_name (
    organisation_id text not null,
    name text not null,
    primary key (organisation_id, name),
    constraint directory_organisation_other_name_owner foreign key (organisation_id) references directory_organisation (id)
);

create table directory_organisation_text (
    organisation_id text not null,
    field text not null,
    language text not null,
    text text not null,
    primary key (organisation_id, field, language),
    constraint directory_organisation_text_owner foreign key (organisation_id) references directory_organisation (id),
    constraint directory_organisation_text_field check (field in ('name', 'says')),
    constraint directory_organisation_text_language check (length(language) in (0, 2))
);

create table directory_place (
    id text primary key,
    organisation_id text,
    kind text not null,
    label text,
    mobile bigint not null default 0,
    several bigint not null default 0,
    region text,
    commune_nis text,
    postcode text,
    street text,
    lat double precision,
    lon double precision,
    phone text,
    email text,
    website text,
    hours text,
    source_id text not null,
    section text,
    stated_on text,
    confirmed_on text,
    state text not null default 'active',
    constraint directory_place_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint directory_place_commune foreign key (commune_nis) references directory_commune (nis),
    constraint directory_place_source foreign key (source_id) references directory_source (id),
    constraint directory_place_state check (state in ('active', 'closed')),
    constraint directory_place_mobile check (mobile in (0, 1)),
    constraint directory_place_several check (several in (0, 1)),
    constraint directory_place_point check (
        (lat is null and lon is null) or (lat between -90 and 90 and lon between -180 and 180)
    )
);

create index directory_place_by_organisation on directory_place (organisation_id);

create table directory_place_text (
    place_id text not null,
    field text not null,
    language text not null,
    text text not null,
    primary key (place_id, field, language),
    constraint directory_place_text_owner foreign key (place_id) references directory_place (id),
    constraint directory_place_text_field check (field in ('name', 'says', 'for-whom', 'price', 'access')),
    constraint directory_place_text_language check (length(language) in (0, 2))
);

-- How documents also spell it: for searching.
create table directory_place_other_name (
    place_id text not null,
    name text not null,
    primary key (place_id, name),
    constraint directory_place_other_name_owner foreign key (place_id) references directory_place (id)
);

create table directory_service (
    place_id text not null,
    need text not null,
    mode text not null,
    answer text not null default 'yes',
    source_id text not null,
    primary key (place_id, need, mode),
    constraint directory_service_place foreign key (place_id) references directory_place (id),
    constraint directory_service_source foreign key (source_id) references directory_source (id),
    constraint directory_service_need check (
        need in ('procedures', 'learn', 'device', 'equipment', 'safety', 'work', 'children', 'unknown')
    ),
    constraint directory_service_mode check (mode in ('on_site', 'home', 'remote')),
    constraint directory_service_answer check (answer in ('yes', 'no'))
);

-- One known answer to one question about a place; no row where nobody knows.
create table directory_answer (
    place_id text not null,
    question text not null,
    answer text not null,
    source_id text not null,
    primary key (place_id, question),
    constraint directory_answer_place foreign key (place_id) references directory_place (id),
    constraint directory_answer_source foreign key (source_id) references directory_source (id),
    constraint directory_answer_question check (
        question in ('free', 'membership', 'identity_card', 'appointment', 'wheelchair', 'individual', 'group')
        or question like 'speaks:__'
    ),
    constraint directory_answer_answer check (answer in ('yes', 'no'))
);

create table directory_listing (
    slug text primary key,
    position bigint not null,
    complete bigint not null default 1,
    source_id text not null,
    constraint directory_listing_source foreign key (source_id) references directory_source (id)
);

create table directory_listing_text (
    listing_slug text not null,
    field text not null,
    language text not null,
    text text not null,
    primary key (listing_slug, field, language),
    constraint directory_listing_text_owner foreign key (listing_slug) references directory_listing (slug),
    constraint directory_listing_text_field check (field in ('name', 'says'))
);

-- The needs for which a listing is worth a look.
create table directory_listing_need (
    listing_slug text not null,
    need text not null,
    primary key (listing_slug, need),
    constraint directory_listing_need_listing foreign key (listing_slug) references directory_listing (slug),
    constraint directory_listing_need_need check (
        need in ('procedures', 'learn', 'device', 'equipment', 'safety', 'work', 'children', 'unknown')
    )
);

create table directory_listing_entry (
    listing_slug text not null,
    position bigint not null,
    organisation_id text,
    place_id text,
    label text,
    name text,
    website text,
    state text not null default 'offered',
    source_id text not null,
    primary key (listing_slug, position),
    constraint directory_listing_entry_listing foreign key (listing_slug) references directory_listing (slug),
    constraint directory_listing_entry_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint directory_listing_entry_place foreign key (place_id) references directory_place (id),
    constraint directory_listing_entry_source foreign key (source_id) references directory_source (id),
    constraint directory_listing_entry_state check (state in ('offered', 'ask', 'ended')),
    constraint directory_listing_entry_named check (
        organisation_id is not null or place_id is not null or label is not null or name is not null
    )
);

create table directory_listing_entry_text (
    listing_slug text not null,
    position bigint not null,
    field text not null,
    language text not null,
    text text not null,
    primary key (listing_slug, position, field, language),
    constraint directory_listing_entry_text_owner foreign key (listing_slug, position)
        references directory_listing_entry (listing_slug, position),
    constraint directory_listing_entry_text_field check (field in ('says', 'for-whom'))
);

-- Ids never die: an id that was merged leads to the one that stays, a closed one to nothing.
create table directory_alias (
    old_id text primary key,
    kind text not null,
    new_id text,
    since text not null,
    constraint directory_alias_kind check (kind in ('place', 'organisation')),
    constraint directory_alias_elsewhere check (new_id is null or new_id <> old_id)
);
