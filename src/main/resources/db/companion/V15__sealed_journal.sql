-- Each entry of the book is tied to all before it; why a glass was broken stands with the look.
alter table hook_call add column reason varchar(512);
alter table hook_call add column seal_number bigint;
alter table hook_call add column seal varchar(64);
create unique index hook_call_seal on hook_call (seal_number);

-- The newest seal: one row, which whoever writes entries holds while they write.
create table journal_seal (
    one integer not null primary key,
    number bigint not null,
    seal varchar(64) not null
);
insert into journal_seal (one, number, seal)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
