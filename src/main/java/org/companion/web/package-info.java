/** The order desk and its small data files, and the words said at start. */
@NullMarked
package org.companion.web;

import org.jspecify.annotations.NullMarked;
