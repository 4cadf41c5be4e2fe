// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.schemas.Topics.ACCOUNTS;
import static im.yan.schemas.Topics.BLOCKS;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.router.conversation.Accounts;
import im.yan.schemas.Topic;
import im.yan.schemas.v1.AccountState;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/** All accounts, and who has blocked whom, as the change feed last announced them, on every instance. */
final class AccountTable implements Accounts {
    static final String STORE = "accounts";
    static final String BLOCKS_STORE = "blocks";

    private final TimestampedKeyValueStore<String, byte[]> accounts;
    private final TimestampedKeyValueStore<String, byte[]> blocks;

    private AccountTable(
            TimestampedKeyValueStore<String, byte[]> accounts, TimestampedKeyValueStore<String, byte[]> blocks) {
        this.accounts = accounts;
        this.blocks = blocks;
    }

    // As bytes, parsed when asked: a global table restores without looking, and has no way to put garbage
    // aside, so that one unreadable record would fail its thread again after every restart.
    static void addTo(StreamsBuilder streams) {
        add(ACCOUNTS, STORE, streams);
        add(BLOCKS, BLOCKS_STORE, streams);
    }

    private static void add(Topic<?> topic, String store, StreamsBuilder streams) {
        streams.globalTable(
                topic.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(store),
                Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(store)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray()));
    }

    static Accounts in(FixedKeyProcessorContext<?, ?> context) {
        return new AccountTable(context.getStateStore(STORE), context.getStateStore(BLOCKS_STORE));
    }

    @Override
    public Standing of(long userId) {
        var state = accounts.get(Long.toString(userId));
        return state == null ? Standing.UNKNOWN : standing(state.value());
    }

    /** The key says it all. */
    @Override
    public boolean hasBlocked(long userId, long otherId) {
        return blocks.get(userId + "/" + otherId) != null;
    }

    /** What cannot be read says nothing, as if it had not been announced. */
    private static Standing standing(byte @Nullable [] state) {
        try {
            return AccountState.parseFrom(state).getStatus() == AccountState.Status.DISABLED
                    ? Standing.DISABLED
                    : Standing.ACTIVE;
        } catch (InvalidProtocolBufferException e) {
            return Standing.UNKNOWN;
        }
    }
}
