-- How often the Subscriptions that were taken have changed: whoever keeps them in memory asks this first.
create table subscriber_change (
    number bigint not null
);
insert into subscriber_change (number) values (0);

-- Work that only one server at a time may do holds its row; what is due from time to time notes when it was begun last.
create table node_turn (
    name varchar(32) not null primary key,
    begun_at timestamp with time zone
);
insert into node_turn (name) values ('carriers'), ('searches'), ('conditions'), ('tokens'), ('genomes');

-- By which release what is noted of resources was written last, and how far the next has come with noting it anew.
create table index_state (
    release integer not null,
    reached bigint not null
);
insert into index_state (release, reached) values (0, 0);
