// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.PushRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands a request to every provider that can reach the user.
 *
 * @param ageMax older ones are told to nobody
 */
record Dispatch(
        List<Provider> providers,
        Lanes lanes,
        Duration ageMax,
        Clock clock,
        Consumer<Errand> deadLetters,
        ProviderMetrics metrics) {

    private record Route(Provider provider, String target) {}

    Errand take(ConsumerRecord<byte[], byte[]> source) {
        var request = read(source);
        if (request.isEmpty()) {
            return unreadable(source);
        }
        var until = writtenMillis(source, request.get()) + ageMax.toMillis();
        if (clock.millis() > until) {
            return nothingToDo(source, "outdated");
        }
        return send(source, request.get(), until);
    }

    private Errand send(ConsumerRecord<byte[], byte[]> source, PushRequest request, long until) {
        var routes = providers.stream()
                .flatMap(provider -> provider.targets(request).stream().map(target -> new Route(provider, target)))
                .toList();
        if (routes.isEmpty()) {
            return nothingToDo(source, "unreachable");
        }
        var errand = new Errand(source, routes.size(), deadLetters);
        routes.forEach(route -> lanes.add(new Delivery(errand, route.provider(), route.target(), request, until)));
        return errand;
    }

    private Errand unreadable(ConsumerRecord<byte[], byte[]> source) {
        var errand = new Errand(source, 1, deadLetters);
        metrics.count(ProviderMetrics.NO_PROVIDER, "unreadable");
        errand.failed("not a request that names a user and a conversation");
        return errand;
    }

    private Errand nothingToDo(ConsumerRecord<byte[], byte[]> source, String outcome) {
        metrics.count(ProviderMetrics.NO_PROVIDER, outcome);
        return new Errand(source, 0, deadLetters);
    }

    // What was held in quiet hours is older than its request.
    private static long writtenMillis(ConsumerRecord<byte[], byte[]> source, PushRequest request) {
        return Math.max(source.timestamp(), request.getTimeMillis());
    }

    private static Optional<PushRequest> read(ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Topics.PUSH.parser().parseFrom(source.value()))
                    .filter(request -> request.getUserId() > 0)
                    .filter(request ->
                            ConversationId.parse(request.getConversationId()).isPresent());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
