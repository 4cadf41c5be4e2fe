// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.nio.file.Path;

/** The JVM that runs this, for child JVMs. */
public final class Java {

    private Java() {}

    public static String home() {
        return System.getProperty("java.home");
    }

    public static String executable() {
        return Path.of(home(), "bin", "java").toString();
    }
}
