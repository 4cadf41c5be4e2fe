// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

/** Where a client's tokens come from. Called on shared threads, which it may block. */
public interface Tokens {

    /** The token at hand while it is good, else a new one. */
    Token current() throws TokenException;

    /** Another one than the given, which the server refused or which is about to expire. */
    Token renewed(Token old) throws TokenException;
}
