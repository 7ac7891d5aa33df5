/** Many resources at once: bulk export and import of NDJSON, in the background, with no loss by a restart. */
@NullMarked
package org.companion.bulk;

import org.jspecify.annotations.NullMarked;
