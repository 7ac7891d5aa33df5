-- Who asked to be told, by what a Consent may know them by, as JSON; what was asked for by a search.
alter table subscriber add column asker varchar(2000) default '{}' not null;
alter table hook_call add column query varchar(2048);
