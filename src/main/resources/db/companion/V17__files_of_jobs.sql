-- The files of exports and imports lie in the database, so that every server has them; a step adds one part to a file.
create table bulk_part (
    job_id varchar(36) not null,
    name varchar(96) not null,
    position bigint not null, -- the byte of the file that it begins with
    data bytea not null, -- zlib
    primary key (job_id, name, position)
);

-- Which server works on a job, until when unless it says so again; then another may.
alter table bulk_job add column worker varchar(36);
alter table bulk_job add column worker_until timestamp with time zone;

-- Files of before lie in a folder of one server.
update bulk_job set state = 'FAILED', finished_at = current_timestamp,
    failure = 'It was asked for in the release before, which kept its files elsewhere; ask again'
where state in ('WAITING', 'RUNNING') or (kind = 'EXPORT' and state = 'DONE');
drop index bulk_job_state;
alter table bulk_job drop column folder;
create index bulk_job_state on bulk_job (state, created_at);
