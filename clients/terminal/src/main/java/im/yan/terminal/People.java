// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What everybody is called, asked for once each. Thread-safe; the first question about somebody blocks. */
final class People {
    /** Beyond it the longest unmentioned is forgotten, and asked for again. */
    static final int KNOWN_MAX = 1000;

    private final Directory directory;
    private final Account me;
    private final Map<Long, String> known = new LinkedHashMap<>(16, 0.75f, true);

    People(Directory directory, Account me) {
        this.directory = directory;
        this.me = me;
    }

    Account me() {
        return me;
    }

    /** As a sentence calls her: {@code you}, a name, or a number where nobody can say. */
    String name(long userId) {
        if (userId == me.userId()) {
            return "you";
        }
        return remembered(userId).orElseGet(() -> asked(userId));
    }

    String names(Collection<Long> userIds) {
        return userIds.stream().map(this::name).collect(Collectors.joining(", "));
    }

    Account named(String name) throws ChatException {
        var account = directory.byName(name);
        remember(account);
        return account;
    }

    List<Long> ids(List<String> names) throws ChatException {
        var ids = new ArrayList<Long>();
        for (var name : names) {
            ids.add(named(name).userId());
        }
        return ids;
    }

    synchronized void remember(Account account) {
        known.put(account.userId(), Lines.name(account));
        if (known.size() > KNOWN_MAX) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private synchronized Optional<String> remembered(long userId) {
        return Optional.ofNullable(known.get(userId));
    }

    private String asked(long userId) {
        try {
            var account = directory.byId(userId);
            remember(account);
            return Lines.name(account);
        } catch (ChatException e) {
            return "user " + userId; // asked again the next time
        }
    }
}
