package org.companion.chart;

/** Something that the patient must not be given, or did not tolerate, as it was written. */
public record Allergy(Coded substance, Source source) {}
