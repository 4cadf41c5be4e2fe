// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static im.yan.schemas.Topics.ACCOUNTS;

import com.google.protobuf.InvalidProtocolBufferException;
import im.yan.router.conversation.Accounts;
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

/** All accounts as the change feed last announced them, on every instance. */
final class AccountTable implements Accounts {
    static final String STORE = "accounts";

    private final TimestampedKeyValueStore<String, byte[]> store;

    private AccountTable(TimestampedKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    // As bytes, parsed when asked: a global table restores without looking, and has no way to put garbage aside, so
    // that one
    // unreadable record would fail its thread again after every restart.
    static void addTo(StreamsBuilder streams) {
        streams.globalTable(
                ACCOUNTS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(STORE),
                Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(STORE)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray()));
    }

    static Accounts in(FixedKeyProcessorContext<?, ?> context) {
        return new AccountTable(context.getStateStore(STORE));
    }

    @Override
    public Standing of(long userId) {
        var state = store.get(Long.toString(userId));
        return state == null ? Standing.UNKNOWN : standing(state.value());
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
