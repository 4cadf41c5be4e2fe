// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what was added, in its order; it also tells where one value ends and the next begins. */
public final class Fingerprint {
    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Fingerprint add(byte[] value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, value.length));
        digest.update(value);
        return this;
    }

    public void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    }

    /** The first eight bytes. Nothing can be added any more. */
    public long number() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** Hexadecimal. Nothing can be added any more. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
