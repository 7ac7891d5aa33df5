/** Calls back to the FHIR server of an EHR: only to those that a site allows, in parallel, and within bounds. */
@NullMarked
package org.companion.ehr;

import org.jspecify.annotations.NullMarked;
