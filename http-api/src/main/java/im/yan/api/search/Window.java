// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

/**
 * What the caller may see of one of her conversations.
 *
 * @param visibleFromSeq the first event for her eyes
 */
record Window(String conversationId, long visibleFromSeq) {

    boolean isWhole() {
        return visibleFromSeq <= 1;
    }
}
