/** HL7 v2: lenient reading of messages by HAPI's parser, and their acknowledgement. */
@NullMarked
package org.companion.hl7;

import org.jspecify.annotations.NullMarked;
