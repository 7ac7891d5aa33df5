-- Exports and imports of many resources, with how far each has come: a restart goes on where it was.
create table bulk_job (
    id varchar(36) not null primary key,
    folder varchar(36) not null, -- which folder holds its files; only the server that has this folder works on it
    kind varchar(16) not null,
    state varchar(16) not null,
    request text not null, -- the address it was asked for by
    task text not null, -- what was asked for, as JSON
    created_at timestamp with time zone not null,
    as_of timestamp with time zone not null,
    finished_at timestamp with time zone,
    failure varchar(512),
    reached bigint not null, -- an export: the last key that was looked at; an import: the pass it is in
    up_to bigint not null -- an export: the last key there was when it began; an import: lines that waited before this pass
);
create index bulk_job_state on bulk_job (folder, state, created_at);

-- The files a job writes. What lies beyond the recorded length was never recorded and is cut off.
create table bulk_file (
    job_id varchar(36) not null,
    name varchar(96) not null,
    resource_type varchar(64) not null,
    line_count bigint not null,
    length bigint not null,
    primary key (job_id, name)
);

-- The files an import reads, with how far each has been read.
create table bulk_input (
    job_id varchar(36) not null,
    number integer not null,
    origin varchar(16) not null,
    name varchar(1024) not null,
    resource_type varchar(64),
    size bigint not null,
    modified bigint not null,
    position bigint not null,
    line_number bigint not null,
    written bigint not null,
    refused bigint not null,
    is_read boolean not null,
    primary key (job_id, number)
);

-- The patients an export is about, by their keys in the FHIR store, where it is not about all.
create table bulk_patient (
    job_id varchar(36) not null,
    resource_key bigint not null,
    primary key (job_id, resource_key)
);
