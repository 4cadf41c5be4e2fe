// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Redis said, at one moment.
 *
 * @param freshMillis what was committed before is in it; empty where nobody knows
 * @param found of each ask, in their order, the fields that are there; empty where nothing of this life is held
 */
record Answer(Optional<Long> freshMillis, List<Optional<Fields>> found) {

    /** The reply of {@link RedisReads#HASHES}. */
    static Answer of(List<byte[]> reply, List<Ask> asks) {
        var values = reply.iterator();
        var fresh = next(values).map(text -> Long.valueOf(new String(text, UTF_8)));
        var found = new ArrayList<Optional<Fields>>();
        for (var ask : asks) {
            var isOfThisLife = next(values).isPresent();
            var fields = fields(ask, values);
            found.add(isOfThisLife ? Optional.of(fields) : Optional.empty());
        }
        return new Answer(fresh, found);
    }

    private static Fields fields(Ask ask, Iterator<byte[]> values) {
        var fields = new HashMap<String, byte[]>();
        for (var name : ask.fields()) {
            next(values).ifPresent(value -> fields.put(name, value));
        }
        return new Fields(fields);
    }

    private static Optional<byte[]> next(Iterator<byte[]> values) {
        byte @Nullable [] value = values.next();
        return Optional.ofNullable(value);
    }

    /** A mark from the future is as bad as an old one: then the clocks do not agree, and its age is unknown. */
    boolean isFresh(long nowMillis, Duration ageMax) {
        return freshMillis
                .filter(fresh -> Math.abs(nowMillis - fresh) <= ageMax.toMillis())
                .isPresent();
    }
}
