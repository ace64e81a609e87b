-- The reports of some places are read without passing those of all others: how much a neighbour is told must not
-- show in how long one waits. In the order of their state and age all were passed.
create index directory_report_by_place on directory_report (place_id, state, made_at);
drop index directory_report_by_state;
