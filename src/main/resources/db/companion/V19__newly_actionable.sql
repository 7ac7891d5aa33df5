-- The genes, markers and tests that each result says anything of, but for readings, which are found by their codes.
create table finding_name (
    name varchar(120) not null,
    patient_id varchar(64) not null,
    resource_type varchar(32) not null,
    resource_id varchar(64) not null,
    primary key (name, patient_id, resource_type, resource_id)
);
create index finding_name_resource on finding_name (resource_type, resource_id);
drop table announced_name;

-- The statements of the packs as they are in use, a digest of what each says, and since when it says so.
create table statement_in_use (
    id varchar(128) not null primary key,
    digest varchar(16) not null,
    since timestamp with time zone not null,
    is_new boolean not null -- or it was there before and said something else
);
insert into node_turn (name) values ('statements');

-- The patients that a job looks at one after the other.
create table bulk_candidate (
    job_id varchar(36) not null,
    number bigint not null,
    patient_id varchar(64) not null,
    primary key (job_id, number)
);
