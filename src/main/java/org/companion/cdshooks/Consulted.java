package org.companion.cdshooks;

import java.util.List;
import org.companion.advice.Advice;
import org.companion.fhir.Resource;

/** An order as it was drafted, and what the advisor says of it. */
record Consulted(Resource request, List<Advice> advice) {}
