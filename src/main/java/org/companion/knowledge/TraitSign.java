package org.companion.knowledge;

/**
 * A diagnosis that tells how a person lives, such as nicotine dependence.
 *
 * @param trait its name in the packs
 * @param value what the diagnosis says of it
 */
public record TraitSign(String trait, String value, Signs signs) {}
