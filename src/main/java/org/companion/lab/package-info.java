/**
 * The formats of laboratories and of their programs, read into the house's own form of a report. Plain Java with
 * Jackson and the JDK's XML reader: no clock, no input or output. What cannot be understood is named, never dropped.
 */
@NullMarked
package org.companion.lab;

import org.jspecify.annotations.NullMarked;
