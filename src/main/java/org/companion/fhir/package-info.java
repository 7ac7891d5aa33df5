/** Translates FHIR R4 JSON into orders and charts. No I/O. */
@NullMarked
package org.companion.fhir;

import org.jspecify.annotations.NullMarked;
