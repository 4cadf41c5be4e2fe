// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMsgIdTest {

    @Test
    void aLowerCaseUuidIsOne() {
        assertThat(ClientMsgId.parse("7f1a0b3c-0000-4000-8000-00000000000f")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m-1",
                "7F1A0B3C-0000-4000-8000-00000000000F",
                "7f1a0b3c00004000800000000000000f",
                "7f1a0b3c-0000-4000-8000-00000000000",
                "{7f1a0b3c-0000-4000-8000-00000000000f}",
                "7f1a0b3c-0000-4000-8000-00000000000g",
                "7f1a0b3c-0000-4000-80000-0000000000f",
                "------------------------------------"
            })
    void everyOtherTextIsNone(String text) {
        assertThat(ClientMsgId.parse(text)).isEmpty();
    }
}
