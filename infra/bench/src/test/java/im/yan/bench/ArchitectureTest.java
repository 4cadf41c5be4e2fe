// SPDX-License-Identifier: Apache-2.0
package im.yan.bench;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses bench = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.bench");

    @Test
    void whatAllBenchmarksShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.bench.measuring")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("im.yan.bench.direct", "im.yan.bench.group", "im.yan.bench.store", "picocli..")
                .check(bench);
    }

    @Test
    void benchmarksDoNotKnowEachOther() {
        slices().matching("im.yan.bench.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("im.yan.bench.measuring"))
                .check(bench);
    }
}
