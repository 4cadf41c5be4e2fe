// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

/** Events of one conversation that follow each other, both ends included. */
public record Span(String conversationId, long from, long to) {

    public static Span of(EventKey one) {
        return new Span(one.conversationId(), one.seq(), one.seq());
    }
}
