// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses connector = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.connector");

    @Test
    void ofOursItKnowsTheContractAndTheRuntime() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.connector..",
                        "im.yan.schemas..",
                        "im.yan.runtime",
                        "java..",
                        "com.google.protobuf..",
                        "com.nimbusds..",
                        "io.micrometer..",
                        "io.netty..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(connector);
    }

    @Test
    void onlyTheWiringKnowsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.connector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("im.yan.runtime..")
                .check(connector);
    }

    @Test
    void thePipelineNeverTouchesKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("..connector.pipeline", "..connector.session", "..connector.token")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(connector);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("im.yan.connector.(*)..").should().beFreeOfCycles().check(connector);
    }
}
