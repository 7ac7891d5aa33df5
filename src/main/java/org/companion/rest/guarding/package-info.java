/** Holds every way in and out of the FHIR door to what the caller was granted. */
@NullMarked
package org.companion.rest.guarding;

import org.jspecify.annotations.NullMarked;
