// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses dev = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.dev");

    @Test
    void ofOursItKnowsTheContractTheRuntimeAndTheServersOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.dev..",
                        "im.yan.push.provider",
                        "im.yan.runtime",
                        "im.yan.schemas",
                        "im.yan.servers",
                        "java..",
                        "com.google.gson..",
                        "org.apache.kafka.clients..",
                        "org.flywaydb..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "picocli..")
                .check(dev);
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("im.yan.dev.(*)..").should().beFreeOfCycles().check(dev);
    }

    @Test
    void onlyCommandsKnowTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage("im.yan.dev.stack", "im.yan.dev.board", "im.yan.dev.supervision")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "im.yan.dev.command")
                .check(dev);
    }
}
