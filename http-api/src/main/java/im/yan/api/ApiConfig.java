// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.api.account.PasswordSettings;
import im.yan.api.account.WorkerSettings;
import im.yan.api.cache.CacheSettings;
import im.yan.api.command.CommandSettings;
import im.yan.api.device.PushSettings;
import im.yan.api.kafka.KafkaSettings;
import im.yan.api.login.LoginSettings;
import im.yan.api.mysql.MysqlSettings;
import im.yan.api.operator.OperatorSettings;
import im.yan.api.redis.RedisSettings;
import im.yan.api.search.SearchSettings;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Everything about this service that can be set. The only place that names variables and defaults. */
record ApiConfig(
        HttpSettings http,
        MysqlSettings mysql,
        KafkaSettings kafka,
        RedisSettings redis,
        CacheSettings cache,
        WorkerSettings workers,
        PasswordSettings passwords,
        LoginSettings login,
        CommandSettings commands,
        PushSettings push,
        OperatorSettings operator,
        SearchSettings search,
        Path keyFile) {
    private static final int OPERATORS_KEY_LENGTH_MIN = 16;
    private static final Duration CACHE_TIMEOUT_MAX = Duration.ofSeconds(1);
    private static final Pattern PUBLIC_KEY = Pattern.compile("B[A-Za-z0-9_-]{86}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^/?#\\s]+:[0-9]{1,5}");

    static ApiConfig from(Env env) {
        return new ApiConfig(
                http(env),
                mysql(env),
                kafka(env),
                redis(env),
                cache(env),
                workers(env),
                passwords(env),
                login(env),
                commands(env),
                push(env),
                operator(env),
                search(env),
                keyFile(env));
    }

    private static HttpSettings http(Env env) {
        return new HttpSettings(
                env.text("API_HOST", "127.0.0.1"),
                env.port("API_PORT", 8080),
                env.number("API_CONNECTIONS_MAX", 2_000, 1, 100_000),
                env.number("API_BODY_BYTES_MAX", 64 * 1024, 1024, 1024 * 1024),
                origins(env.text("API_CORS_ORIGINS", "")),
                env.flag("API_FORWARDED_HEADERS", false));
    }

    private static MysqlSettings mysql(Env env) {
        var address = env.text("YAN_MYSQL", "127.0.0.1:3306");
        if (!HOST_AND_PORT.matcher(address).matches()) {
            throw new ConfigException("YAN_MYSQL must be host:port, was " + address);
        }
        return new MysqlSettings(
                address,
                env.text("YAN_MYSQL_DATABASE", "yan"),
                env.text("YAN_MYSQL_USER", "yan"),
                env.text("YAN_MYSQL_PASSWORD", "yan"),
                mysqlConnections(env),
                layout(env),
                replica(env));
    }

    private static Optional<String> layout(Env env) {
        var url = env.find("YAN_MYSQL_JDBC");
        if (url.isPresent() && !url.get().startsWith("jdbc:")) {
            // Not repeated: it may hold a password.
            throw new ConfigException("YAN_MYSQL_JDBC must begin with jdbc:");
        }
        return url;
    }

    private static Optional<MysqlSettings.Replica> replica(Env env) {
        var address = env.find("YAN_MYSQL_REPLICA");
        if (address.isPresent() && !HOST_AND_PORT.matcher(address.get()).matches()) {
            throw new ConfigException("YAN_MYSQL_REPLICA must be host:port, was " + address.get());
        }
        if (address.isPresent() && layout(env).isPresent()) {
            throw new ConfigException(
                    "YAN_MYSQL_REPLICA is of one server: with YAN_MYSQL_JDBC the layout names replicas");
        }
        var lagMax = within(
                env, "API_REPLICA_LAG_MAX", Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofMinutes(5));
        return address.map(server -> new MysqlSettings.Replica(server, lagMax));
    }

    private static int mysqlConnections(Env env) {
        return env.number("API_MYSQL_CONNECTIONS", 8, 1, 1_000);
    }

    private static KafkaSettings kafka(Env env) {
        return new KafkaSettings(env.text("YAN_KAFKA", "127.0.0.1:9092"));
    }

    private static RedisSettings redis(Env env) {
        var redis = env.text("YAN_REDIS", "redis://127.0.0.1:6379");
        if (!isRedis(redis)) {
            // Not repeated: it may hold a password.
            throw new ConfigException("YAN_REDIS must be redis://host:port or rediss://host:port");
        }
        return new RedisSettings(redis);
    }

    private static CacheSettings cache(Env env) {
        return new CacheSettings(
                // Of several servers each has a feed, and one that beats says nothing of another.
                env.flag("API_CACHE", layout(env).isEmpty()),
                within(env, "API_CACHE_AGE_MAX", Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofHours(1)),
                cacheTimeout(env),
                env.number("API_CACHE_MISSES_MAX", mysqlConnections(env), 1, 1_000));
    }

    private static Duration cacheTimeout(Env env) {
        var timeout = env.duration("API_CACHE_TIMEOUT", Duration.ofMillis(100));
        if (timeout.compareTo(CACHE_TIMEOUT_MAX) > 0) {
            throw new ConfigException("API_CACHE_TIMEOUT must be at most %d ms, was %s"
                    .formatted(CACHE_TIMEOUT_MAX.toMillis(), env.text("API_CACHE_TIMEOUT", "")));
        }
        return timeout;
    }

    private static WorkerSettings workers(Env env) {
        return new WorkerSettings(
                within(env, "API_WORKER_LEASE", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    private static PasswordSettings passwords(Env env) {
        var cores = Runtime.getRuntime().availableProcessors();
        // OWASP's least for Argon2id: 19 MiB, two passes, one lane.
        return new PasswordSettings(
                env.number("API_ARGON2_MEMORY_KIB", 19 * 1024, 1024, 1024 * 1024),
                env.number("API_ARGON2_ITERATIONS", 2, 1, 100),
                env.number("API_ARGON2_PARALLELISM", 1, 1, 16),
                env.number("API_HASHING_THREADS", cores, 1, 256),
                env.number("API_HASHING_QUEUE", 64, 1, 10_000));
    }

    private static LoginSettings login(Env env) {
        return new LoginSettings(
                within(env, "API_TOKEN_LIFETIME", Duration.ofHours(12), Duration.ofSeconds(1), Duration.ofDays(365)),
                env.number("API_LOGIN_FAILURES_PER_NAME", 10, 1, 1_000_000),
                env.number("API_LOGIN_FAILURES_PER_ADDRESS", 100, 1, 1_000_000),
                within(
                        env,
                        "API_LOGIN_FAILURES_WINDOW",
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1)));
    }

    private static CommandSettings commands(Env env) {
        var name = "API_DOWNLINK_PARTITION";
        return new CommandSettings(
                env.find(name).isEmpty() ? OptionalInt.empty() : OptionalInt.of(env.number(name, 0, 0, 1_000_000)));
    }

    private static PushSettings push(Env env) {
        var key = env.find("API_PUSH_PUBLIC_KEY");
        if (key.isPresent() && !PUBLIC_KEY.matcher(key.get()).matches()) {
            throw new ConfigException(
                    "API_PUSH_PUBLIC_KEY must be an uncompressed P-256 point in base64url, was " + key.get());
        }
        return new PushSettings(key);
    }

    private static OperatorSettings operator(Env env) {
        var key = env.find("API_OPERATOR_KEY");
        if (key.isPresent() && key.get().length() < OPERATORS_KEY_LENGTH_MIN) {
            // Not repeated: it is a secret.
            throw new ConfigException(
                    "API_OPERATOR_KEY must have at least %d characters".formatted(OPERATORS_KEY_LENGTH_MIN));
        }
        return new OperatorSettings(key);
    }

    private static SearchSettings search(Env env) {
        return new SearchSettings(
                env.find("YAN_ELASTICSEARCH").map(ApiConfig::elasticsearch),
                env.text("API_SEARCH_INDEX", "yan-messages"),
                env.number("API_SEARCH_CONNECTIONS", 8, 1, 1_000));
    }

    private static URI elasticsearch(String text) {
        // Not repeated: it may hold a password.
        return uri(text)
                .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                .filter(uri -> uri.getHost() != null && uri.getPort() > 0)
                .orElseThrow(
                        () -> new ConfigException("YAN_ELASTICSEARCH must be http://host:port or https://host:port"));
    }

    private static Path keyFile(Env env) {
        var state = env.path("YAN_STATE_DIR", Path.of(".yan", "state"));
        return env.path("API_KEY_FILE", state.resolve("api").resolve("signing-key.json"));
    }

    private static List<String> origins(String commaSeparated) {
        if (commaSeparated.isEmpty()) {
            return List.of();
        }
        return Pattern.compile(",")
                .splitAsStream(commaSeparated)
                .map(String::strip)
                .map(ApiConfig::origin)
                .toList();
    }

    private static String origin(String text) {
        if (text.equals("*") || isOrigin(text)) {
            return text;
        }
        throw new ConfigException("API_CORS_ORIGINS must be * or origins such as https://chat.example, was " + text);
    }

    private static Duration within(Env env, String name, Duration byDefault, Duration min, Duration max) {
        var value = env.duration(name, byDefault);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new ConfigException("%s must be from %d s to %d s, was %s"
                    .formatted(name, min.toSeconds(), max.toSeconds(), env.text(name, "")));
        }
        return value;
    }

    private static boolean isOrigin(String text) {
        return uri(text)
                .filter(uri -> uri.getScheme() != null
                        && uri.getAuthority() != null
                        && uri.getPath().isEmpty())
                .isPresent();
    }

    private static boolean isRedis(String text) {
        return uri(text)
                .filter(uri -> "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))
                .filter(uri -> uri.getHost() != null && uri.getPort() > 0)
                .isPresent();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
