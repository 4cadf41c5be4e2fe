// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.storage.audit.AuditReport.OfStore;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReportTest {
    private final LinkedHashMap<String, OfStore> stores = new LinkedHashMap<>();
    private final AuditReport report = new AuditReport(
            31, 1204, 1.94, stores, List.of(new Difference(Store.ELASTICSEARCH, "d:71:93", 12, "field text is wrong")));

    AuditReportTest() {
        stores.put("mysql", new OfStore(1204, 0, "e00f3c4498b1d25a", null));
        stores.put("elasticsearch", new OfStore(1108, 1, "5b1c09e2a77d3f10", null));
    }

    @Test
    void forProgramsItIsOneLine() {
        stores.put("redis", new OfStore(0, 0, "0000000000000000", true));

        assertThat(report.json())
                .isEqualTo("{\"conversations\":31,\"events\":1204,\"seconds\":1.94,\"stores\":{"
                        + "\"mysql\":{\"compared\":1204,\"drift\":0,\"checksum\":\"e00f3c4498b1d25a\"},"
                        + "\"elasticsearch\":{\"compared\":1108,\"drift\":1,\"checksum\":\"5b1c09e2a77d3f10\"},"
                        + "\"redis\":{\"compared\":0,\"drift\":0,\"checksum\":\"0000000000000000\",\"away\":true}},"
                        + "\"differing\":[{\"store\":\"elasticsearch\",\"conversationId\":\"d:71:93\",\"seq\":12,"
                        + "\"reason\":\"field text is wrong\"}]}");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void forPeopleItIsATable() {
        assertThat(report.text().lines())
                .containsExactly(
                        "1,204 events of 31 conversations in 1.9 s",
                        "elasticsearch        1,108 compared          1 differ   checksum 5b1c09e2a77d3f10",
                        "mysql                1,204 compared          0 differ   checksum e00f3c4498b1d25a",
                        "elasticsearch, d:71:93, seq 12: field text is wrong");
    }
}
