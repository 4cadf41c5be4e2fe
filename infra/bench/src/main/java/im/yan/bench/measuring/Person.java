// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

/** Somebody who can connect. */
public record Person(long userId, String token) {

    @Override
    public String toString() {
        return "Person[" + userId + "]";
    }
}
