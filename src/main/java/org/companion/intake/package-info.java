/** The one way in: what a source wrote becomes findings in one normal form. */
@NullMarked
package org.companion.intake;

import org.jspecify.annotations.NullMarked;
