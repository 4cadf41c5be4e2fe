// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

/** There can be no chat; the message is one sentence for the user, with the remedy. */
final class ChatException extends Exception {
    private static final long serialVersionUID = 1;

    ChatException(String message) {
        super(message);
    }
}
