// SPDX-License-Identifier: Apache-2.0
package im.yan.api.operator;

import java.util.Optional;

/**
 * Whether there is an operator.
 *
 * @param key what she authorizes with; empty: there are no routes for her
 */
public record OperatorSettings(Optional<String> key) {

    @Override
    public String toString() {
        return "OperatorSettings[" + (key.isPresent() ? "with" : "without") + " a key]";
    }
}
