/** What is known of one patient: findings, diagnoses, and what could not be read. */
@NullMarked
package org.companion.chart;

import org.jspecify.annotations.NullMarked;
