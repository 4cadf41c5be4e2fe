// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.ProtobufSerde;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Roster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The members of small write-diffused groups; key conversationId. No more than {@link
 * ProtocolLimits#POSITIONS_PUSHED_MEMBERS_MAX} each, and no entry for a group that is larger, read-diffused or dissolved.
 */
public final class RosterStore {
    public static final String NAME = "rosters";

    private final KeyValueStore<String, Roster> store;

    private RosterStore(KeyValueStore<String, Roster> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, Roster>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.String(), new ProtobufSerde<>(Roster.parser()))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    public static RosterStore in(ProcessorContext<?, ?> context) {
        return new RosterStore(context.getStateStore(NAME));
    }

    public void note(String conversationId, Roster roster) {
        var members = roster.getMemberIdsCount();
        if (roster.getDiffusion() == Diffusion.WRITE
                && members > 0
                && members <= ProtocolLimits.POSITIONS_PUSHED_MEMBERS_MAX) {
            store.put(conversationId, roster);
        } else {
            store.delete(conversationId);
        }
    }

    /** Nobody, where members are not told of each other at once. */
    public List<Long> membersOf(String conversationId) {
        var roster = store.get(conversationId);
        return roster == null ? List.of() : roster.getMemberIdsList();
    }
}
