-- What a source writes of the hours of a place, and the name that it gives to whoever runs it: shown as written
-- where the hours are not understood, and where no organisation of the directory is meant.

alter table directory_place add column hours_said text;
alter table directory_place add column run_by text;
