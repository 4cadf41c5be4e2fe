// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/**
 * How offline notifications are sent. Without Web Push and without a webhook none are.
 *
 * @param instance stable name of this instance: with it a restart within the session timeout moves no partition
 * @param attempts calls for one delivery, the first included
 * @param callTimeout how long one call may take in all
 * @param ageMax requests older than this are told to nobody
 * @param waitingMax how many requests are held at most; at the bound no more are read
 */
record ProviderConfig(
        String bootstrapServers,
        String instance,
        Duration sessionTimeout,
        Optional<WebPushSettings> webPush,
        Optional<WebhookSettings> webhook,
        int attempts,
        Duration callTimeout,
        Duration ageMax,
        int waitingMax) {
    private static final String KEYS = "PUSH_VAPID_KEYS";
    private static final String SUBJECT = "PUSH_VAPID_SUBJECT";
    private static final String ENDPOINTS = "PUSH_WEB_ENDPOINTS";
    private static final String BROWSERS_SERVICES =
            "fcm.googleapis.com,push.services.mozilla.com,notify.windows.com,web.push.apple.com";
    private static final String WEBHOOK_URL = "PUSH_WEBHOOK_URL";
    private static final String WEBHOOK_SECRET = "PUSH_WEBHOOK_SECRET";

    /** @param library knows the keys, and whom a push service may write to about them */
    record WebPushSettings(com.interaso.webpush.WebPush library, Endpoints endpoints) {}

    record WebhookSettings(URI url, WebhookSignature signature) {}

    static ProviderConfig from(Env env) {
        return new ProviderConfig(
                env.text("YAN_KAFKA", "127.0.0.1:9092"),
                env.text("YAN_INSTANCE", "0"),
                env.duration("YAN_SESSION_TIMEOUT", Duration.ofSeconds(3)),
                env.find(KEYS).map(file -> webPush(env, Path.of(file))),
                webhook(env),
                env.number("PUSH_PROVIDER_ATTEMPTS", 4, 1, 20),
                env.duration("PUSH_PROVIDER_TIMEOUT", Duration.ofSeconds(10)),
                env.duration("PUSH_OFFLINE_AGE_MAX", Duration.ofHours(1)),
                env.number("PUSH_OFFLINE_WAITING_MAX", 10_000, 1, 1_000_000));
    }

    private static WebPushSettings webPush(Env env, Path file) {
        var subject = env.required(SUBJECT);
        // The library puts it into a token as it is; a URI has no quotes.
        if (!(subject.startsWith("mailto:") || subject.startsWith("https://"))
                || uri(subject).isEmpty()) {
            throw new ConfigException(SUBJECT + " must be a mailto: or https: address of yours, was " + subject);
        }
        return new WebPushSettings(new com.interaso.webpush.WebPush(subject, keys(file)), endpoints(env));
    }

    private static com.interaso.webpush.VapidKeys keys(Path file) {
        try {
            return VapidKeys.read(file).pair();
        } catch (IOException e) {
            throw new ConfigException(KEYS + " must name a file that can be read, was " + file);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new ConfigException(
                    "%s must name a pair of keys, %s is none: %s".formatted(KEYS, file, e.getMessage()));
        }
    }

    private static Endpoints endpoints(Env env) {
        try {
            return Endpoints.of(env.text(ENDPOINTS, BROWSERS_SERVICES));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(ENDPOINTS + " " + e.getMessage());
        }
    }

    private static Optional<WebhookSettings> webhook(Env env) {
        if (env.find(WEBHOOK_URL).isEmpty() && env.find(WEBHOOK_SECRET).isEmpty()) {
            return Optional.empty();
        }
        var text = env.required(WEBHOOK_URL);
        var url = uri(text)
                .filter(uri -> uri.getHost() != null)
                .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                .orElseThrow(
                        () -> new ConfigException(WEBHOOK_URL + " must be an http: or https: address, was " + text));
        return Optional.of(new WebhookSettings(url, new WebhookSignature(env.required(WEBHOOK_SECRET))));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
