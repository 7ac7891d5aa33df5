package org.companion.knowledge;

/** A disease by its Disease Ontology id (or an id of the packs' own) and name. */
public record Disease(String id, String name) {}
