-- Which release of HAPI the FHIR store's tables were made by.
create table fhir_tables (
    version varchar(32) not null primary key
);
