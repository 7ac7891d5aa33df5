/** Keeps the FHIR resources (HAPI JPA) and the chart index beside them, in one transaction. */
@NullMarked
package org.companion.store;

import org.jspecify.annotations.NullMarked;
