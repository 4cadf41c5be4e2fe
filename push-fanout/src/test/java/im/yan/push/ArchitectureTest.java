// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses push = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("im.yan.push");

    @Test
    void ofOursItKnowsTheContractAndTheRuntimeOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "im.yan.push..",
                        "im.yan.schemas..",
                        "im.yan.runtime..",
                        "java..",
                        "com.google.protobuf..",
                        "com.google.gson..",
                        "com.interaso.webpush..",
                        "javax.crypto..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(push);
    }

    @Test
    void onlyTheOfflineSenderSpeaksHttpAndJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("im.yan.push.provider")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "com.google.gson..", "com.interaso.webpush..", "javax.crypto..")
                .check(push);
    }

    @Test
    void retriesKnowNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("im.yan.push.retry")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(push);
    }

    @Test
    void ofTheFeaturesOnlyTheStoresKnowKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "im.yan.push.session",
                        "im.yan.push.delivery",
                        "im.yan.push.group",
                        "im.yan.push.presence",
                        "im.yan.push.account",
                        "im.yan.push.offline")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .doNotHaveSimpleName("NoteHeartbeat")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(push);
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(push);
    }

    @Test
    void theFeaturesKnowNothingOfEachOther() {
        slices().matching("im.yan.push.(*)..").should().notDependOnEachOther().check(push);
    }
}
