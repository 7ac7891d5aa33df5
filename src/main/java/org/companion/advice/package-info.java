/** The one decision: an order and a chart in, advice out. Pure. */
@NullMarked
package org.companion.advice;

import org.jspecify.annotations.NullMarked;
