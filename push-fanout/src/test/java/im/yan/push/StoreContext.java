// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** One store of push-fanout without a topology around it, for the bounds that only many records would reach. */
public final class StoreContext {

    private StoreContext() {}

    public static <V> MockProcessorContext<Object, Object> with(StoreBuilder<KeyValueStore<String, V>> builder) {
        var folder = Path.of("target", "driver", UUID.randomUUID().toString());
        var context = new MockProcessorContext<Object, Object>(new Properties(), new TaskId(0, 0), folder.toFile());
        var store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return context;
    }
}
