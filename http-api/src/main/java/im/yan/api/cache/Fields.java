// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/** Fields of a hash. */
public record Fields(Map<String, byte[]> values) {

    public byte[] bytes(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalStateException("nobody asked for the field " + name));
    }

    public String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }
}
