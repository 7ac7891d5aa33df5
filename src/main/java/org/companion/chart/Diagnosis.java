package org.companion.chart;

/** A condition the patient has now, as it was written, with where. */
public record Diagnosis(Coded condition, Source source) {}
