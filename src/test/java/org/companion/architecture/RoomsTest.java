package org.companion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.companion.Application;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The laws of the house. The map in docs/architecture.md is one of them: a new arrow is drawn there first. */
class RoomsTest {
    private static final String ROOT = "org.companion";
    private static final String[] CORE = {
        ROOT + ".genome..",
        ROOT + ".chart..",
        ROOT + ".knowledge..",
        ROOT + ".tumour..",
        ROOT + ".advice..",
        ROOT + ".intake..",
        ROOT + ".genomes..",
        ROOT + ".calling..",
        ROOT + ".inquiry..",
        ROOT + ".journal..",
        ROOT + ".delivery..",
        ROOT + ".permission..",
        ROOT + ".consent.."
    };
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theMapShowsEveryArrowAndNoOther() throws IOException {
        var drawn = Files.readAllLines(Path.of("docs/architecture.md")).stream()
                .map(String::strip)
                .filter(line -> line.matches("\\w+ --> \\w+"))
                .collect(toCollection(TreeSet::new));
        var real = CODE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(use -> arrow(use.getOriginClass(), use.getTargetClass()).stream())
                .collect(toCollection(TreeSet::new));
        assertThat(real).isEqualTo(drawn);
    }

    private static Optional<String> arrow(JavaClass from, JavaClass to) {
        var start = room(from);
        var end = room(to);
        return start.isEmpty() || end.isEmpty() || start.equals(end)
                ? Optional.empty()
                : Optional.of(start.get() + " --> " + end.get());
    }

    private static Optional<String> room(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".")
                ? Optional.of(name.substring(ROOT.length() + 1).split("\\.")[0])
                : Optional.empty();
    }

    @Test
    void noRoomLeadsBackToItself() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theCoreIsPlainJava() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        ROOT + "..")
                .check(CODE);
    }

    @Test
    void theCoreHasNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .or()
                .resideInAPackage(ROOT + ".synthetic..")
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void onlyTheRoomsAroundTheStoreKnowHapi() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".fhir..",
                        ROOT + ".store..",
                        ROOT + ".bulk..",
                        ROOT + ".hl7..",
                        ROOT + ".rest..",
                        ROOT + ".library..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7..")
                .check(CODE);
    }

    @Test
    void onlyTheDoorsTheStoreAndTheRootKnowSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".genome..",
                        ROOT + ".chart..",
                        ROOT + ".knowledge..",
                        ROOT + ".tumour..",
                        ROOT + ".advice..",
                        ROOT + ".intake..",
                        ROOT + ".genomes..",
                        ROOT + ".calling..",
                        ROOT + ".inquiry..",
                        ROOT + ".journal..",
                        ROOT + ".permission..",
                        ROOT + ".consent..",
                        ROOT + ".fhir..",
                        ROOT + ".announcing..",
                        ROOT + ".library..",
                        ROOT + ".synthetic..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CODE);
    }

    @Test
    void nobodyWritesToTheConsoleButTheStartOfTheProgram() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                CODE.that(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Application.class))));
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(CODE);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CODE);
    }
}
