// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

/** Part of a row that carries the number of what set it: the higher one stands, in whatever order they come. */
interface Numbered {
    long number();

    static <P extends Numbered> P later(P one, P other) {
        return other.number() >= one.number() ? other : one;
    }
}
