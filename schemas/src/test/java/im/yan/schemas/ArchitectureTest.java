// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theContractKnowsNoService() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("im.yan.schemas");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.connector..",
                        "im.yan.router..",
                        "im.yan.push..",
                        "im.yan.runtime..",
                        "org.apache.kafka.streams..")
                .check(classes);
    }
}
