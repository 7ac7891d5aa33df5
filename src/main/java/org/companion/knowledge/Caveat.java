package org.companion.knowledge;

/**
 * Something in a patient's history that makes what was inherited say less.
 *
 * @param metabolismOnly whether it bears on how drugs are cleared, and not on alleles of the immune system
 * @param line in our own words
 */
public record Caveat(String name, Signs signs, boolean metabolismOnly, String line) {}
