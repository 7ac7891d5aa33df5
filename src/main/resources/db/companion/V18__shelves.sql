-- The shelf that a sample's blocks lie on: in this database, or elsewhere.
alter table genome_sample add column shelf varchar(16) default 'database' not null;

-- Of a sample whose blocks lie elsewhere: in which mebibases of a contig it has one, one bit each. A block that is not
-- found there is lost, and no answer is given without it.
create table genome_contig (
    number integer not null,
    contig varchar(32) not null,
    blocks bytea not null,
    primary key (number, contig)
);

-- The runs of the carriers: in which mebibases they have chunks, where the first of these begins, and on which shelf.
create table genome_run (
    contig varchar(32) not null,
    block integer not null,
    run integer not null,
    level smallint not null,
    first_start integer not null,
    shelf varchar(16) not null,
    primary key (contig, block, run)
);
create index genome_run_level on genome_run (contig, level, run);
insert into genome_run (contig, block, run, level, first_start, shelf)
    select contig, first_start / 1048576, run, max(level), min(first_start), 'database'
    from genome_carrier group by contig, first_start / 1048576, run;
alter table genome_carrier drop column level;

-- What lies on a shelf elsewhere and nothing points to: it is removed when it is due. A number is noted before the first
-- write under it and struck out when a sample, or the runs, bear it. An empty contig means all of the number.
create table genome_leftover (
    number integer not null,
    contig varchar(32) not null,
    shelf varchar(16) not null,
    due_at timestamp with time zone not null,
    primary key (number, contig)
);
insert into node_turn (name) values ('leftovers'), ('moving');
