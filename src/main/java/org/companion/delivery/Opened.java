package org.companion.delivery;

/** A payload as its reader understood it: from whom, and what. */
public record Opened(Envelope envelope, Content content) {}
