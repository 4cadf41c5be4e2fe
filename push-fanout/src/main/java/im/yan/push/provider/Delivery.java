// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.v1.PushRequest;

/**
 * A request on its way to one target of one provider.
 *
 * @param untilMillis from then on it is too late to tell
 */
record Delivery(Errand errand, Provider provider, String target, PushRequest request, long untilMillis) {

    /** Deliveries to the same address follow each other. */
    record Address(long userId, String provider, String target) {}

    Address address() {
        return new Address(request.getUserId(), provider.name(), target);
    }

    String conversationId() {
        return request.getConversationId();
    }

    Outcome attempt() throws InterruptedException {
        return provider.deliver(request, target);
    }

    /** This one, telling also what an earlier one of the same conversation never got to tell. */
    Delivery insteadOf(Delivery earlier) {
        return new Delivery(errand, provider, target, merged(earlier.request, request), untilMillis);
    }

    private static PushRequest merged(PushRequest earlier, PushRequest later) {
        // A request that is repeated, or overlaps, must not count its messages twice.
        var apart = earlier.getLastSeq() < later.getFirstSeq();
        return later.toBuilder()
                .setFirstSeq(Math.min(earlier.getFirstSeq(), later.getFirstSeq()))
                .setMessages(
                        apart
                                ? earlier.getMessages() + later.getMessages()
                                : Math.max(earlier.getMessages(), later.getMessages()))
                .setMentioned(earlier.getMentioned() || later.getMentioned())
                .build();
    }
}
