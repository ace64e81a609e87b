//! Every constraint has a row that it alone refuses, on both databases.

use std::collections::BTreeSet;

use db::Violation;

use super::{MIGRATIONS, run, with_right_rows};

/// A constraint, and a change of rows that are right which it refuses.
const WRONG: &str = "
directory_reference_fingerprint: update directory_reference set fingerprint = 'x'
directory_commune_nis: insert into directory_commune (nis, name_fr, name_nl, name_de) values ('2100x', 'x', 'x', 'x')
directory_commune_nis: insert into directory_commune (nis, name_fr, name_nl, name_de) values ('210040', 'x', 'x', 'x')
directory_postcode_postcode: insert into directory_postcode (postcode) values ('100')
directory_postcode_postcode: insert into directory_postcode (postcode) values ('1OOO')
directory_commune_postcode_postcode: insert into directory_commune_postcode (postcode, nis) values ('1060', '21004')
directory_commune_postcode_commune: insert into directory_commune_postcode (postcode, nis) values ('1000', '21013')
directory_organisation_id: insert into directory_organisation (id, kind, source_id) values ('short', 'other', 's')
directory_organisation_kind: update directory_organisation set kind = 'shop'
directory_organisation_commune: update directory_organisation set postcode = null, commune_nis = '99999'
directory_organisation_postcode: update directory_organisation set commune_nis = null, postcode = '1060'
directory_organisation_postcode_in_commune: update directory_organisation set postcode = '1050'
directory_organisation_source: update directory_organisation set source_id = 'hearsay'
directory_organisation_state: update directory_organisation set state = 'asleep'
directory_organisation_stated_on: update directory_organisation set stated_on = '2021'
directory_organisation_stated_on: update directory_organisation set stated_on = '31/12/2021'
directory_organisation_stated_on: update directory_organisation set stated_on = '2021-13'
directory_organisation_other_name_owner: insert into directory_organisation_other_name (organisation_id, name) values ('nobody', 'x')
directory_organisation_text_owner: insert into directory_organisation_text (organisation_id, field, language, text) values ('nobody', 'name', 'fr', 'x')
directory_organisation_text_field: update directory_organisation_text set field = 'motto'
directory_organisation_text_language: update directory_organisation_text set language = 'french'
directory_place_id: insert into directory_place (id, kind, source_id) values ('01a20000-0000-7000-8000-0000000000011', 'epn', 's')
directory_place_kind: update directory_place set kind = 'EPN'
directory_place_organisation: update directory_place set organisation_id = '01a20000-0000-7000-8000-000000000099'
directory_place_label: update directory_place set label = 'unheard-of'
directory_place_commune: update directory_place set postcode = null, commune_nis = '99999'
directory_place_postcode: update directory_place set commune_nis = null, postcode = '1060'
directory_place_postcode_in_commune: update directory_place set commune_nis = '21004', postcode = '1050'
directory_place_source: update directory_place set source_id = 'hearsay'
directory_place_state: update directory_place set state = 'asleep'
directory_place_mobile: update directory_place set mobile = 2
directory_place_several: update directory_place set several = 2
directory_place_point: update directory_place set lon = null where lat is not null
directory_place_point: update directory_place set lat = null where lon is not null
directory_place_point: update directory_place set lat = 4.35, lon = 250.85
directory_place_stated_on: update directory_place set stated_on = 'in 2021'
directory_place_stated_on: update directory_place set stated_on = '2021-12-32'
directory_place_stated_on: update directory_place set stated_on = '2021-1-231'
directory_place_confirmed_on: update directory_place set confirmed_on = '2026-11'
directory_place_confirmed_on: update directory_place set confirmed_on = '2026-11-2O'
directory_place_text_owner: insert into directory_place_text (place_id, field, language, text) values ('nobody', 'name', 'fr', 'x')
directory_place_text_field: update directory_place_text set field = 'motto'
directory_place_text_language: update directory_place_text set language = 'french'
directory_place_other_name_owner: insert into directory_place_other_name (place_id, name) values ('nobody', 'x')
directory_service_place: insert into directory_service (place_id, need, mode, source_id) values ('nobody', 'learn', 'home', 's')
directory_service_source: update directory_service set source_id = 'hearsay'
directory_service_need: update directory_service set need = 'cooking'
directory_service_mode: update directory_service set mode = 'by_pigeon'
directory_service_answer: update directory_service set answer = 'unknown'
directory_answer_place: insert into directory_answer (place_id, question, answer, source_id) values ('nobody', 'free', 'yes', 's')
directory_answer_source: update directory_answer set source_id = 'hearsay'
directory_answer_question: update directory_answer set question = 'speaks:fra' where question = 'free'
directory_answer_question: update directory_answer set question = 'speaks:FR' where question = 'free'
directory_answer_question: update directory_answer set question = 'SPEAKS:fr' where question = 'free'
directory_answer_question: update directory_answer set question = 'speaks:f' where question = 'free'
directory_answer_question: update directory_answer set question = 'speaks:f1' where question = 'free'
directory_answer_question: update directory_answer set question = 'weather' where question = 'free'
directory_answer_answer: update directory_answer set answer = 'perhaps'
directory_listing_complete: update directory_listing set complete = 2
directory_listing_source: update directory_listing set source_id = 'hearsay'
directory_listing_stated_on: update directory_listing set stated_on = 'yesterday'
directory_listing_text_owner: insert into directory_listing_text (listing_slug, field, language, text) values ('none', 'name', 'fr', 'x')
directory_listing_text_field: update directory_listing_text set field = 'motto'
directory_listing_text_language: update directory_listing_text set language = 'french'
directory_listing_need_listing: insert into directory_listing_need (listing_slug, need) values ('none', 'learn')
directory_listing_need_need: update directory_listing_need set need = 'cooking'
directory_listing_entry_listing: insert into directory_listing_entry (listing_slug, position, name, source_id) values ('none', 1, 'x', 's')
directory_listing_entry_organisation: update directory_listing_entry set organisation_id = 'nobody'
directory_listing_entry_place: update directory_listing_entry set place_id = 'nobody'
directory_listing_entry_label: update directory_listing_entry set label = 'unheard-of'
directory_listing_entry_source: update directory_listing_entry set source_id = 'hearsay'
directory_listing_entry_state: update directory_listing_entry set state = 'gone'
directory_listing_entry_named: update directory_listing_entry set place_id = null, label = null
directory_listing_entry_stated_on: update directory_listing_entry set stated_on = 'yesterday'
directory_listing_entry_name_language: update directory_listing_entry set name_language = 'french'
directory_listing_entry_text_owner: insert into directory_listing_entry_text (listing_slug, position, field, language, text) values ('list', 9, 'says', 'fr', 'x')
directory_listing_entry_text_field: update directory_listing_entry_text set field = 'motto'
directory_listing_entry_text_language: update directory_listing_entry_text set language = 'french'
directory_alias_kind: update directory_alias set kind = 'listing'
directory_alias_id: update directory_alias set old_id = 'short'
directory_alias_id: update directory_alias set new_id = 'short'
directory_alias_elsewhere: update directory_alias set new_id = old_id
directory_alias_since: update directory_alias set since = 'yesterday'
directory_report_id: update directory_report set id = 'short'
directory_report_language: update directory_report set language = 'french'
directory_report_place: update directory_report set place_id = 'nobody'
directory_report_settled: update directory_report set state = 'lost'
directory_report_subject: update directory_report set subject = 'weather'
directory_report_settled: update directory_report set state = 'settled', settled_at = '2026-11-02T00:00:00.000Z'
directory_report_settled: update directory_report set state = 'settled', settled_as = 'mended'
directory_report_settled: update directory_report set state = 'settled', settled_at = '2026-11-02T00:00:00.000Z', settled_as = 'lost'
directory_report_settled: update directory_report set settled_as = 'mended'
directory_search_count_day: insert into directory_search_count (day, nis, need, outcome, searches) values ('22 November', '', 'learn', 'found', 1)
directory_search_count_nis: insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-23', 'Ixelles', 'learn', 'found', 1)
directory_search_count_need: insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-23', '', 'itsme', 'found', 1)
directory_search_count_outcome: insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-23', '', 'learn', 'perhaps', 1)
directory_search_count_searches: insert into directory_search_count (day, nis, need, outcome, searches) values ('2026-11-23', '', 'learn', 'found', 0)
directory_place_country: update directory_place set country = 'B1' where id = '01a20000-0000-7000-8000-000000000002'
directory_place_abroad_postcode: update directory_place set abroad_postcode = '75001' where id = '01a20000-0000-7000-8000-000000000002'
directory_place_abroad_commune: update directory_place set abroad_commune = 'Paris' where id = '01a20000-0000-7000-8000-000000000002'
directory_place_gone_on: update directory_place set gone_on = '2026-13-01' where id = '01a20000-0000-7000-8000-000000000002'
directory_import_id: insert into directory_import (id, source_id, started_at) values ('7', 's', '2026-11-22T00:00:00.000Z')
directory_import_source: insert into directory_import (id, source_id, started_at) values ('01a20000-0000-7000-8000-0000000000ff', 'nobody', '2026-11-22T00:00:00.000Z')
directory_record_source: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('nobody', '9', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000002', '{}', '0000000000000000000000000000000000000000000000000000000000000000', null, '2026-11-22', null)
directory_record_place: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '9', '01a20000-0000-7000-8000-0000000000ff', '01a20000-0000-7000-8000-000000000002', '{}', '0000000000000000000000000000000000000000000000000000000000000000', null, '2026-11-22', null)
directory_record_home: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '9', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-0000000000ff', '{}', '0000000000000000000000000000000000000000000000000000000000000000', null, '2026-11-22', null)
directory_record_import: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '9', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000002', '{}', '0000000000000000000000000000000000000000000000000000000000000000', null, '2026-11-22', '01a20000-0000-7000-8000-0000000000ff')
directory_record_key: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000002', '{}', '0000000000000000000000000000000000000000000000000000000000000000', null, '2026-11-22', null)
directory_record_fingerprint: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '9', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000002', '{}', '00', null, '2026-11-22', null)
directory_record_dates: insert into directory_record (source_id, source_key, place_id, home_place_id, fields, fingerprint, stated_on, taken_on, import_id) values ('s', '9', '01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000002', '{}', '0000000000000000000000000000000000000000000000000000000000000000', '2026', '2026-11-22', null)
directory_correction_place: insert into directory_correction (place_id, field, said, changed_at, changed_by) values ('01a20000-0000-7000-8000-0000000000ff', 'email', '[]', '2026-11-22T00:00:00.000Z', 'operator')
directory_correction_by: insert into directory_correction (place_id, field, said, changed_at, changed_by) values ('01a20000-0000-7000-8000-000000000002', 'email', '[]', '2026-11-22T00:00:00.000Z', 'somebody')
directory_place_change_id: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('x', '01a20000-0000-7000-8000-000000000002', 'phone', 'edited', '[]', '[]', '2026-11-22T00:00:00.000Z', 'operator', null)
directory_place_change_place: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-0000000000ff', 'phone', 'edited', '[]', '[]', '2026-11-22T00:00:00.000Z', 'operator', null)
directory_place_change_field: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-000000000002', '', 'edited', '[]', '[]', '2026-11-22T00:00:00.000Z', 'operator', null)
directory_place_change_kind: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-000000000002', 'phone', 'imported', '[]', '[]', '2026-11-22T00:00:00.000Z', 'operator', null)
directory_place_change_by: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-000000000002', 'phone', 'edited', '[]', '[]', '2026-11-22T00:00:00.000Z', 'somebody', null)
directory_place_change_undoes: insert into directory_place_change (id, place_id, field, kind, was, became, changed_at, changed_by, undoes) values ('01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-000000000002', 'phone', 'edited', '[]', '[]', '2026-11-22T00:00:00.000Z', 'operator', '01a20000-0000-7000-8000-0000000000ff')
directory_preference_country: insert into directory_preference (country, code_prefix, source_id) values ('fr', '', 's')
directory_preference_source: insert into directory_preference (country, code_prefix, source_id) values ('FR', '', 'nobody')
directory_duplicate_place: insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved) values ('01a20000-0000-7000-8000-000000000000', '01a20000-0000-7000-8000-000000000002', 0.5, '[]', 'proposed', '2026-11-22', null, null)
directory_duplicate_other: insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved) values ('01a20000-0000-7000-8000-000000000003', '01a20000-0000-7000-8000-0000000000ff', 0.5, '[]', 'proposed', '2026-11-22', null, null)
directory_duplicate_two: insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved) values ('01a20000-0000-7000-8000-000000000003', '01a20000-0000-7000-8000-000000000002', 0.5, '[]', 'proposed', '2026-11-22', null, null)
directory_duplicate_score: insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved) values ('01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000003', 1.5, '[]', 'proposed', '2026-11-22', null, null)
directory_duplicate_state: insert into directory_duplicate (place_id, other_id, score, reasons, state, proposed_on, decided_on, moved) values ('01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000003', 0.5, '[]', 'merged', '2026-11-22', null, null)
directory_coordination_organisation: insert into directory_coordination (organisation_id, code_prefix) values ('nobody', '21')
directory_coordination_prefix: update directory_coordination set code_prefix = '2x'
directory_coordination_prefix: update directory_coordination set code_prefix = '210040'
directory_reminder_place: insert into directory_reminder (place_id, months, way, language, set_at) values ('nobody', 6, 'call', 'fr', '2026-11-22T00:00:00.000Z')
directory_reminder_months: update directory_reminder set months = 5
directory_reminder_way: update directory_reminder set way = 'pigeon', address = null, membership_id = null
directory_reminder_address: update directory_reminder set address = null
directory_reminder_address: update directory_reminder set membership_id = null
directory_reminder_address: update directory_reminder set way = 'call'
directory_reminder_language: update directory_reminder set language = 'french'
directory_reminder_set_at: update directory_reminder set set_at = 'yesterday'
directory_reminder_made_place: insert into directory_reminder_made (place_id, due_on, way, made_at) values ('nobody', '2026-11-22', 'mail', '2026-11-22T00:00:00.000Z')
directory_reminder_made_due: update directory_reminder_made set due_on = '2026-11'
directory_reminder_made_way: update directory_reminder_made set way = 'none'
directory_reminder_made_at: update directory_reminder_made set made_at = 'yesterday'
directory_proposal_id: update directory_proposal set id = 'short'
directory_proposal_number: update directory_proposal set number = '1234567x'
directory_proposal_name: update directory_proposal set name = ''
directory_proposal_commune: update directory_proposal set commune_nis = '99999'
directory_proposal_postcode: update directory_proposal set postcode = '1060'
directory_proposal_place: update directory_proposal set state = 'known', decided_at = '2026-11-22T00:00:00.000Z', place_id = 'nobody'
directory_proposal_known_by: update directory_proposal set known_by = 'dreamt'
directory_proposal_language: update directory_proposal set language = 'french'
directory_proposal_made_at: update directory_proposal set made_at = 'yesterday'
directory_proposal_decided: update directory_proposal set state = 'accepted'
directory_proposal_decided: update directory_proposal set state = 'refused', decided_at = '2026-11-22T00:00:00.000Z', reason = 'ugly'
directory_proposal_decided: update directory_proposal set place_id = '01a20000-0000-7000-8000-000000000002'
";

fn wrong() -> impl Iterator<Item = (&'static str, &'static str)> {
    WRONG.lines().filter_map(|line| line.split_once(": "))
}

/// SQLite does not say which foreign key refused a row, and may say another check first where two do:
/// what is asserted there is the kind of the refusal, and the name wherever one is told.
async fn a_wrong_row_is_refused_by_the_constraint_that_says_so(db: db::Db) {
    with_right_rows(&db).await;
    let mut surprises = Vec::new();
    for (name, sql) in wrong() {
        let Err(error) = run(&db, sql).await else {
            surprises.push(format!("{name} let this through: {sql}"));
            continue;
        };
        let told = error
            .constraint()
            .map_or_else(|| format!("{:?}", error.violation()), str::to_owned);
        let unnamed =
            error.constraint().is_none() && error.violation() == Some(Violation::ForeignKey);
        if told != name && !unnamed {
            surprises.push(format!("{told} refused what {name} should: {sql}"));
        }
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

testkit::both_databases!(&MIGRATIONS; a_wrong_row_is_refused_by_the_constraint_that_says_so);

#[test]
fn every_constraint_of_the_directory_has_a_row_that_it_refuses() {
    let written: BTreeSet<&str> = crate::MIGRATIONS
        .iter()
        .flat_map(|step| step.sql.lines())
        .filter_map(|line| line.trim().strip_prefix("constraint ")?.split(' ').next())
        .collect();
    let tried: BTreeSet<&str> = wrong().map(|(name, _)| name).collect();
    assert_eq!(written, tried);
    assert!(written.len() > 60);
}

/// What a check of the tables names: the words between the brackets after `COLUMN in`.
fn words_of(constraint: &str) -> Vec<String> {
    let sql = crate::MIGRATIONS.map(|step| step.sql).concat();
    let rest = sql
        .split(&format!("constraint {constraint} check"))
        .nth(1)
        .unwrap();
    let list = rest
        .split(" in (")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap();
    list.split(',')
        .map(|word| word.trim().trim_matches('\'').to_owned())
        .collect()
}

fn assert_same_words<'a>(constraint: &str, codes: impl IntoIterator<Item = &'a str>) {
    let codes: BTreeSet<String> = codes.into_iter().map(str::to_owned).collect();
    assert_eq!(
        words_of(constraint).into_iter().collect::<BTreeSet<_>>(),
        codes,
        "{constraint}"
    );
}

#[test]
fn the_words_of_the_model_are_the_words_of_the_tables() {
    use crate::model::{ChangeKind, Mode, Need, Outcome, Question, SettledAs, Standing, Subject};
    for constraint in [
        "directory_service_need",
        "directory_listing_need_need",
        "directory_search_count_need",
    ] {
        assert_same_words(constraint, Need::ALL.map(Need::code));
    }
    assert_same_words("directory_service_mode", Mode::ALL.map(Mode::code));
    assert_same_words(
        "directory_place_change_kind",
        ChangeKind::ALL.map(ChangeKind::code),
    );
    let standings = [Standing::Offered, Standing::Ask, Standing::Ended];
    assert_same_words(
        "directory_listing_entry_state",
        standings.map(Standing::code),
    );
    let outcomes = [Outcome::Found, Outcome::Almost, Outcome::Nothing];
    assert_same_words(
        "directory_search_count_outcome",
        outcomes.map(Outcome::code),
    );
    assert_same_words("directory_report_subject", Subject::ALL.map(Subject::code));
    let questions = Question::BARRIERS
        .into_iter()
        .chain([Question::Individual, Question::Group]);
    let codes: Vec<String> = questions.map(Question::code).collect();
    assert_same_words(
        "directory_answer_question",
        codes.iter().map(String::as_str),
    );
    let settled = crate::MIGRATIONS[1]
        .sql
        .split("settled_as in (")
        .nth(1)
        .unwrap();
    for outcome in SettledAs::ALL {
        assert!(settled.contains(outcome.code()));
    }
}
