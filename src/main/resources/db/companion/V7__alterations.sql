-- What each tumour carries, as patients are looked up by it; written with the result that says so.
create table alteration (
    name varchar(120) not null,
    patient_id varchar(64) not null,
    resource_type varchar(32) not null,
    resource_id varchar(64) not null
);
create index alteration_name on alteration (name, patient_id);
create index alteration_resource on alteration (resource_id);
