-- Which communes an organisation coordinates: a NIS code or its first digits; empty is all of Belgium.
create table directory_coordination (
    organisation_id text not null,
    code_prefix text not null,
    primary key (organisation_id, code_prefix),
    constraint directory_coordination_organisation foreign key (organisation_id) references directory_organisation (id),
    constraint directory_coordination_prefix check (
        length(code_prefix) <= 5 and rtrim(code_prefix, '0123456789') = ''
    )
);
