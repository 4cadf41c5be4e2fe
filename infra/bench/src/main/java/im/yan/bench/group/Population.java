// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.bench.measuring.Person;
import im.yan.client.OperatorApi;
import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Accounts the operator has made; the first of them have tokens too. */
final class Population {
    /** What the measured stack's API is started with. */
    static final String OPERATOR_KEY = "bench-operator-key";

    private final List<Long> ids;
    private final List<Person> withTokens;

    private Population(List<Long> ids, List<Person> withTokens) {
        this.ids = List.copyOf(ids);
        this.withTokens = List.copyOf(withTokens);
    }

    static Population create(Stack stack, int people, int withTokens) {
        var operator = new YanApi(stack.api()).operator(OPERATOR_KEY);
        var ids = new ArrayList<Long>();
        while (ids.size() < people) {
            ids.addAll(create(operator, ids.size(), Math.min(people, ids.size() + OperatorApi.ACCOUNTS_MAX)));
        }
        var persons = ids.stream()
                .limit(withTokens)
                .map(id -> new Person(id, operator.token(id, null).token()))
                .toList();
        return new Population(ids, persons);
    }

    private static List<Long> create(OperatorApi operator, int from, int to) {
        var names = IntStream.range(from, to).mapToObj("bench-%06d"::formatted).toList();
        return operator.createAccounts(names).stream()
                .map(account -> account.userId())
                .toList();
    }

    /** Who founds the groups, and is the first of those online. */
    Person owner() {
        return withTokens.getFirst();
    }

    List<Person> online(int count) {
        return withTokens.subList(0, count);
    }

    /** The owner is not among them: whom she takes into a group to be one of this size. */
    List<Long> others(int size) {
        return ids.subList(1, size);
    }
}
