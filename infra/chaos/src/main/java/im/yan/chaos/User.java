// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

/** @param conversationId the one conversation this user talks in; empty until the peer is known */
record User(long userId, String token, String conversationId) {

    User in(String conversation) {
        return new User(userId, token, conversation);
    }
}
