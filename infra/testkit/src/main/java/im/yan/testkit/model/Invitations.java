// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How an invitation is called by those who may not use it. */
final class Invitations {
    private static final int HALF = 16;

    private Invitations() {}

    static String idOf(String code) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, HALF);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
