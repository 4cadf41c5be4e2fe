// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptsIT {
    private final TestApi.User owner = TestApi.shared().user();
    private GroupRows group;
    private long seq;

    @BeforeEach
    void fiveOthersAndAMessage() throws SQLException {
        group = GroupRows.foundedBy(owner.id());
        for (var user = 1; user <= 5; user++) {
            group.member(user, Role.MEMBER, 1, 1);
        }
        seq = group.post(owner.id()).getSeq();
        group.set(owner.id(), "read_seq = 2, delivered_seq = 2");
    }

    @Test
    void membersAreCountedByHowFarTheyAreAndTheAuthorIsNot() throws SQLException {
        group.set(1, "read_seq = 2, delivered_seq = 2");
        group.set(2, "read_seq = 2");
        group.set(3, "delivered_seq = 2");

        assertThat(owner.get(group.path("/receipts?seq=" + seq)).json().toString())
                .isEqualTo("{\"seq\":\"2\",\"members\":5,\"delivered\":3,\"read\":2,\"readers\":[\"1\",\"2\"]}");
    }

    @Test
    void whoCameLaterOrLeftIsNotCounted() throws SQLException {
        group.set(1, "read_seq = 2, member = FALSE");
        group.member(6, Role.MEMBER, 3, 1);
        group.set(6, "read_seq = 3");

        assertThat(owner.get(group.path("/receipts?seq=" + seq)).json().toString())
                .isEqualTo("{\"seq\":\"2\",\"members\":4,\"delivered\":0,\"read\":0,\"readers\":[]}");
    }

    @Test
    void thePagesHoldEveryReaderOnce() throws SQLException {
        for (var user = 1; user <= 5; user++) {
            group.set(user, "read_seq = 2");
        }

        var first = owner.get(group.path("/receipts?limit=3&seq=" + seq));
        var second = owner.get(group.path("/receipts?limit=3&seq=" + seq + "&after=" + first.text("next")));

        assertThat(first.json().required("readers").toString()).isEqualTo("[\"1\",\"2\",\"3\"]");
        assertThat(second.json().required("readers").toString()).isEqualTo("[\"4\",\"5\"]");
        assertThat(second.json().has("next")).isFalse();
    }

    @Test
    void onlyMessagesThatCanBeSeenHaveReceipts() throws SQLException {
        assertThat(owner.get(group.path("/receipts?seq=1")).refusal()).isEqualTo("404 MESSAGE_UNKNOWN");
        assertThat(owner.get(group.path("/receipts?seq=9")).refusal()).isEqualTo("404 MESSAGE_UNKNOWN");
        assertThat(owner.get(group.path("/receipts?seq=2&limit=501")).refusal()).isEqualTo("400 INVALID_ARGUMENT");
        assertThat(owner.get(group.path("/receipts")).refusal()).isEqualTo("400 INVALID_ARGUMENT");
        group.set(owner.id(), "cleared_seq = 2");
        assertThat(owner.get(group.path("/receipts?seq=2")).refusal()).isEqualTo("404 MESSAGE_UNKNOWN");
    }
}
