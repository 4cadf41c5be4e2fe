// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] RULES = {
        "im.yan.router.conversation..",
        "im.yan.router.membership..",
        "im.yan.router.message..",
        "im.yan.router.personal..",
        "im.yan.router.decision..",
        "im.yan.router.diffusion.."
    };

    private final JavaClasses router = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.router");

    @Test
    void ofOursItKnowsTheContractAndTheRuntimeOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.router..",
                        "im.yan.schemas..",
                        "im.yan.runtime..",
                        "java..",
                        "com.google.protobuf..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "org.jspecify..")
                .check(router);
    }

    @Test
    void theRulesArePlainJava() {
        classes()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        with(RULES, "im.yan.schemas..", "java..", "com.google.protobuf..", "org.jspecify.."))
                .check(router);
    }

    @Test
    void whatIsCommonToAllRulesKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.router.conversation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.router.membership..",
                        "im.yan.router.message..",
                        "im.yan.router.personal..",
                        "im.yan.router.decision..",
                        "im.yan.router.diffusion..")
                .check(router);
    }

    @Test
    void packagesDependOnEachOtherOneWay() {
        slices().matching("im.yan.router.(*)..").should().beFreeOfCycles().check(router);
    }

    private static String[] with(String[] packages, String... others) {
        return Stream.concat(Stream.of(packages), Stream.of(others)).toArray(String[]::new);
    }
}
