package org.companion.chart;

/** A test that is ordered and has no result yet. */
public record PendingTest(Coded test, Source source) {}
