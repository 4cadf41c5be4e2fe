// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

/** A message's place. */
record Place(String conversationId, long seq) {

    /** As Elasticsearch calls its document. */
    String documentId() {
        return conversationId + "/" + seq;
    }
}
