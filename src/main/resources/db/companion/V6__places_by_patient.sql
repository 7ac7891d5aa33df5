-- One patient's variants by place: a genome leaves thousands of them.
drop index genomic_place_patient;
create index genomic_place_patient_38 on genomic_place (patient_id, kind, contig38, start38);
create index genomic_place_patient_37 on genomic_place (patient_id, kind, contig37, start37);

-- The tests and specimens among a patient's many results.
drop index chart_entry_patient;
create index chart_entry_patient on chart_entry (patient_id, resource_type);
