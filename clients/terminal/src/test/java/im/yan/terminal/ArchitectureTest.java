// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses terminal = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.terminal");

    @Test
    void ofOursItKnowsTheContractAndTheSdksPromiseOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.terminal",
                        "im.yan.client",
                        "im.yan.schemas..",
                        "java..",
                        "picocli..",
                        "org.jline..",
                        "org.jspecify..")
                .check(terminal);
    }

    @Test
    void onlyTheScreenKnowsTheTerminal() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Screen")
                .and()
                .haveSimpleNameNotEndingWith("Screens")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(terminal);
    }
}
