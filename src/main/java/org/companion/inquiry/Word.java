package org.companion.inquiry;

/**
 * One coding of a result, or its text. Empty strings where not given.
 *
 * @param text the display of the coding, or the text of the concept
 */
public record Word(Role role, String system, String code, String text) {}
