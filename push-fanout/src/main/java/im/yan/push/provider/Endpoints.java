// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The push services that may be called. An endpoint is a user's word: without this list she could have this server call
 * whatever it can reach.
 *
 * @param hosts suffixes of host names, in lower case
 */
record Endpoints(List<String> hosts) {
    /** Named in the list, these are matched whole and may speak plain HTTP on any port: receivers of a test. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    // At least two labels: nobody means a whole top-level domain.
    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final int HTTPS_PORT = 443;

    Endpoints {
        hosts = List.copyOf(hosts);
        for (var host : hosts) {
            if (!LOOPBACK.contains(host) && !SUFFIX.matcher(host).matches()) {
                throw new IllegalArgumentException("must be host names with commas between them, one was " + host);
            }
        }
    }

    static Endpoints of(String list) {
        return new Endpoints(Stream.of(list.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Empty where it must not be called. */
    Optional<URI> allowed(String endpoint) {
        try {
            return Optional.of(new URI(endpoint)).filter(this::allows);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean allows(URI endpoint) {
        if (endpoint.getHost() == null || endpoint.getScheme() == null || endpoint.getRawUserInfo() != null) {
            return false;
        }
        var host = endpoint.getHost().toLowerCase(Locale.ROOT);
        var scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(host)) {
            return hosts.contains(host) && (scheme.equals("http") || scheme.equals("https"));
        }
        return scheme.equals("https")
                && isDefault(endpoint.getPort())
                && hosts.stream().anyMatch(suffix -> isWithin(host, suffix));
    }

    private static boolean isDefault(int port) {
        return port == -1 || port == HTTPS_PORT;
    }

    private static boolean isWithin(String host, String suffix) {
        return !LOOPBACK.contains(suffix) && (host.equals(suffix) || host.endsWith("." + suffix));
    }
}
