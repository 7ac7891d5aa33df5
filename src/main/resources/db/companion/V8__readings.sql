-- What was measured, one row for each code of each result or part of one, so that a chart of many results is made
-- without reading them. amount and up_to are written out as the laboratory gave them.
create table reading (
    resource_id varchar(64) not null,
    part smallint not null,
    code varchar(64) not null,
    patient_id varchar(64) not null,
    codes varchar(512) not null,
    name varchar(256) not null,
    comparator varchar(16) not null,
    amount varchar(80) not null,
    up_to varchar(80),
    unit varchar(128) not null,
    measured_on date,
    preliminary boolean not null,
    specimen_id varchar(64),
    primary key (resource_id, part, code)
);
create index reading_patient on reading (patient_id, code);
create index reading_specimen on reading (specimen_id);

-- Whether a resource says nothing but what its readings say.
alter table chart_entry add column is_reading boolean default false not null;
drop index chart_entry_patient;
create index chart_entry_patient on chart_entry (patient_id, is_reading, resource_type);
