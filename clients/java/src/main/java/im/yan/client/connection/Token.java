// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

/**
 * What a client shows to be let in.
 *
 * @param renewAtMillis when to get another one, on this machine's clock; {@link Long#MAX_VALUE} where nothing is known
 */
public record Token(String text, long renewAtMillis) {

    public boolean isDue(long nowMillis) {
        return nowMillis >= renewAtMillis;
    }

    /** Tokens are secret. */
    @Override
    public String toString() {
        return "Token[…]";
    }
}
