package org.companion.genomes;

/**
 * The calls of a sample that start in one mebibase, as {@link CallBlock} packs them.
 *
 * @param reach where the furthest of them ends, zero-based, excluded
 */
public record PackedBlock(Mebibase where, int reach, byte[] data) {}
