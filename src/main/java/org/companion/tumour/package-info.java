/** The tumour: which part of it carries a change, how it has changed over time, and what it is looked up by. */
@NullMarked
package org.companion.tumour;

import org.jspecify.annotations.NullMarked;
