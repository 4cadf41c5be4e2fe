// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 64 bits of things that were added in any order; the same things as often give the same. For one thread. */
public final class Checksum {
    private final MessageDigest digest = sha256();
    private long sum;

    /** One thing, of several parts: bytes as they are, anything else as its text. */
    public void add(Object... parts) {
        for (var part : parts) {
            var bytes = part instanceof ByteString given
                    ? given.toByteArray()
                    : part.toString().getBytes(UTF_8);
            // With its length, or two parts could be divided in another way.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        // A sum, not an exclusive or: that of a thing twice would be nothing.
        sum += ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** 16 digits. */
    public String hex() {
        return "%016x".formatted(sum);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
