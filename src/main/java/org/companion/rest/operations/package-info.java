/** The FHIR operations of the house, one file each. */
@NullMarked
package org.companion.rest.operations;

import org.jspecify.annotations.NullMarked;
