// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Accounts;
import im.yan.router.conversation.Admission;
import im.yan.router.conversation.Arrival;
import im.yan.router.conversation.Rules;
import im.yan.router.conversation.Situation;
import im.yan.router.decision.Decide;
import im.yan.router.decision.Effects;
import im.yan.router.diffusion.Audience;
import im.yan.router.diffusion.Decided;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Command;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Loads a conversation, lets it decide the command, saves what changed, and passes the decision on. */
final class DecideCommand implements FixedKeyProcessor<String, Command, Decided> {
    private final Rules rules;
    private final CommandMetrics metrics;
    private FixedKeyProcessorContext<String, Decided> context;
    private Conversations conversations;
    private Accounts accounts;

    DecideCommand(Rules rules, CommandMetrics metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Decided> context) {
        this.context = context;
        this.conversations = Conversations.in(context);
        this.accounts = AccountTable.in(context);
    }

    @Override
    public void process(FixedKeyRecord<String, Command> record) {
        var decided = decide(record.value(), arrivalOf(record));
        metrics.decided(decided);
        context.forward(record.withValue(decided).withHeaders(traceOnly(record.headers())));
    }

    private Decided decide(Command command, Arrival arrival) {
        return switch (Admission.of(command)) {
            case Admission.Turned turned -> new Decided(command, turned.refusal(), Audience.NOBODY);
            case Admission.Admitted admitted -> decide(admitted, command, arrival);
        };
    }

    private Decided decide(Admission.Admitted admitted, Command command, Arrival arrival) {
        var stored = conversations.of(admitted.conversation());
        var situation = new Situation(admitted.conversation(), command, arrival, stored, accounts, rules);
        var decision = Decide.of(situation);
        var after = Effects.of(decision, situation);
        // Before anything is written: who hears of it depends on how it was, too.
        var audience = Audience.of(decision, situation, after);
        after.writeTo(stored);
        return new Decided(command, decision, audience);
    }

    private Arrival arrivalOf(FixedKeyRecord<String, Command> record) {
        var at = context.recordMetadata().orElseThrow();
        return new Arrival(record.timestamp(), at.partition(), at.offset());
    }

    // Headers are copied to everything a command leads to, and the log keeps them for ever: the trace is worth that.
    private static Headers traceOnly(Headers headers) {
        var kept = new RecordHeaders();
        TraceHeader.of(headers).ifPresent(trace -> trace.addTo(kept));
        return kept;
    }
}
