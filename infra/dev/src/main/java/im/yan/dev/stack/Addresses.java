// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** What listens where, for people and for {@code stack.json}; without passwords. */
final class Addresses {

    private Addresses() {}

    static Map<String, String> of(StackPlan plan) {
        var addresses = new LinkedHashMap<String, String>();
        plan.services().stream()
                .filter(service -> service.tier() == Tier.EDGE || service.name().equals(Catalogue.HTTP_API))
                .forEach(service -> addresses.put(service.name(), service.address()));
        var servers = plan.servers();
        addresses.put(Servers.KAFKA, servers.kafka());
        addresses.put(Servers.MYSQL, servers.mysql().address());
        addresses.put(Servers.REDIS, servers.redis());
        addresses.put(Servers.ELASTICSEARCH, servers.elasticsearch());
        addresses.values().removeIf(String::isEmpty);
        return addresses;
    }
}
