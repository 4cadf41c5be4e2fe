// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

class ArchitectureTest {
    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.api");

    @Test
    void ofOursItKnowsTheContractAndTheRuntimeOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("im.yan..")
                        .and(resideOutsideOfPackages("im.yan.api..", "im.yan.schemas..", "im.yan.runtime..")))
                .check(API);
    }

    @Test
    void featuresDoNotKnowTheWiring() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.api.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("im.yan.api")
                .check(API);
    }

    @Test
    void featuresDoNotKnowEachOtherInCircles() {
        slices().matching("im.yan.api.(*)..").should().beFreeOfCycles().check(API);
    }

    @ParameterizedTest
    @CsvSource({
        "com.nimbusds.., login",
        "com.zaxxer.., mysql",
        "io.hypersistence.., account",
        "org.apache.catalina.., refusal",
        "co.elastic.., search",
        "org.elasticsearch.., search"
    })
    void eachLibraryStaysInItsFeature(String library, String feature) {
        noClasses()
                .that()
                .resideOutsideOfPackages("im.yan.api", "im.yan.api." + feature)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(API);
    }

    @Test
    void redisStaysWithWhoReadsAndWritesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("im.yan.api.redis", "im.yan.api.cache", "im.yan.api.account")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.redisson..")
                .check(API);
    }

    @Test
    void kafkaStaysWithWhoReadsAndWritesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("im.yan.api.kafka", "im.yan.api.connector", "im.yan.api.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(API);
    }

    @Test
    void sqlIsSpokenByTheStoresOnly() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and()
                .resideOutsideOfPackage("im.yan.api.mysql")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(API);
    }

    @Test
    void everyRouteIsDocumented() {
        methods()
                .that()
                .areAnnotatedWith(GetMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .or()
                .areAnnotatedWith(PutMapping.class)
                .or()
                .areAnnotatedWith(DeleteMapping.class)
                .should()
                .beAnnotatedWith(Operation.class)
                .check(API);
    }
}
