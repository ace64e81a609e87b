-- Up to which day a listing, and each line of it, was said to be so; and in which language a name is that only
-- its source gives. A listing was kept with its source alone: one line of another source passed for the page's.

alter table directory_listing add column stated_on text
    constraint directory_listing_stated_on check (stated_on is null or length(stated_on) in (7, 10));
alter table directory_listing_entry add column stated_on text
    constraint directory_listing_entry_stated_on check (stated_on is null or length(stated_on) in (7, 10));
alter table directory_listing_entry add column name_language text
    constraint directory_listing_entry_name_language check (name_language is null or length(name_language) = 2);
