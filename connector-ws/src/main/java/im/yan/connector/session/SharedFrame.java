// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.ServerFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A frame for many sockets, written down once per format, however many there are. Safe from any thread. */
public final class SharedFrame {
    private final ServerFrame frame;
    private final Map<String, byte[]> written = new ConcurrentHashMap<>();

    public SharedFrame(ServerFrame frame) {
        this.frame = frame;
    }

    public ServerFrame frame() {
        return frame;
    }

    /** The same array for everyone who asks for the format; not to be changed. */
    public byte[] writtenAs(String format, Function<ServerFrame, byte[]> write) {
        return written.computeIfAbsent(format, absent -> write.apply(frame));
    }
}
