package org.companion.knowledge;

/**
 * Something that people are allergic to.
 *
 * @param signs how it is recognised in an allergy's words
 */
public record Substance(String name, Signs signs) {}
