// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.runtime");

    @Test
    void ofOursItKnowsTheContractOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.runtime..",
                        "im.yan.schemas..",
                        "java..",
                        "com.sun.net.httpserver..",
                        "com.google.protobuf..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(runtime);
    }

    @Test
    void onlyTheStreamsPackageKnowsKafkaStreams() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.runtime")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(runtime);
    }
}
