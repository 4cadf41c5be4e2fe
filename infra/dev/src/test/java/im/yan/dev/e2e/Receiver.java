// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A product's back end, as far as it takes offline notifications: keeps those whose signature is right. */
final class Receiver {
    static final String SECRET = "end-to-end-webhook-secret";
    static final Receiver ONLY = new Receiver();

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final HttpServer server;
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();

    private Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/push", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/push";
    }

    List<JsonObject> of(long userId) {
        return received.stream()
                .filter(body -> body.get("userId").getAsString().equals(Long.toString(userId)))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var headers = exchange.getRequestHeaders();
        var expected = "v1=" + signature(headers.getFirst("Yan-Timestamp") + "." + body);
        var isOurs = expected.equals(headers.getFirst("Yan-Signature"));
        if (isOurs) {
            received.add(JsonParser.parseString(body).getAsJsonObject());
        }
        exchange.sendResponseHeaders(isOurs ? OK : FORBIDDEN, -1);
        exchange.close();
    }

    private static String signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
