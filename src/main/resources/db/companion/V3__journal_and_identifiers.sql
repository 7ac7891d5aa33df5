-- Under which numbers institutions know the patients on file; written with the Patient.
create table patient_identifier (
    patient_id varchar(64) not null,
    identifier_system varchar(512) not null,
    identifier_value varchar(256) not null,
    primary key (patient_id, identifier_system, identifier_value)
);
create index patient_identifier_value on patient_identifier (identifier_value, identifier_system);

-- Every call of a service: who looked at whom; AuditEvents are made of these rows.
create table hook_call (
    id varchar(36) not null primary key,
    called_at timestamp with time zone not null,
    client varchar(128),
    user_reference varchar(256),
    patient_id varchar(256),
    service varchar(64) not null,
    instance varchar(128),
    status integer not null,
    cards integer not null,
    callbacks integer not null,
    micros bigint not null
);
create index hook_call_patient on hook_call (patient_id, called_at);
create index hook_call_time on hook_call (called_at);

-- The cards that were shown, without what they say of the patient.
create table hook_card (
    id varchar(36) not null primary key,
    call_id varchar(36) not null,
    position integer not null,
    shown_at timestamp with time zone not null,
    patient_id varchar(256),
    user_reference varchar(256),
    service varchar(64) not null,
    topic varchar(128) not null,
    drug varchar(256) not null,
    order_reference varchar(512),
    order_digest varchar(64) not null,
    category varchar(32) not null,
    indicator varchar(16) not null,
    inputs varchar(64) not null
);
create index hook_card_patient on hook_card (patient_id, shown_at);
create index hook_card_time on hook_card (shown_at);

-- The statements behind a card, with the version of their pack.
create table hook_rule (
    card_id varchar(36) not null,
    statement varchar(128) not null,
    version varchar(64) not null,
    primary key (card_id, statement)
);

alter table feedback add column reason varchar(128);
create index feedback_card on feedback (card);

-- Tokens that have been shown once: the SHA-256 of issuer and id.
create table used_token (
    digest varchar(64) not null primary key,
    expires_at timestamp with time zone not null
);
create index used_token_expiry on used_token (expires_at);
