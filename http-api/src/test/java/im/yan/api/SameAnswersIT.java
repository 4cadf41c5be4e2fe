// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the history, and whatever part of it Redis holds: nobody can tell from an answer whether Redis was read. */
class SameAnswersIT {
    private static final int USERS = 5;
    private static final int SPANS = 8;

    private final long seed = new Random().nextLong();
    private final RandomGenerator random = new Random(seed);

    @Test
    void withRedisAndWithoutItIsTheSame() throws Exception {
        try (var cached = CachedApi.start(Map.of());
                var uncached = TestApi.start(Map.of("YAN_REDIS", cached.url(), "API_CACHE", "false"))) {
            var users = new ArrayList<TestApi.User>();
            for (var i = 0; i < USERS; i++) {
                users.add(uncached.user());
            }
            var conversations = conversations(users);
            for (var conversation : conversations) {
                carry(cached.rows(), conversation);
            }
            for (var user : users.subList(1, USERS)) {
                cached.rows().carryProfile(user.id());
            }

            for (var user : users) {
                for (var path : paths(conversations)) {
                    assertSame(user, cached.as(user), path);
                }
            }

            assertThat(cached.api().metrics())
                    .contains("yan_api_cache_reads_total{outcome=\"hit\",part=\"view\"")
                    .contains("yan_api_cache_reads_total{outcome=\"hit\",part=\"events\"")
                    .contains("yan_api_cache_reads_total{outcome=\"incomplete\",part=\"events\"")
                    .contains("yan_api_cache_reads_total{outcome=\"hit\",part=\"profile\"")
                    .contains("yan_api_cache_reads_total{outcome=\"cold\",part=\"profile\"");
            assertThat(uncached.metrics()).doesNotContain("yan_api_cache_reads_total");
        }
    }

    private void assertSame(TestApi.User off, TestApi.User on, String path) {
        var expected = off.get(path);
        var answer = on.get(path);

        assertThat(answer.status()).as(said(path)).isEqualTo(expected.status());
        var part = path.equals("/v1/sync") ? "/conversations" : "";
        assertThat(answer.json().at(part))
                .as(said(path))
                .isEqualTo(expected.json().at(part));
    }

    private String said(String path) {
        return path + ", seed " + seed;
    }

    private List<String> conversations(List<TestApi.User> users) throws Exception {
        var ids = users.stream().map(TestApi.User::id).toList();
        var conversations = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            var id = ConversationId.groupOf(ids.getFirst(), UUID.randomUUID().toString())
                    .text();
            conversations.add(id);
            new RandomConversation(random, id, ids).go(20 + random.nextInt(120)).store();
        }
        for (var i = 1; i < 3; i++) {
            var pair = List.of(ids.getFirst(), ids.get(i));
            var id = ConversationId.direct(pair.getFirst(), pair.getLast()).text();
            conversations.add(id);
            new RandomConversation(random, id, pair).go(random.nextInt(80)).store();
        }
        return conversations;
    }

    /** Of some all, of some less. */
    private void carry(CacheRows redis, String id) throws Exception {
        redis.carry(id, random.nextBoolean() ? 200 : 1 + random.nextInt(60));
        if (random.nextInt(4) == 0) {
            redis.remove("yan:recent:{" + id + "}", Integer.toString(1 + random.nextInt(80)));
        }
        if (random.nextInt(6) == 0) {
            redis.delete("yan:head:{" + id + "}");
        }
    }

    private List<String> paths(List<String> conversations) {
        var paths = new ArrayList<>(List.of("/v1/conversations", "/v1/sync"));
        for (var id : conversations) {
            var path = "/v1/conversations/" + id;
            for (var i = 0; i < SPANS; i++) {
                paths.add(path + "/events?limit=" + (1 + random.nextInt(50)) + span());
            }
            paths.add(path + "/events?limit=500");
            paths.add(path + "/group");
            paths.add(path + "/receipts?seq=" + (1 + random.nextInt(100)));
        }
        return paths;
    }

    private String span() {
        var seq = random.nextInt(150);
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> "&after=" + seq;
            default -> "&before=" + seq;
        };
    }
}
