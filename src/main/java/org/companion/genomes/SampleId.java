package org.companion.genomes;

import java.util.regex.Pattern;

/** The name of one sample's calls within the house: the same test of the same patient always has the same one. */
public record SampleId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    public SampleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a sample id has 1 to 64 letters, digits, dots and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
