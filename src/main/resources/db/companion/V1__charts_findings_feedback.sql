-- The current resources that make charts, written with the resource itself. A resource that charts only refer to,
-- such as a Medication, has an empty patient_id.
create table chart_entry (
    resource_type varchar(64) not null,
    resource_id varchar(64) not null,
    patient_id varchar(64) not null,
    json text not null,
    primary key (resource_type, resource_id)
);
create index chart_entry_patient on chart_entry (patient_id);

-- Which charts need a resource that has no patient of its own, such as a Medication.
create table chart_link (
    resource_type varchar(64) not null,
    resource_id varchar(64) not null,
    patient_id varchar(64) not null,
    target_type varchar(64) not null,
    target_id varchar(64) not null,
    primary key (resource_type, resource_id, target_type, target_id)
);
create index chart_link_patient on chart_link (patient_id);
create index chart_link_target on chart_link (target_type, target_id);

-- Raised by every write that touches a patient's chart.
create table chart_version (
    patient_id varchar(64) not null primary key,
    version bigint not null
);

-- Genomic findings by place and by gene; positions are zero-based, the end is excluded.
create table genomic_finding (
    resource_type varchar(64) not null,
    resource_id varchar(64) not null,
    patient_id varchar(64) not null,
    kind varchar(32) not null,
    gene varchar(64),
    finding_key varchar(512),
    contig varchar(32),
    start_pos bigint,
    end_pos bigint,
    assembly varchar(16)
);
create index genomic_finding_resource on genomic_finding (resource_type, resource_id);
create index genomic_finding_patient on genomic_finding (patient_id);
create index genomic_finding_place on genomic_finding (contig, start_pos);
create index genomic_finding_gene on genomic_finding (gene, finding_key);

-- What became of a card, as the caller of a service told.
create table feedback (
    id varchar(64) not null primary key,
    service varchar(128) not null,
    card varchar(128) not null,
    outcome varchar(32) not null,
    received_at timestamp with time zone not null,
    outcome_at timestamp with time zone,
    json text not null
);
create index feedback_service on feedback (service, received_at);
