// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.redisson.Redisson;
import org.redisson.api.BatchOptions;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Looks into the recent windows of conversations. */
record RedisProbe(RedissonClient client) implements Probe {

    static RedisProbe open(String url) {
        var config = new Config().setThreads(1).setNettyThreads(1);
        config.useSingleServer()
                .setAddress(url)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1);
        return new RedisProbe(Redisson.create(config));
    }

    @Override
    public Set<Place> find(Collection<Place> places) {
        var batch = client.createBatch(BatchOptions.defaults());
        for (var place : places) {
            batch.getMap("yan:recent:{" + place.conversationId() + "}", StringCodec.INSTANCE)
                    .containsKeyAsync(Long.toString(place.seq()));
        }
        List<?> answers = batch.execute().getResponses();
        var found = new HashSet<Place>();
        var answer = answers.iterator();
        for (var place : places) {
            if (Boolean.TRUE.equals(answer.next())) {
                found.add(place);
            }
        }
        return found;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
