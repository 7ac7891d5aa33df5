package org.companion.rest.operations;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.companion.fhir.Json;
import org.companion.fhir.ParameterRefused;
import org.companion.inquiry.Results;
import org.companion.vcf.VcfRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the VCF files that are laid into a folder. Beside {@code a.vcf.gz} its sender lays, when the file is whole,
 * {@code a.vcf.gz.json}: one object with the parameters of {@code $import-vcf}. Both then move to {@code taken} or
 * {@code refused}, with {@code a.vcf.gz.receipt.json}, an OperationOutcome, beside them. What is cut off by a stop is
 * taken again after the start, and changes nothing then.
 */
public final class VcfFolder {
    private static final Logger LOG = LoggerFactory.getLogger(VcfFolder.class);
    private static final String TOLD = ".json";
    private static final List<String> ENDINGS = List.of(".vcf.json", ".vcf.gz.json", ".vcf.bgz.json");
    private static final int MOST_TOLD = 64 * 1024;

    private final Path folder;
    private final VcfOrders orders;
    private final VcfIntake intake;

    public VcfFolder(Path folder, Results results, VcfIntake intake) {
        this.folder = folder;
        this.orders = new VcfOrders(results);
        this.intake = intake;
    }

    /** Takes all that is there, one file after the other. What fails for a reason of this server is left for later. */
    public void look() {
        try (var files = Files.list(folder)) {
            for (var told : files.filter(VcfFolder::isTold).sorted().toList()) {
                take(told);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "The folder of VCF files could not be worked off and will be tried again: {}",
                    failed.getClass().getName());
        }
    }

    private static boolean isTold(Path file) {
        var name = file.getFileName().toString();
        return ENDINGS.stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(vcf(file), LinkOption.NOFOLLOW_LINKS);
    }

    private static Path vcf(Path told) {
        var name = told.getFileName().toString();
        return told.resolveSibling(name.substring(0, name.length() - TOLD.length()));
    }

    private void take(Path told) throws IOException {
        var vcf = vcf(told);
        try (var bytes = new BufferedInputStream(Files.newInputStream(vcf))) {
            var imported = intake.take(orders.read(parameters(told)), bytes);
            move(vcf, told, "taken", ImportReceipt.of(imported));
        } catch (VcfRefused | ParameterRefused | ResourceNotFoundException refused) {
            move(vcf, told, "refused", ImportReceipt.refused(String.valueOf(refused.getMessage())));
        }
    }

    /** The object's members as a Parameters resource. */
    private static JsonNode parameters(Path told) throws IOException {
        var written = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        var list = written.putArray("parameter");
        object(told)
                .properties()
                .forEach(member -> list.addObject()
                        .put("name", member.getKey())
                        .put("valueString", member.getValue().asText()));
        return written;
    }

    private static JsonNode object(Path told) throws IOException {
        if (Files.size(told) > MOST_TOLD) {
            throw new ParameterRefused("file", "beside the VCF must be no longer than " + MOST_TOLD + " bytes");
        }
        try {
            var object = Json.mapper().readTree(Files.readAllBytes(told));
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw new ParameterRefused("file", "beside the VCF must be JSON");
        }
        throw new ParameterRefused("file", "beside the VCF must be one JSON object");
    }

    private void move(Path vcf, Path told, String where, JsonNode receipt) throws IOException {
        var target = Files.createDirectories(folder.resolve(where));
        Files.write(
                target.resolve(vcf.getFileName() + ".receipt.json"),
                Json.mapper().writeValueAsBytes(receipt));
        Files.move(vcf, target.resolve(vcf.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.move(told, target.resolve(told.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
