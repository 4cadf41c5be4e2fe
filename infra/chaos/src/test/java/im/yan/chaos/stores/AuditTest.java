// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AuditTest {
    private static final String ALIKE = """
            {"conversations":4,"events":1234,"seconds":1.5,"stores":{\
            "mysql":{"compared":1234,"drift":0,"checksum":"0a1b"},\
            "redis":{"compared":800,"drift":0,"checksum":"2c3d"},\
            "elasticsearch":{"compared":1200,"drift":0,"checksum":"4e5f"}},"differing":[]}""";

    @Test
    void whereNothingDiffersItSaysWhatWasCompared() {
        var audit = Audit.parse(ALIKE);

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.notes()).hasSize(4);
        assertThat(audit.notes().getFirst()).contains("1,234 events of 4 conversations");
        assertThat(audit.notes().getLast()).contains("Elasticsearch").contains("1,200 compared");
    }

    @Test
    void aDifferenceIsNamedWithItsPlace() {
        var audit = Audit.parse(
                ALIKE.replace("\"compared\":800,\"drift\":0", "\"compared\":800,\"drift\":1")
                        .replace(
                                "\"differing\":[]",
                                "\"differing\":[{\"store\":\"redis\",\"conversationId\":\"d:1:2\",\"seq\":7,\"reason\":\"absent\"}]"));

        assertThat(audit.violations())
                .containsExactly(
                        "the audit finds 1 differences in Redis", "the audit: redis differs at d:1:2/7: absent");
    }

    @Test
    void aStoreThatWasNotComparedIsAViolation() {
        var away = ALIKE.replace("\"compared\":1234,\"drift\":0", "\"away\":true,\"compared\":0,\"drift\":0");
        var absent = ALIKE.replace("\"redis\"", "\"another\"");

        assertThat(Audit.parse(away).violations()).containsExactly("the audit did not reach MySQL");
        assertThat(Audit.parse(absent).violations()).containsExactly("the audit says nothing of Redis");
    }

    @Test
    void whatIsNoAuditIsSaid() {
        assertThatIllegalStateException().isThrownBy(() -> Audit.parse("{"));
        assertThatIllegalStateException().isThrownBy(() -> Audit.parse("{}")).withMessageContaining("not all there");
    }
}
