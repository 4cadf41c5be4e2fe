// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class after which a Netty buffer is gone that nobody released. Registered for every class. */
public final class NoLeaks implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(leaks()).as("leaked buffers").isEmpty();
    }

    /** A leak shows once its buffer is collected and another one is made. */
    static List<String> leaks() {
        System.gc();
        Unpooled.buffer(1).release();
        ByteBufAllocator.DEFAULT.buffer(1).release();
        return LeakRecorder.take();
    }
}
