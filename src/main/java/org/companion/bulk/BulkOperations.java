package org.companion.bulk;

import java.util.List;

/**
 * The operations of bulk data, for the FHIR door.
 *
 * @param providers classes with HAPI's annotations
 */
public record BulkOperations(List<Object> providers) {}
