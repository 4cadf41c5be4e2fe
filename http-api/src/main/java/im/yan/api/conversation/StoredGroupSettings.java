// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.v1.GroupSettings;

/** The settings of a group as storage-sink keeps them. */
public final class StoredGroupSettings {

    private StoredGroupSettings() {}

    public static GroupSettings parse(String conversationId, byte[] stored) {
        try {
            return GroupSettings.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the settings of " + conversationId + " are stored as something else", e);
        }
    }
}
