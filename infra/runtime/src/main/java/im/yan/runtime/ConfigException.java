// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

/** A variable of the environment has a value the service cannot run with; the message names it and says what would do. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }
}
