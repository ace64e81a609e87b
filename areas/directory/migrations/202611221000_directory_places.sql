-- Who can help, where, when. Unknown is the absence of a row or a null, never a "no".
--
-- A check whose answer is null lets the row through: where a part may be null, `is not null` stands beside it.
-- `rtrim(text, letters) = ''` says on both databases that a text holds nothing but these letters;
-- `like` does not mind capitals on SQLite, and `between 'a' and 'z'` depends on the collation on PostgreSQL.

-- What we ship that is loaded anew when a release changes it.
create table directory_reference (
    name text primary key,
    fingerprint text not null,
    constraint directory_reference_fingerprint check (length(fingerprint) = 64)
);

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
    name_de text not null,
    constraint directory_commune_nis check (length(nis) = 5 and rtrim(nis, '0123456789') = '')
);

create table directory_postcode (
    postcode text primary key,
    constraint directory_postcode_postcode check (length(postcode) = 4 and rtrim(postcode, '0123456789') = '')
);

create table directory_commune_postcode (
    postcode text not null,
    nis text not null,
    primary key (postcode, nis),
    constraint directory_commune_postcode_postcode foreign key (postcode) references directory_postcode (postcode),
    constraint directory_commune_postcode_commune foreign key (nis) references directory_commune (nis)
);

-- The labels that this program knows the promises of.
create table directory_label (
    id text primary key
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
    constraint directory_organisation_id check (length(id) = 36),
    constraint directory_organisation_kind check (
        kind in ('charity', 'library', 'commune', 'cpas', 'training', 'company', 'public', 'network', 'other')
    ),
    constraint directory_organisation_commune foreign key (commune_nis) references directory_commune (nis),
    constraint directory_organisation_postcode foreign key (postcode) references directory_postcode (postcode),
    constraint directory_organisation_postcode_in_commune foreign key (postcode, commune_nis)
        references directory_commune_postcode (postcode, nis),
    constraint directory_organisation_source foreign key (source_id) references directory_source (id),
    constraint directory_organisation_state check (state in ('active', 'closed')),
    constraint directory_organisation_stated_on check (
        (length(stated_on) = 10 and length(replace(stated_on, '-', '')) = 8 and rtrim(replace(stated_on, '-', ''), '0123456789') = ''
        and substr(stated_on, 5, 1) = '-' and substr(stated_on, 8, 1) = '-'
        and substr(stated_on, 6, 2) between '01' and '12' and substr(stated_on, 9, 2) between '01' and '31')
        or (length(stated_on) = 7 and length(replace(stated_on, '-', '')) = 6 and rtrim(replace(stated_on, '-', ''), '0123456789') = ''
        and substr(stated_on, 5, 1) = '-' and substr(stated_on, 6, 2) between '01' and '12')
    )
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
    constraint directory_place_id check (length(id) = 36),
    constraint directory_place_kind check (
        kind in ('epn', 'help_desk', 'workshop', 'training', 'online', 'other')
    ),
    constraint directory_place_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint directory_place_label foreign key (label) references directory_label (id),
    constraint directory_place_commune foreign key (commune_nis) references directory_commune (nis),
    constraint directory_place_postcode foreign key (postcode) references directory_postcode (postcode),
    constraint directory_place_postcode_in_commune foreign key (postcode, commune_nis)
        references directory_commune_postcode (postcode, nis),
    constraint directory_place_source foreign key (source_id) references directory_source (id),
    constraint directory_place_state check (state in ('active', 'closed')),
    constraint directory_place_mobile check (mobile in (0, 1)),
    constraint directory_place_several check (several in (0, 1)),
    constraint directory_place_point check (
        (lat is null and lon is null)
        or (lat is not null and lon is not null and lat between -90 and 90 and lon between -180 and 180)
    ),
    constraint directory_place_stated_on check (
        (length(stated_on) = 10 and length(replace(stated_on, '-', '')) = 8 and rtrim(replace(stated_on, '-', ''), '0123456789') = ''
        and substr(stated_on, 5, 1) = '-' and substr(stated_on, 8, 1) = '-'
        and substr(stated_on, 6, 2) between '01' and '12' and substr(stated_on, 9, 2) between '01' and '31')
        or (length(stated_on) = 7 and length(replace(stated_on, '-', '')) = 6 and rtrim(replace(stated_on, '-', ''), '0123456789') = ''
        and substr(stated_on, 5, 1) = '-' and substr(stated_on, 6, 2) between '01' and '12')
    ),
    constraint directory_place_confirmed_on check (
        length(confirmed_on) = 10 and length(replace(confirmed_on, '-', '')) = 8 and rtrim(replace(confirmed_on, '-', ''), '0123456789') = ''
        and substr(confirmed_on, 5, 1) = '-' and substr(confirmed_on, 8, 1) = '-'
        and substr(confirmed_on, 6, 2) between '01' and '12' and substr(confirmed_on, 9, 2) between '01' and '31'
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
        or (
            substr(question, 1, 7) = 'speaks:' and length(question) = 9
            and rtrim(substr(question, 8), 'abcdefghijklmnopqrstuvwxyz') = ''
        )
    ),
    constraint directory_answer_answer check (answer in ('yes', 'no'))
);

create table directory_listing (
    slug text primary key,
    position bigint not null,
    complete bigint not null default 1,
    source_id text not null,
    constraint directory_listing_complete check (complete in (0, 1)),
    constraint directory_listing_source foreign key (source_id) references directory_source (id)
);

create table directory_listing_text (
    listing_slug text not null,
    field text not null,
    language text not null,
    text text not null,
    primary key (listing_slug, field, language),
    constraint directory_listing_text_owner foreign key (listing_slug) references directory_listing (slug),
    constraint directory_listing_text_field check (field in ('name', 'says')),
    constraint directory_listing_text_language check (length(language) in (0, 2))
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
    constraint directory_listing_entry_label foreign key (label) references directory_label (id),
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
    constraint directory_listing_entry_text_field check (field in ('says', 'for-whom')),
    constraint directory_listing_entry_text_language check (length(language) in (0, 2))
);

-- Ids never die: an id that was merged leads to the one that stays, a closed one to nothing.
create table directory_alias (
    old_id text primary key,
    kind text not null,
    new_id text,
    since text not null,
    constraint directory_alias_kind check (kind in ('place', 'organisation')),
    constraint directory_alias_id check (length(old_id) = 36 and (new_id is null or length(new_id) = 36)),
    constraint directory_alias_elsewhere check (new_id is null or new_id <> old_id),
    constraint directory_alias_since check (
        length(since) = 10 and length(replace(since, '-', '')) = 8 and rtrim(replace(since, '-', ''), '0123456789') = ''
        and substr(since, 5, 1) = '-' and substr(since, 8, 1) = '-'
        and substr(since, 6, 2) between '01' and '12' and substr(since, 9, 2) between '01' and '31'
    )
);
