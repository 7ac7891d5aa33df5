-- The genomic results on file and how they are found again, written with the resource itself.
drop table genomic_finding;

create table genomic_result (
    resource_id varchar(64) not null primary key,
    patient_id varchar(64) not null,
    kind varchar(16) not null,
    source_class varchar(16),
    study_id varchar(64),
    specimen_id varchar(64),
    tested_from date,
    tested_to date
);
create index genomic_result_patient on genomic_result (patient_id, kind);

-- Where a variant lies on each build: zero-based, the end excluded; null where it does not lift to the build. An
-- insertion has its start as its end. scale is the number of bits of its length divided by 8, so that a search by
-- place need not look far to the left. inner bounds only of structural variants.
create table genomic_place (
    resource_id varchar(64) not null primary key,
    patient_id varchar(64) not null,
    kind varchar(16) not null,
    scale smallint not null,
    contig37 varchar(32),
    start37 integer,
    end37 integer,
    inner_start37 integer,
    inner_end37 integer,
    contig38 varchar(32),
    start38 integer,
    end38 integer,
    inner_start38 integer,
    inner_end38 integer
);
create index genomic_place_patient on genomic_place (patient_id, kind);
create index genomic_place_38 on genomic_place (kind, scale, contig38, start38);
create index genomic_place_37 on genomic_place (kind, scale, contig37, start37);

-- The keys of a small variant, one for each build it lies on.
create table genomic_allele (
    allele_key varchar(320) not null,
    resource_id varchar(64) not null,
    patient_id varchar(64) not null,
    primary key (allele_key, resource_id)
);
create index genomic_allele_resource on genomic_allele (resource_id);

-- Every coding and text that results were found to have, once; number is the beginning of its SHA-256.
create table genomic_word (
    number bigint not null primary key,
    role varchar(16) not null,
    system varchar(512) not null,
    code varchar(512) not null,
    text varchar(1024) not null
);
create index genomic_word_code on genomic_word (role, code);

create table genomic_saying (
    word_number bigint not null,
    patient_id varchar(64) not null,
    resource_id varchar(64) not null,
    primary key (word_number, patient_id, resource_id)
);
create index genomic_saying_resource on genomic_saying (resource_id);

-- What a result is derived from.
create table genomic_basis (
    basis_id varchar(64) not null,
    resource_id varchar(64) not null,
    primary key (basis_id, resource_id)
);
create index genomic_basis_resource on genomic_basis (resource_id);

-- The regions that a document lists on one contig: pairs of 32-bit start and end, zero-based, the end excluded.
create table genomic_region (
    resource_id varchar(64) not null,
    contig varchar(32) not null,
    regions bytea not null,
    primary key (resource_id, contig)
);
