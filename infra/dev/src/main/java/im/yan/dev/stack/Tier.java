// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

/** In which order the processes of a stack stop: a tier is gone before the next one, which it works with, is stopped. */
enum Tier {
    /** Holds the clients' connections. */
    EDGE,
    SERVICE,
    SERVER
}
