// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Role;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UnreadIT {
    private final TestApi.User user = TestApi.shared().user();

    @Test
    void whoHasReadEverythingHasNothingUnread() throws SQLException {
        Rows.conversation(user.id(), 7, 3, 1);
        Rows.positions(user.id(), ConversationId.direct(user.id(), 7).text(), 3, 3, 3);

        assertThat(user.get("/v1/unread").json().toString())
                .isEqualTo("{\"total\":\"0\",\"totalMuted\":\"0\",\"conversations\":[]}");
    }

    @Test
    void unreadIsHeadLessReadAndWhatIsMutedCountsApart() throws SQLException {
        var direct = ConversationId.direct(user.id(), 7).text();
        Rows.conversation(7, user.id(), 5, 3);
        Rows.positions(user.id(), direct, 3, 3, 3);
        var muted = ConversationId.direct(user.id(), 8).text();
        Rows.conversation(8, user.id(), 4, 2);
        Rows.run(
                "UPDATE participant SET silent_until_millis = ? WHERE user_id = ? AND conversation_id = ?",
                Long.MAX_VALUE,
                user.id(),
                muted);
        var marked = ConversationId.direct(user.id(), 9).text();
        Rows.conversation(9, user.id(), 1, 1);
        Rows.run(
                "UPDATE participant SET read_no = 1, marked_unread = TRUE, silent_until_millis = 1 WHERE user_id = ? AND conversation_id = ?",
                user.id(),
                marked);

        assertThat(user.get("/v1/unread").json().toString())
                .isEqualTo(("{'total':'2','totalMuted':'4','conversations':["
                                + "{'conversationId':'%s','unread':'2','readNo':'3','headMessageNo':'5','muted':false,'markedUnread':false},"
                                + "{'conversationId':'%s','unread':'4','readNo':'0','headMessageNo':'4','muted':true,'markedUnread':false},"
                                + "{'conversationId':'%s','unread':'0','readNo':'1','headMessageNo':'1','muted':false,'markedUnread':true}]}")
                        .replace('\'', '"')
                        .formatted(direct, muted, marked));
    }

    @Test
    void aGroupCountsFromJoiningOnUntilItIsLeftOrDissolved() throws SQLException {
        var group = GroupRows.foundedBy(7);
        group.post(7);
        group.member(user.id(), Role.MEMBER, 2, 2);
        group.post(7);
        assertThat(user.get("/v1/unread").text("total")).isEqualTo("1");

        group.set(user.id(), "member = FALSE");
        assertThat(user.get("/v1/unread").text("total")).isEqualTo("0");

        group.set(user.id(), "member = TRUE");
        group.dissolve();
        assertThat(user.get("/v1/unread").text("total")).isEqualTo("0");
    }
}
