package org.companion.cdshooks;

import java.util.List;
import java.util.Optional;
import org.companion.advice.Advice;
import org.companion.fhir.Resource;

/**
 * A drug, and what the advisor says of it.
 *
 * @param draft the order as it was drafted, where there is a draft that can be changed
 */
record Consulted(Optional<Resource> draft, List<Advice> advice) {}
