package org.companion.cdshooks;

import java.nio.file.Path;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;

/** Reads the code maps of a site; a bad file stops the start. */
public interface SiteCodes {
    DrugCodes drugs(Path file);

    OrderItems orders(Path file);
}
