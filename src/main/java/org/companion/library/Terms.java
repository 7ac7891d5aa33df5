package org.companion.library;

/** What the statements may speak of: the tables of all packs. */
record Terms(
        DrugTables drugs,
        DiseaseTables diseases,
        GeneTables genes,
        AlleleTables alleles,
        MarkerTables markers,
        UnitTable units,
        AnalyteTable analytes,
        LivingTables living,
        ProfileReader profiles) {}
