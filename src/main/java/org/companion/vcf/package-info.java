/** VCF and BED as a stream: bytes in, calls of a genome out, with a receipt of what was read and what was refused. */
@NullMarked
package org.companion.vcf;

import org.jspecify.annotations.NullMarked;
