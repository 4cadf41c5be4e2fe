// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses counter = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.unread");

    @Test
    void ofOursItKnowsTheContractAndTheRuntimeOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.unread..",
                        "im.yan.schemas..",
                        "im.yan.runtime..",
                        "java..",
                        "com.google.protobuf..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "org.jspecify..")
                .check(counter);
    }

    @Test
    void countingIsPlainJava() {
        classes()
                .that()
                .resideInAnyPackage("im.yan.unread.counting..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("im.yan.unread.counting..", "im.yan.schemas.v1..", "java..", "org.jspecify..")
                .check(counter);
    }
}
