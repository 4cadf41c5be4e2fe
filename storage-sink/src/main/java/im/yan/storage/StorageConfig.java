// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.storage.audit.AuditSettings;
import im.yan.storage.cdc.FeedSettings;
import im.yan.storage.mysql.LogSettings;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.redis.CacheSettings;
import im.yan.storage.search.SearchSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What storage-sink was started with.
 *
 * @param log how the log is carried into MySQL
 * @param keepsLog whether this instance is to do it
 * @param feeds how MySQL's changes are carried onward; empty if this instance is not to do it
 * @param audit how the stores are compared with the log, all the time if its rate is not 0
 */
record StorageConfig(
        MysqlSettings mysql, LogSettings log, boolean keepsLog, Optional<Feeding> feeds, AuditSettings audit) {
    private static final int PORT_MAX = 65_535;
    private static final Duration BATCH_WAIT_MAX = Duration.ofSeconds(10);
    private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");
    // The feed puts it into a regular expression, a topic prefix and the name of a lock, which may have 64 characters.
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,48}");

    private static final Pattern URL = Pattern.compile("(\\w+)://([^@/]+@)?[^:@/]+:[0-9]{1,5}");
    private static final Pattern INDEX = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

    /**
     * @param states whether accounts and devices are carried
     * @param search empty: nobody searches
     * @param cache empty: there is none
     */
    record Feeding(
            FeedSettings settings, boolean states, Optional<SearchSettings> search, Optional<CacheSettings> cache) {
        boolean isIdle() {
            return !states && search.isEmpty() && cache.isEmpty();
        }
    }

    static StorageConfig from(Env env) {
        var mysql = mysql(env);
        var kafka = env.text("YAN_KAFKA", "127.0.0.1:9092");
        var retryMax = env.duration("STORAGE_RETRY_MAX", Duration.ofSeconds(5));
        var keepsLog = env.flag("STORAGE_LOG", true);
        var feeds = feeds(env, kafka, mysql, retryMax);
        if (!keepsLog && feeds.isEmpty()) {
            throw new ConfigException("STORAGE_LOG and the feeds are all off: there is nothing to do");
        }
        return new StorageConfig(mysql, log(env, kafka, retryMax), keepsLog, feeds, audit(env, kafka, mysql, retryMax));
    }

    private static LogSettings log(Env env, String kafka, Duration retryMax) {
        return new LogSettings(
                kafka,
                env.text("STORAGE_GROUP", "yan-storage-sink"),
                env.text("YAN_INSTANCE", "0"),
                env.number("STORAGE_THREADS", 1, 1, 32),
                env.number("STORAGE_BATCH_MAX", 500, 1, 5_000),
                batchWait(env),
                env.duration("YAN_SESSION_TIMEOUT", Duration.ofSeconds(10)),
                retryMax);
    }

    private static Duration batchWait(Env env) {
        var wait = env.duration("STORAGE_BATCH_WAIT", Duration.ofMillis(50));
        if (wait.compareTo(BATCH_WAIT_MAX) > 0) {
            throw new ConfigException("STORAGE_BATCH_WAIT must be at most %ds, was %s"
                    .formatted(BATCH_WAIT_MAX.toSeconds(), env.text("STORAGE_BATCH_WAIT", "")));
        }
        return wait;
    }

    private static Optional<Feeding> feeds(Env env, String kafka, MysqlSettings mysql, Duration retryMax) {
        if (!env.flag("STORAGE_FEED", true)) {
            return Optional.empty();
        }
        var serverId = env.number(
                "STORAGE_FEED_SERVER_ID", FeedSettings.serverIdFor(mysql.database()), 1, FeedSettings.SERVER_ID_MAX);
        var settings = new FeedSettings(
                kafka, mysql, serverId, env.duration("STORAGE_FEED_POLL", Duration.ofMillis(50)), retryMax);
        return Optional.of(new Feeding(settings, env.flag("STORAGE_FEED_STATES", true), search(env), cache(env)))
                .filter(feeding -> !feeding.isIdle());
    }

    private static AuditSettings audit(Env env, String kafka, MysqlSettings mysql, Duration retryMax) {
        return new AuditSettings(
                kafka,
                mysql,
                search(env),
                cache(env),
                env.duration("STORAGE_AUDIT_SETTLE", Duration.ofSeconds(10)),
                env.number("STORAGE_AUDIT_RATE", 500, 0, 1_000_000),
                env.duration("STORAGE_AUDIT_PAUSE", Duration.ofMinutes(1)),
                retryMax);
    }

    private static Optional<SearchSettings> search(Env env) {
        return url(env, "YAN_ELASTICSEARCH", Set.of("http", "https"))
                .map(url -> new SearchSettings(
                        url,
                        index(env),
                        env.number("STORAGE_SEARCH_SHARDS", 1, 1, 1024),
                        env.number("STORAGE_SEARCH_REPLICAS", 0, 0, 10)));
    }

    private static String index(Env env) {
        var index = env.text("STORAGE_SEARCH_INDEX", "yan-messages");
        if (!INDEX.matcher(index).matches()) {
            throw new ConfigException(
                    "STORAGE_SEARCH_INDEX must be up to 100 lower-case letters, digits, - and _, was " + index);
        }
        return index;
    }

    private static Optional<CacheSettings> cache(Env env) {
        return url(env, "YAN_REDIS", Set.of("redis", "rediss"))
                .map(url -> new CacheSettings(url, env.number("STORAGE_RECENT_WINDOW", 200, 1, 10_000)));
    }

    private static Optional<String> url(Env env, String variable, Set<String> schemes) {
        var url = env.find(variable);
        var isOne = url.map(URL::matcher)
                .map(match -> match.matches() && schemes.contains(match.group(1)))
                .orElse(true);
        if (!isOne) {
            // It may hold a password.
            throw new ConfigException(
                    "%s must be %s://host:port".formatted(variable, String.join(" or ", new TreeSet<>(schemes))));
        }
        return url;
    }

    private static MysqlSettings mysql(Env env) {
        var text = env.text("YAN_MYSQL", "127.0.0.1:3306");
        var address = ADDRESS.matcher(text);
        if (!address.matches() || Integer.parseInt(address.group(2)) > PORT_MAX) {
            throw new ConfigException("YAN_MYSQL must be host:port, was " + text);
        }
        return new MysqlSettings(
                address.group(1),
                Integer.parseInt(address.group(2)),
                database(env),
                env.text("YAN_MYSQL_USER", "yan"),
                env.text("YAN_MYSQL_PASSWORD", "yan"),
                ssl(env),
                layout(env));
    }

    private static Optional<String> layout(Env env) {
        var url = env.find("YAN_MYSQL_JDBC");
        if (url.isPresent() && !url.get().startsWith("jdbc:")) {
            // It may hold a password.
            throw new ConfigException("YAN_MYSQL_JDBC must begin with jdbc:");
        }
        return url;
    }

    private static String database(Env env) {
        var database = env.text("YAN_MYSQL_DATABASE", "yan");
        if (!DATABASE.matcher(database).matches()) {
            throw new ConfigException("YAN_MYSQL_DATABASE must be 1 to 48 letters, digits, - or _, was " + database);
        }
        return database;
    }

    private static MysqlSettings.Ssl ssl(Env env) {
        var text = env.text("YAN_MYSQL_SSL", "PREFERRED");
        try {
            return MysqlSettings.Ssl.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "YAN_MYSQL_SSL must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY, was " + text);
        }
    }
}
