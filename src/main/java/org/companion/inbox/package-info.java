/**
 * The one inbox: payloads of any format come in by several mouths, are kept with the answer their sender gets, and are
 * filed in the order of arrival.
 */
@NullMarked
package org.companion.inbox;

import org.jspecify.annotations.NullMarked;
