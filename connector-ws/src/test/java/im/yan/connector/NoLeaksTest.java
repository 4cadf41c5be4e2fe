// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoLeaksTest {

    @Test
    void aBufferThatNobodyReleasedIsFound() {
        List<String> found = new ArrayList<>();
        loseABuffer();

        await().until(() -> {
            found.addAll(NoLeaks.leaks());
            return !found.isEmpty();
        });

        assertThat(found).allMatch(leak -> leak.contains("ByteBuf"));
    }

    private static void loseABuffer() {
        ByteBufAllocator.DEFAULT.buffer(64).writeLong(1);
    }
}
