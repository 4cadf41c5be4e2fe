// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each service is told: where the servers are, who it is, where it may write. */
final class Environments {
    private final StackOptions options;
    private final Map<String, String> shared;

    Environments(StackOptions options, Servers servers, List<ServicePlan> services) {
        this.options = options;
        this.shared = shared(options, servers, services);
    }

    private static Map<String, String> shared(StackOptions options, Servers servers, List<ServicePlan> services) {
        var variables = new HashMap<>(PushKeys.in(options.folders().home()));
        variables.putAll(ServerVariables.of(servers));
        variables.put("YAN_LOG_FORMAT", "text");
        services.stream()
                .filter(service -> service.name().equals(Catalogue.HTTP_API))
                .forEach(api -> variables.put("YAN_JWKS", api.address() + "/.well-known/jwks.json"));
        variables.putAll(options.environment());
        return Map.copyOf(variables);
    }

    /** The same for all. */
    Map<String, String> shared() {
        return shared;
    }

    /** Its own only. */
    Map<String, String> own(ServicePlan service) {
        var variables = new HashMap<>(service.variables());
        variables.put("YAN_INSTANCE", service.name());
        variables.put("YAN_STATE_DIR", options.folders().state(service.name()).toString());
        variables.put("YAN_MANAGEMENT_HOST", "127.0.0.1");
        variables.put("YAN_MANAGEMENT_PORT", Integer.toString(service.managementPort()));
        variables.putAll(options.environment());
        return Map.copyOf(variables);
    }

    Map<String, String> of(ServicePlan service) {
        var variables = new HashMap<>(shared);
        variables.putAll(own(service));
        return Map.copyOf(variables);
    }
}
