-- Samples whose genomes are kept. Each put of a sample has a number of its own; the sample shows the one it is read by.
create table genome_sample (
    sample_id varchar(64) not null primary key,
    number integer not null unique,
    patient_id varchar(64) not null,
    test varchar(128) not null,
    specimen varchar(128),
    tested_on date,
    source_class varchar(16),
    assembly varchar(8) not null,
    -- SHA-256 of the file
    digest varchar(64) not null,
    -- whether the carriers' runs hold its calls already
    merged boolean not null
);
create index genome_sample_patient on genome_sample (patient_id);
create table genome_number (
    last_number integer not null
);
insert into genome_number (last_number) values (0);

-- A sample's calls in one mebibase of a contig; reach is where the furthest of them ends.
create table genome_block (
    number integer not null,
    contig varchar(32) not null,
    block integer not null,
    reach integer not null,
    data bytea not null,
    primary key (number, contig, block)
);
create index genome_block_contig on genome_block (contig, block, number);

create table genome_large (
    number integer not null,
    type varchar(16) not null,
    contig varchar(32) not null,
    outer_start integer not null,
    outer_end integer not null,
    inner_start integer,
    inner_end integer,
    copies numeric(12, 3),
    state varchar(16) not null,
    passed boolean not null
);
create index genome_large_number on genome_large (number, contig, outer_start);
create index genome_large_contig on genome_large (contig, outer_start);

-- Where a sample was looked at, and where in vain: pairs of 32-bit start and end, zero-based, the end excluded.
create table genome_coverage (
    number integer not null,
    kind varchar(16) not null,
    contig varchar(32) not null,
    part integer not null,
    regions bytea not null,
    primary key (number, kind, contig, part)
);

-- Which samples carry which alleles: runs of merged samples, in chunks of a contig. A run of one level is merged of
-- eight of the level below.
create table genome_carrier (
    contig varchar(32) not null,
    run integer not null,
    level smallint not null,
    first_start integer not null,
    last_start integer not null,
    data bytea not null,
    primary key (contig, run, first_start)
);
create index genome_carrier_place on genome_carrier (contig, first_start, last_start);
