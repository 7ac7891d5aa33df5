/** The shelf for genomes on a cluster of Apache Cassandra. */
@NullMarked
package org.companion.cassandra;

import org.jspecify.annotations.NullMarked;
