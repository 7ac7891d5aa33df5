/** Who asks, and what that caller may do: scopes of SMART App Launch read, decided upon, never fetched. */
@NullMarked
package org.companion.permission;

import org.jspecify.annotations.NullMarked;
