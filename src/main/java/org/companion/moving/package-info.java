/** Copies a database to another engine: from an H2 file to PostgreSQL, row by row, compared and repeatable. */
@NullMarked
package org.companion.moving;

import org.jspecify.annotations.NullMarked;
