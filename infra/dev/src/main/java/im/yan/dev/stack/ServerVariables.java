// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.util.HashMap;
import java.util.Map;

/** How our programs are told where the servers of a stack are; a blank variable says that there is none. */
public final class ServerVariables {

    private ServerVariables() {}

    /** Of a stack that runs, as its record has them; who may use MySQL is not recorded, but as it was when the stack was started. */
    public static Map<String, String> of(StackOptions options, Map<String, String> addresses) {
        var mysql = options.given().mysql().orElse(Servers.NO_MYSQL);
        return of(
                addresses.getOrDefault(Servers.KAFKA, ""),
                new MysqlAddress(
                        addresses.getOrDefault(Servers.MYSQL, ""), mysql.database(), mysql.user(), mysql.password()),
                addresses.getOrDefault(Servers.REDIS, ""),
                addresses.getOrDefault(Servers.ELASTICSEARCH, ""));
    }

    static Map<String, String> of(Servers servers) {
        return of(servers.kafka(), servers.mysql(), servers.redis(), servers.elasticsearch());
    }

    private static Map<String, String> of(String kafka, MysqlAddress mysql, String redis, String elasticsearch) {
        var variables = new HashMap<String, String>();
        variables.put("YAN_KAFKA", kafka);
        variables.put("YAN_MYSQL", mysql.address());
        variables.put("YAN_MYSQL_DATABASE", mysql.database());
        variables.put("YAN_MYSQL_USER", mysql.user());
        variables.put("YAN_MYSQL_PASSWORD", mysql.password());
        variables.put("YAN_REDIS", redis);
        variables.put("YAN_ELASTICSEARCH", elasticsearch);
        return Map.copyOf(variables);
    }
}
