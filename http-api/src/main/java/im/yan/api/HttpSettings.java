// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How HTTP is served.
 *
 * @param port 0 for any that is free
 * @param connectionsMax how many clients may be connected; more wait in the system's backlog of {@link #BACKLOG}, then are refused
 * @param bodyBytesMax the largest body of a request
 * @param corsOrigins pages of these origins may call; none where empty
 * @param forwardedHeaders whether a proxy in a private network is believed who the client is
 */
record HttpSettings(
        String host,
        int port,
        int connectionsMax,
        int bodyBytesMax,
        List<String> corsOrigins,
        boolean forwardedHeaders) {
    static final int BACKLOG = 100;
    static final int HEADER_BYTES_MAX = 16 * 1024;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** As Spring Boot's properties. */
    Map<String, Object> springProperties() {
        return Map.ofEntries(
                Map.entry("server.address", host),
                Map.entry("server.port", port),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", DRAIN.toMillis() + "ms"),
                Map.entry("server.forward-headers-strategy", forwardedHeaders ? "native" : "none"),
                Map.entry("server.max-http-request-header-size", HEADER_BYTES_MAX + "B"),
                Map.entry("server.tomcat.max-connections", connectionsMax),
                Map.entry("server.tomcat.accept-count", BACKLOG),
                Map.entry("server.tomcat.connection-timeout", SILENCE_MAX.toMillis() + "ms"),
                Map.entry("server.tomcat.keep-alive-timeout", KEEP_ALIVE.toMillis() + "ms"),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.mvc.formcontent.filter.enabled", false),
                Map.entry("spring.mvc.log-resolved-exception", false),
                Map.entry("spring.jackson.deserialization.fail-on-unknown-properties", true),
                Map.entry("spring.jackson.default-property-inclusion", "non_null"));
    }
}
