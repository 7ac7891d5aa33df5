/**
 * Patients that were never born: a seed, a number and a day in, a patient's resources out. The same three give the same
 * bytes, however many patients are made and in whatever order. Frequencies are tables under {@code /synthetic}. Only
 * {@link org.companion.synthetic.GenerateCommand} and what it opens touch files.
 */
@NullMarked
package org.companion.synthetic;

import org.jspecify.annotations.NullMarked;
