/** Who may come in: loopback without a token, anywhere else only with one. */
@NullMarked
package org.companion.access;

import org.jspecify.annotations.NullMarked;
