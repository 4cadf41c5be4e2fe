// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/** Keeps of a client's message only the fields this version knows and checks, so that nothing unchecked enters the log. */
public final class KnownFields {

    private KnownFields() {}

    public static <M extends Message> M of(M message, Parser<M> parser) {
        try {
            return DiscardUnknownFieldsParser.wrap(parser).parseFrom(message.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what was parsed before can be parsed again", e);
        }
    }
}
