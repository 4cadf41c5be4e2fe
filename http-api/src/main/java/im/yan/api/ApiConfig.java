// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.api.account.PasswordSettings;
import im.yan.api.account.WorkerSettings;
import im.yan.api.connector.KafkaSettings;
import im.yan.api.login.LoginSettings;
import im.yan.api.mysql.MysqlSettings;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Everything about this service that can be set. The only place that names variables and defaults. */
record ApiConfig(
        HttpSettings http,
        MysqlSettings mysql,
        KafkaSettings kafka,
        WorkerSettings workers,
        PasswordSettings passwords,
        LoginSettings login,
        Path keyFile) {
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^/?#\\s]+:[0-9]{1,5}");

    static ApiConfig from(Env env) {
        return new ApiConfig(http(env), mysql(env), kafka(env), workers(env), passwords(env), login(env), keyFile(env));
    }

    private static HttpSettings http(Env env) {
        return new HttpSettings(
                env.text("API_HOST", "127.0.0.1"),
                env.port("API_PORT", 8080),
                env.number("API_CONNECTIONS_MAX", 2_000, 1, 100_000),
                env.number("API_BODY_BYTES_MAX", 16 * 1024, 1024, 1024 * 1024),
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
                env.number("API_MYSQL_CONNECTIONS", 8, 1, 1_000));
    }

    private static KafkaSettings kafka(Env env) {
        return new KafkaSettings(env.text("YAN_KAFKA", "127.0.0.1:9092"));
    }

    private static WorkerSettings workers(Env env) {
        var redis = env.text("YAN_REDIS", "redis://127.0.0.1:6379");
        if (!redis.startsWith("redis://") && !redis.startsWith("rediss://")) {
            throw new ConfigException("YAN_REDIS must begin with redis:// or rediss://");
        }
        return new WorkerSettings(redis, env.duration("API_WORKER_LEASE", Duration.ofSeconds(30)));
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
                env.duration("API_TOKEN_LIFETIME", Duration.ofHours(12)),
                env.number("API_LOGIN_FAILURES_PER_NAME", 10, 1, 1_000_000),
                env.number("API_LOGIN_FAILURES_PER_ADDRESS", 100, 1, 1_000_000),
                env.duration("API_LOGIN_FAILURES_WINDOW", Duration.ofMinutes(5)));
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

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            return uri.getScheme() != null
                    && uri.getAuthority() != null
                    && uri.getPath().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
