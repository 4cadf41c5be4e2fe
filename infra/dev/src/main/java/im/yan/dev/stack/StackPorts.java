// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.Ports;
import im.yan.servers.ServerException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives every part of a stack its port, and remembers which. */
final class StackPorts {
    /** How many ports a stack with a base takes, from the base on. */
    static final int COUNT = 50;

    /** A base that stands for ports chosen by the system. */
    static final int FREE = -1;

    static final int BASE_MIN = 1024;
    static final int BASE_MAX = 65_535 - COUNT + 1;

    private final int base;
    private final Map<Integer, String> purposes = new LinkedHashMap<>();

    /** @param base 0 for the usual ports, {@link #FREE}, or the first of {@link #COUNT} */
    StackPorts(int base) {
        this.base = base;
    }

    /**
     * @param usual where it listens in a stack without a base
     * @param offset where it listens in a stack with one, counted from there
     */
    int assign(String purpose, int usual, int offset) {
        if (offset < 0 || offset >= COUNT) {
            throw new IllegalArgumentException("offset of " + purpose + " is " + offset);
        }
        var port = choose(usual, offset);
        var other = purposes.put(port, purpose);
        if (other != null) {
            throw new IllegalArgumentException("port %d is for %s and %s".formatted(port, other, purpose));
        }
        return port;
    }

    private int choose(int usual, int offset) {
        if (base != FREE) {
            return base == 0 ? usual : base + offset;
        }
        var port = Ports.free();
        while (purposes.containsKey(port)) {
            port = Ports.free();
        }
        return port;
    }

    /** Throws a {@link ServerException} that names the first port somebody else holds. */
    void requireFree() {
        purposes.forEach(Ports::requireFree);
    }
}
