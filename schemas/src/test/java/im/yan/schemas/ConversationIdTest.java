// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

    @Test
    void bothPartiesDeriveTheSameId() {
        assertThat(ConversationId.direct(7, 3)).isEqualTo(ConversationId.direct(3, 7));
        assertThat(ConversationId.direct(7, 3).text()).isEqualTo("d:3:7");
    }

    @Test
    void theTextIsReadBack() {
        assertThat(ConversationId.parse("d:3:9223372036854775807")).contains(ConversationId.direct(Long.MAX_VALUE, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d:",
                "d:3",
                "d:7:3",
                "d:3:3",
                "d:0:3",
                "d:-1:3",
                "d:03:7",
                "d:3:7 ",
                "D:3:7",
                "g:",
                "g:0",
                "g:01",
                "g:1:2",
                "g:9223372036854775808",
                "d:3:9223372036854775808"
            })
    void nothingElseNamesAConversation(String text) {
        assertThat(ConversationId.parse(text)).isEmpty();
    }

    @Test
    void aResentCommandNamesTheSameGroupAndAnotherOneAnother() {
        var group = ConversationId.groupOf(7, "7f1a0000-0000-4000-8000-000000000001");

        assertThat(ConversationId.groupOf(7, "7f1a0000-0000-4000-8000-000000000001"))
                .isEqualTo(group);
        assertThat(ConversationId.groupOf(8, "7f1a0000-0000-4000-8000-000000000001"))
                .isNotEqualTo(group);
        assertThat(ConversationId.parse(group.text())).contains(group);
    }

    @Test
    void aStrangerHasNoPeer() {
        assertThat(ConversationId.direct(3, 7).peerOf(7)).isEqualTo(3);
        assertThatThrownBy(() -> ConversationId.direct(3, 7).peerOf(5)).hasMessageContaining("not in d:3:7");
    }
}
