/** Reads the knowledge packs and refuses a bad one with file, line and reason. */
@NullMarked
package org.companion.library;

import org.jspecify.annotations.NullMarked;
