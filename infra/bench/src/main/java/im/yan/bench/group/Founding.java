// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.client.SendException;
import im.yan.client.YanClient;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.SendAck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Founds a group and takes members in, a command after the other, as any client would. */
final class Founding {
    private static final int MEMBERS_AT_ONCE = ProtocolLimits.MEMBERS_PER_COMMAND_MAX;
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration ANNOUNCED_WITHIN = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final YanClient owner;
    private long announcingNanos;

    Founding(YanClient owner) {
        this.owner = owner;
    }

    /** @return its conversationId */
    String found(DiffusionChoice diffusion, List<Long> others) throws InterruptedException {
        var settings = GroupSettings.newBuilder()
                .setName("bench")
                .setDiffusion(diffusion)
                .build();
        var first = others.subList(0, Math.min(others.size(), MEMBERS_AT_ONCE));
        var group = accepted(() -> owner.groups().create(settings, first)).getConversationId();
        for (var from = first.size(); from < others.size(); from += MEMBERS_AT_ONCE) {
            var more = others.subList(from, Math.min(others.size(), from + MEMBERS_AT_ONCE));
            accepted(() -> owner.group(group).add(more));
        }
        return group;
    }

    /** How long new accounts had to wait until the router had heard of them. */
    Duration announcing() {
        return Duration.ofNanos(announcingNanos);
    }

    private SendAck accepted(Supplier<CompletableFuture<SendAck>> command) throws InterruptedException {
        var start = System.nanoTime();
        while (true) {
            var asked = System.nanoTime();
            try {
                return command.get().get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!isUnannounced(e) || asked - start > ANNOUNCED_WITHIN.toNanos()) {
                    throw new IllegalStateException("members could not be added: " + e.getCause(), e);
                }
                Thread.sleep(ASK_AGAIN);
                announcingNanos += System.nanoTime() - asked;
            } catch (TimeoutException e) {
                throw new IllegalStateException("nothing answers a command that adds members", e);
            }
        }
    }

    private static boolean isUnannounced(ExecutionException e) {
        return e.getCause() instanceof SendException refused && refused.code() == ErrorCode.RECIPIENT_UNKNOWN;
    }
}
