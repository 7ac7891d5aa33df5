package org.companion.cdshooks;

/**
 * Something the advisor was asked about and could not read; it is named, never passed over.
 *
 * @param what such as {@code order 2} or the drug as far as it is written
 * @param why continues the sentence
 */
record Unread(String what, String why) {}
