package org.companion.knowledge;

import java.util.Optional;

/** An active ingredient by its name and, where RxNorm has one in the packs, its RxCUI. */
public record Ingredient(String name, Optional<String> rxcui) {
    /** The system of RxNorm codes. */
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    @Override
    public String toString() {
        return name;
    }
}
