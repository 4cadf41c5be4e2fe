// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses client = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.client");

    @Test
    void ofOursItKnowsTheContractOnlyAndNeitherKafkaNorSpringNorNetty() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.client..",
                        "im.yan.schemas..",
                        "java..",
                        "com.google.protobuf..",
                        "com.google.gson..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(client);
    }

    @Test
    void thePartsDoNotKnowTheWholeNorEachOther() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.client.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("im.yan.client")
                .check(client);
        noClasses()
                .that()
                .resideInAPackage("im.yan.client.sending")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("im.yan.client.receiving", "im.yan.client.connection")
                .check(client);
        slices().matching("im.yan.client.(*)..").should().beFreeOfCycles().check(client);
    }

    @Test
    void onlyTheConnectionKnowsWebSockets() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.client.connection")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.WebSocket")
                .check(client);
    }
}
