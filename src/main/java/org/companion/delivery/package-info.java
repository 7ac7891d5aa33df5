/**
 * What laboratories and engines deliver: reports in one form whatever they came in, whom they are about, what they are
 * known by, which of two versions counts, and what the sender is answered. Plain values.
 */
@NullMarked
package org.companion.delivery;

import org.jspecify.annotations.NullMarked;
