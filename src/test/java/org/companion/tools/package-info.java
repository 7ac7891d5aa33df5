/** Small programs that make the tables the house ships, run by hand when their sources change. */
@NullMarked
package org.companion.tools;

import org.jspecify.annotations.NullMarked;
