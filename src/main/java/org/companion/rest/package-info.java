/** The FHIR REST door: the servlet, its operations, limits and errors. */
@NullMarked
package org.companion.rest;

import org.jspecify.annotations.NullMarked;
