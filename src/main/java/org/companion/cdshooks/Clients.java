package org.companion.cdshooks;

import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.cdshooks.Client.Style;
import org.companion.cdshooks.HooksSettings.ClientSettings;
import org.companion.cdshooks.HooksSettings.PatientsBy;
import org.companion.ehr.AllowedServers;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;
import org.jspecify.annotations.Nullable;

/** The EHRs that call, by their names in the settings, and the caller who need not say who it is. */
final class Clients {
    private final Map<String, Client> byName = new HashMap<>();
    private final Client nobody;

    /** Throws where a setting is wrong, with its name. */
    Clients(HooksSettings settings, SiteCodes codes) {
        nobody = new Client(
                Optional.empty(),
                true,
                Set.of(),
                AllowedServers.of(settings.fhirServers(), settings.privateFhirServers()),
                Style.PLAIN,
                DrugCodes.none(),
                OrderItems.none());
        settings.clients().forEach((name, one) -> byName.put(name, client(name, one, settings, codes)));
    }

    private static Client client(String name, ClientSettings one, HooksSettings settings, SiteCodes codes) {
        one.hooks().stream()
                .filter(hook -> Arrays.stream(Hook.values())
                        .noneMatch(known -> known.code().equals(hook)))
                .findFirst()
                .ifPresent(hook -> {
                    throw new IllegalArgumentException(
                            "companion.hooks.clients." + name + ".hooks: there is no hook '" + hook + "'");
                });
        return new Client(
                Optional.of(name),
                one.patients() == PatientsBy.ID,
                one.hooks(),
                AllowedServers.of(one.fhirServers(), settings.privateFhirServers()),
                new Style(one.detail(), one.topic(), one.actions(), Optional.ofNullable(one.smartApp())),
                Optional.ofNullable(one.drugCodes()).map(codes::drugs).orElseGet(DrugCodes::none),
                Optional.ofNullable(one.orderCodes()).map(codes::orders).orElseGet(OrderItems::none));
    }

    /** Who calls; one who is known by another name than those in the settings has no settings of its own. */
    Client of(@Nullable Principal caller) {
        return caller == null ? nobody : byName.getOrDefault(caller.getName(), nobody);
    }
}
