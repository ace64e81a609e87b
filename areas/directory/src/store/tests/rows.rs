//! One row of each kind, all of them right.

pub const RIGHT: &str = "
insert into directory_reference (name, fingerprint) values ('belgium', '0000000000000000000000000000000000000000000000000000000000000000');
insert into directory_source (id, title) values ('s', 'A document');
insert into directory_commune (nis, name_fr, name_nl, name_de) values ('21004', 'Bruxelles', 'Brussel', 'Brüssel');
insert into directory_commune (nis, name_fr, name_nl, name_de) values ('21009', 'Ixelles', 'Elsene', 'Ixelles');
insert into directory_postcode (postcode) values ('1000');
insert into directory_postcode (postcode) values ('1050');
insert into directory_commune_postcode (postcode, nis) values ('1000', '21004');
insert into directory_commune_postcode (postcode, nis) values ('1050', '21009');
insert into directory_label (id) values ('label');
insert into directory_organisation (id, kind, commune_nis, postcode, source_id, stated_on) values ('01a20000-0000-7000-8000-000000000001', 'library', '21004', '1000', 's', '2021-03');
insert into directory_organisation_text (organisation_id, field, language, text) values ('01a20000-0000-7000-8000-000000000001', 'name', 'fr', 'Une organisation');
insert into directory_organisation_other_name (organisation_id, name) values ('01a20000-0000-7000-8000-000000000001', 'Autre nom');
insert into directory_place (id, organisation_id, kind, label, commune_nis, postcode, lat, lon, source_id, stated_on, confirmed_on) values ('01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000001', 'epn', 'label', '21004', '1000', 50.85, 4.35, 's', '2021-12-31', '2026-11-20');
insert into directory_place (id, kind, postcode, source_id) values ('01a20000-0000-7000-8000-000000000003', 'other', '1050', 's');
insert into directory_place_text (place_id, field, language, text) values ('01a20000-0000-7000-8000-000000000002', 'name', 'fr', 'Un lieu');
insert into directory_place_text (place_id, field, language, text) values ('01a20000-0000-7000-8000-000000000003', 'name', '', 'X');
insert into directory_place_other_name (place_id, name) values ('01a20000-0000-7000-8000-000000000002', 'Autre nom');
insert into directory_service (place_id, need, mode, source_id) values ('01a20000-0000-7000-8000-000000000002', 'learn', 'on_site', 's');
insert into directory_answer (place_id, question, answer, source_id) values ('01a20000-0000-7000-8000-000000000002', 'speaks:ar', 'yes', 's');
insert into directory_answer (place_id, question, answer, source_id) values ('01a20000-0000-7000-8000-000000000002', 'free', 'no', 's');
insert into directory_listing (slug, position, source_id) values ('list', 1, 's');
insert into directory_listing_text (listing_slug, field, language, text) values ('list', 'name', 'fr', 'Une liste');
insert into directory_listing_need (listing_slug, need) values ('list', 'learn');
insert into directory_listing_entry (listing_slug, position, place_id, source_id) values ('list', 1, '01a20000-0000-7000-8000-000000000002', 's');
insert into directory_listing_entry (listing_slug, position, label, source_id) values ('list', 2, 'label', 's');
insert into directory_listing_entry_text (listing_slug, position, field, language, text) values ('list', 1, 'says', 'fr', 'Des mots');
insert into directory_alias (old_id, kind, new_id, since) values ('01a20000-0000-7000-8000-000000000009', 'place', null, '2026-11-01');
insert into directory_report (id, place_id, subject, message, language, made_at) values ('01a20000-0000-7000-8000-000000000007', '01a20000-0000-7000-8000-000000000002', 'hours', 'x', 'fr', '2026-11-01T00:00:00.000Z');
insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-22', '', 'learn', 'found', 1);
insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-22', '21004', 'unknown', 'nothing', 1);
insert into directory_import (id, source_id, started_at) values ('01a20000-0000-7000-8000-00000000000a', 's', '2026-11-22T00:00:00.000Z');
insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id, row_number) values ('s', '3', '01a20000-0000-7000-8000-000000000003', '01a20000-0000-7000-8000-000000000003', '{\"name:fr\":[\"X\"]}', '0000000000000000000000000000000000000000000000000000000000000000', '2026-11', '2026-11-22', '01a20000-0000-7000-8000-00000000000a', 2);
insert into directory_correction (place_id, field, said, changed_at, changed_by) values ('01a20000-0000-7000-8000-000000000003', 'phone', '[]', '2026-11-22T00:00:00.000Z', 'operator');
insert into directory_preference (country, code_prefix, source_id) values ('BE', '21', 's');
insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on) values ('01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000003', 0.7, '[]', 'proposed', '2026-11-22');
";
