// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.schemas.v1.ClientFrame;

/** What became of a WebSocket frame's content. */
sealed interface Decoded {

    /** A frame of a kind we know. */
    record Frame(ClientFrame frame) implements Decoded {}

    /** A frame, but of a newer schema or of none. */
    record UnknownKind(int id) implements Decoded {}

    /** No frame at all. */
    record Malformed() implements Decoded {}

    static Decoded of(ClientFrame frame) {
        return frame.getKindCase() == ClientFrame.KindCase.KIND_NOT_SET
                ? new UnknownKind(frame.getId())
                : new Frame(frame);
    }
}
