// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
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
                .resideInAnyPackage("im.yan.router.conversation..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.router.conversation..",
                        "im.yan.schemas..",
                        "java..",
                        "com.google.protobuf..",
                        "org.jspecify..")
                .check(router);
    }

    @Test
    void diffusionKnowsDecisionsButNoKafka() {
        classes()
                .that()
                .resideInAnyPackage("im.yan.router.diffusion..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.router.diffusion..",
                        "im.yan.router.conversation..",
                        "im.yan.schemas..",
                        "java..",
                        "com.google.protobuf..",
                        "org.jspecify..")
                .check(router);
    }
}
