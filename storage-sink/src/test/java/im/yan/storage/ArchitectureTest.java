// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses sink = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.storage");

    @Test
    void ofOursItKnowsTheContractAndTheRuntimeOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.storage..",
                        "im.yan.schemas..",
                        "im.yan.runtime..",
                        "java..",
                        "co.elastic.clients..",
                        "com.google.gson..",
                        "com.google.protobuf..",
                        "com.zaxxer.hikari..",
                        "io.debezium..",
                        "io.micrometer..",
                        "org.apache.http..",
                        "org.apache.kafka..",
                        "org.elasticsearch.client..",
                        "org.jspecify..",
                        "org.redisson..",
                        "org.slf4j..",
                        "org.springframework..",
                        "picocli..")
                .check(sink);
    }

    @Test
    void jdbcStaysWithTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.storage.mysql")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "com.zaxxer..")
                .check(sink);
    }

    @Test
    void debeziumStaysInTheFeed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.storage.cdc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.debezium..", "org.apache.kafka.connect..")
                .check(sink);
    }

    @Test
    void elasticsearchAndRedisAreEachKnownInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.storage.search")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "org.elasticsearch..", "org.apache.http..")
                .check(sink);
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.storage.redis")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.redisson..")
                .check(sink);
    }

    @Test
    void theFeedsAndTheAuditKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "im.yan.storage.audit",
                        "im.yan.storage.cdc",
                        "im.yan.storage.lag",
                        "im.yan.storage.redis",
                        "im.yan.storage.search")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(sink);
    }

    @Test
    void readingTheLogKnowsNoStore() {
        noClasses()
                .that()
                .haveSimpleName("LogReader")
                .or()
                .haveSimpleName("Rows")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework..", "com.zaxxer..")
                .check(sink);
    }

    @Test
    void packagesDoNotDependOnEachOtherInACircle() {
        slices().matching("im.yan.storage.(*)").should().beFreeOfCycles().check(sink);
    }
}
