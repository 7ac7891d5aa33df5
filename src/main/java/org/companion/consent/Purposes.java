package org.companion.consent;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Purposes of use and which of them belong to which (HL7 v3 ActReason, value set PurposeOfUse). */
final class Purposes {
    private static final Map<String, String> PARENTS = Stream.of(
                    within("TREAT", "CLINTRL COC ETREAT POPHLTH"),
                    within("ETREAT", "BTG ERTREAT"),
                    within("HRESCH", "BIORCH CLINTRCH DSRCH POARCH TRANSRCH"),
                    within("CLINTRCH", "CLINTRCHNPC CLINTRCHPC PRECLINTRCH"),
                    within("HPAYMT", "CLMATTCH COVAUTH COVERAGE ELIGDTRM ELIGVER ENROLLM MILDCRG REMITADV"),
                    within(
                            "HOPERAT",
                            "CAREMGT DONAT FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM HLEGAL HOUTCOMS HPRGRP HQUALIMP"
                                    + " HSYSADMIN LABELING METAMGT MEMADMIN MILCDM PATADMIN PATSFTY PERFMSR RECORDMGT"
                                    + " SYSDEV TRAIN"),
                    within("PATRQT", "FAMRQT PWATRNY SUPNWK"),
                    within("PUBHLTH", "DISASTER THREAT"))
            .flatMap(one -> one)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Purposes() {}

    private static Stream<Map.Entry<String, String>> within(String parent, String codes) {
        return Stream.of(codes.split(" ")).map(code -> Map.entry(code, parent));
    }

    /** Whether a purpose is one of those, or belongs to one. */
    static boolean isAnyOf(String purpose, Set<String> wanted) {
        var parent = PARENTS.get(purpose);
        return wanted.contains(purpose) || (parent != null && isAnyOf(parent, wanted));
    }
}
