// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

import im.yan.api.cache.Ask;
import im.yan.api.cache.Cache;
import im.yan.api.cache.CacheKeys;
import im.yan.api.cache.Misses;
import im.yan.api.cache.Misses.Sharing;
import im.yan.api.cache.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Who is behind a user id, from Redis if it can tell, else from MySQL. */
@Component
public final class Profiles {
    private final Cache cache;
    private final Accounts accounts;
    private final Sharing<Set<Long>, Map<Long, Account>> sharing;

    Profiles(Cache cache, Accounts accounts, Misses misses) {
        this.cache = cache;
        this.accounts = accounts;
        this.sharing = misses.sharing(Part.PROFILE);
    }

    Optional<Account> find(long userId) {
        return Optional.ofNullable(findAll(List.of(userId)).get(userId));
    }

    /** By user id; who is unknown is not in it. A round trip and a query at most, however many. */
    public Map<Long, Account> findAll(Collection<Long> userIds) {
        var unknown = new TreeSet<>(userIds);
        var profiles = new HashMap<Long, Account>();
        cached(List.copyOf(unknown)).forEach(profile -> {
            profiles.put(profile.userId(), profile);
            unknown.remove(profile.userId());
        });
        if (!unknown.isEmpty()) {
            profiles.putAll(sharing.ask(unknown, () -> accounts.findAll(unknown)));
        }
        return profiles;
    }

    private List<Account> cached(List<Long> userIds) {
        var rows = cache.read(
                Part.PROFILE,
                userIds.stream()
                        .map(userId -> Ask.row(CacheKeys.profile(userId), "name", "display_name"))
                        .toList());
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> rows.get(i).stream()
                        .map(row -> new Account(userIds.get(i), row.text("name"), row.text("display_name"))))
                .toList();
    }
}
