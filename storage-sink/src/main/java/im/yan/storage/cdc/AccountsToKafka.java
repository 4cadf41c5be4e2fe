// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table account → im.accounts: the state of each account, a tombstone once it is deleted. It writes in transactions under one
 * name, so that Kafka refuses a former leader that does not know yet that it is one: an old state never follows a newer.
 */
final class AccountsToKafka implements FeedTarget {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsToKafka.class);
    private static final String TABLE = "account";
    private static final String USER_ID = "user_id";
    private static final String STATUS = "status";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;

    private AccountsToKafka(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static AccountsToKafka open(FeedSettings settings) {
        var timeout = (int) TIMEOUT.toMillis();
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "yan-feed-accounts",
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "yan-feed-accounts-" + settings.mysql().database(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                timeout,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout);
        var producer =
                new KafkaProducer<byte[], byte[]>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new AccountsToKafka(producer);
    }

    @Override
    public Map<String, List<String>> columns() {
        return Map.of(TABLE, List.of(USER_ID, STATUS));
    }

    /** A failure leaves the transaction open: the next {@link #open} ends it. */
    @Override
    public void write(List<RowChange> changes) {
        producer.beginTransaction();
        changes.forEach(change -> producer.send(record(change)));
        producer.commitTransaction();
    }

    static ProducerRecord<byte[], byte[]> record(RowChange change) {
        long userId = change.row().getInt64(USER_ID);
        return new ProducerRecord<>(
                Topics.ACCOUNTS.name(),
                Long.toString(userId).getBytes(UTF_8),
                change.deleted()
                        ? null
                        : state(userId, change.row().getString(STATUS)).toByteArray());
    }

    private static AccountState state(long userId, @Nullable String status) {
        return AccountState.newBuilder()
                .setUserId(userId)
                .setStatus(status(userId, status))
                .build();
    }

    private static AccountState.Status status(long userId, @Nullable String status) {
        return switch (status) {
            case "ACTIVE" -> AccountState.Status.ACTIVE;
            case "DISABLED" -> AccountState.Status.DISABLED;
            case null, default -> {
                LOG.atWarn()
                        .addKeyValue("userId", userId)
                        .addKeyValue("status", status)
                        .log("an account has a status this version does not know");
                yield AccountState.Status.STATUS_UNSPECIFIED;
            }
        };
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
