// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an invitation is known by to those who may not use it: the first half of its code's SHA-256, in hex. */
public final class InvitationId {

    private InvitationId() {}

    public static String of(String code) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, hash.length / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
