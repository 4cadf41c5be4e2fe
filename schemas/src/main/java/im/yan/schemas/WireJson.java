// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/**
 * Frames and records as JSON, by protobuf's own mapping: 64-bit numbers are strings, absent fields are left out, field
 * names are lowerCamelCase. Unknown fields are errors, so that a typo is answered instead of ignored.
 */
public final class WireJson {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private WireJson() {}

    public static String print(MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("only google.protobuf.Any can fail to print, and no schema has one", e);
        }
    }

    /** @throws InvalidProtocolBufferException the text is not JSON, or not this message */
    public static <B extends Message.Builder> B merge(String json, B into) throws InvalidProtocolBufferException {
        PARSER.merge(json, into);
        return into;
    }
}
