// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Origin;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a command to the router and waits for what it decides. */
@Component
final class Commands {
    static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final AnswerReader answers;
    private final PendingAnswers pending;
    private final CommandLog log;
    private final MeterRegistry metrics;

    Commands(AnswerReader answers, PendingAnswers pending, CommandLog log, MeterRegistry metrics) {
        this.answers = answers;
        this.pending = pending;
        this.log = log;
        this.metrics = metrics;
        Gauge.builder("yan.api.commands.pending", pending, PendingAnswers::count)
                .description("commands that wait for their answer")
                .register(metrics);
    }

    /** @throws Refusal the router's, or ours where it cannot be asked */
    SendAck ask(Caller caller, ClientFrame frame, String markReadId) {
        try {
            var ack = ackOf(answer(caller, frame, markReadId));
            count("accepted");
            return ack;
        } catch (Refusal refusal) {
            count(refusal.error().getCode().name().toLowerCase(Locale.ROOT));
            throw refusal;
        }
    }

    private ServerFrame answer(Caller caller, ClientFrame frame, String markReadId) {
        var command = CommandForm.of(frame, caller.userId(), markReadId);
        var partition = answers.partition().orElseThrow(Commands::deaf);
        try (var answer = pending.begin(caller.userId())) {
            command.setOrigin(Origin.newBuilder()
                    .setConnector(partition)
                    .setSessionId(answer.sessionId())
                    .setRequestId(frame.getId())
                    .setDeviceId(caller.deviceId()));
            var trace = TraceHeader.random(ThreadLocalRandom.current());
            log.append(command.build(), trace, answer::fail);
            LOG.atTrace()
                    .addKeyValue("traceId", trace.traceId())
                    .addKeyValue("userId", caller.userId())
                    .addKeyValue("conversationId", command.getConversationId())
                    .log("command handed to the log");
            return answer.await(ANSWERED_WITHIN);
        }
    }

    private static SendAck ackOf(ServerFrame frame) {
        if (frame.hasError()) {
            throw Refusal.of(frame.getError());
        }
        return frame.getSendAck();
    }

    private static Refusal deaf() {
        return Refusal.retryable(
                ErrorCode.UNAVAILABLE, "commands cannot be taken at the moment; try again soon", Duration.ofSeconds(1));
    }

    private void count(String outcome) {
        metrics.counter("yan.api.commands", "outcome", outcome).increment();
    }
}
