-- Which one resource a call read or wrote, as Type/id; empty where it was about none or many.
alter table hook_call add column entity varchar(256);
create index hook_call_entity on hook_call (entity, called_at);
