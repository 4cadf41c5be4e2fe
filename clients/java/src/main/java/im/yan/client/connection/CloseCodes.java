// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

/** The close codes of the WebSocket standard that we use; ours are in the schema. */
public final class CloseCodes {
    public static final int NORMAL = 1000;

    /** Never on the wire: the connection ended, or never began, without a close frame. */
    public static final int ABNORMAL = 1006;

    private CloseCodes() {}
}
