/** What is known of drugs: statements, criteria, side tables; immutable and indexed. */
@NullMarked
package org.companion.knowledge;

import org.jspecify.annotations.NullMarked;
