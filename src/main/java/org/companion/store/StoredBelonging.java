package org.companion.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.consent.Requester;
import org.companion.permission.Caller;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * To whom a person belongs, by what is on file: the PractitionerRoles that are not ended, their Organizations and what these
 * are part of, the CareTeams and Groups in which any of them takes part. Of whom no role is kept, nothing is known.
 */
final class StoredBelonging {
    private static final int MOST = 200;
    private static final int HIGHEST = 5;

    private final DaoRegistry daos;

    StoredBelonging(DaoRegistry daos) {
        this.daos = daos;
    }

    Requester of(Caller caller) {
        var persons = caller.names().stream()
                .filter(name -> name.startsWith("Practitioner/") || name.startsWith("PractitionerRole/"))
                .toList();
        var roles = roles(persons);
        if (roles.isEmpty()) {
            return Requester.of(caller);
        }
        var found = new LinkedHashSet<>(persons);
        roles.forEach(role -> {
            found.add("PractitionerRole/" + role.getIdElement().getIdPart());
            local(role.getPractitioner()).ifPresent(found::add);
            local(role.getOrganization()).ifPresent(found::add);
        });
        addParents(found);
        addHolding("CareTeam", "participant", found);
        addHolding("Group", "member", found);
        return new Requester(caller, Optional.of(found));
    }

    private List<PractitionerRole> roles(Collection<String> persons) {
        return Stream.concat(
                        search("PractitionerRole", "practitioner", named(persons, "Practitioner")),
                        search("PractitionerRole", "_id", named(persons, "PractitionerRole")))
                .map(PractitionerRole.class::cast)
                .filter(role -> !role.hasActive() || role.getActive())
                .toList();
    }

    private static List<String> named(Collection<String> references, String type) {
        return references.stream()
                .filter(reference -> reference.startsWith(type + "/"))
                .toList();
    }

    private void addParents(Set<String> found) {
        for (var height = 0; height < HIGHEST; height++) {
            var parents = search("Organization", "_id", named(found, "Organization"))
                    .flatMap(one -> local(((Organization) one).getPartOf()).stream())
                    .toList();
            if (!found.addAll(parents)) {
                return;
            }
        }
    }

    private void addHolding(String type, String parameter, Set<String> found) {
        var holding = search(type, parameter, List.copyOf(found)).toList();
        holding.forEach(one -> found.add(type + "/" + one.getIdElement().getIdPart()));
    }

    private Stream<Resource> search(String type, String parameter, List<String> references) {
        if (references.isEmpty()) {
            return Stream.of();
        }
        var asked = new SearchParameterMap().setLoadSynchronousUpTo(MOST);
        if (parameter.equals("_id")) {
            var ids = new TokenOrListParam();
            references.forEach(reference -> ids.add(reference.substring(reference.indexOf('/') + 1)));
            asked.add("_id", ids);
        } else {
            var list = new ReferenceOrListParam();
            references.forEach(reference -> list.add(new ReferenceParam(reference)));
            asked.add(parameter, list);
        }
        return daos.getResourceDao(type).search(asked, new SystemRequestDetails()).getAllResources().stream()
                .map(Resource.class::cast);
    }

    private static Optional<String> local(Reference reference) {
        var element = reference.getReferenceElement();
        return element.hasResourceType() && element.hasIdPart()
                ? Optional.of(element.getResourceType() + "/" + element.getIdPart())
                : Optional.empty();
    }
}
