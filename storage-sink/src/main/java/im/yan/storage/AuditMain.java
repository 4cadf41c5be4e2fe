// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.storage.audit.AuditCommand;
import java.io.PrintStream;
import java.util.Map;

/** {@code ./yan audit}: compares the stores with the log now, as fast as it can. */
public final class AuditMain {

    private AuditMain() {}

    public static void main(String[] args) {
        var report = System.out;
        // What is logged is no part of the report.
        System.setOut(System.err);
        System.exit(run(System.getenv(), report, args));
    }

    static int run(Map<String, String> environment, PrintStream report, String... args) {
        try {
            var config = StorageConfig.from(new Env(environment));
            return AuditCommand.run(config.audit().unthrottled(), report, System.err, args);
        } catch (ConfigException e) {
            System.err.println("yan audit: " + e.getMessage());
            return AuditCommand.EXIT_UNKNOWN;
        }
    }
}
