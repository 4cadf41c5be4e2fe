// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** An HTTP server on the loopback that keeps what it gets, and answers as it is told, else with 201. */
final class Receiver implements AutoCloseable {
    record Call(String path, Headers headers, ByteString body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        JsonObject json() {
            return JsonParser.parseString(body.toStringUtf8()).getAsJsonObject();
        }
    }

    /** @param to calls that have this in their body, or their path */
    private record Answer(String to, int status, Map<String, String> headers) {
        private static final Answer CREATED = new Answer("", 201, Map.of());

        boolean isTo(Call call) {
            return call.path().contains(to) || call.body().toStringUtf8().contains(to);
        }
    }

    private static final int OPEN = 1_000_000;

    private final Semaphore gate = new Semaphore(OPEN);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(int... statuses) {
        answersTo("", statuses);
    }

    void answersTo(String path, int... statuses) {
        for (var status : statuses) {
            answers.add(new Answer(path, status, Map.of()));
        }
    }

    void answers(int status, Map<String, String> headers) {
        answers.add(new Answer("", status, headers));
    }

    /** Calls that come now are kept waiting, until {@link #letGo}. */
    void hold() {
        gate.drainPermits();
    }

    void letGo() {
        gate.release(OPEN);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = ByteString.readFrom(exchange.getRequestBody());
        var call = new Call(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body);
        calls.add(call);
        gate.acquireUninterruptibly();
        var answer = answerTo(call);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private Answer answerTo(Call call) {
        var scripted = answers.stream().filter(answer -> answer.isTo(call)).findFirst();
        scripted.ifPresent(answers::remove);
        return scripted.orElse(Answer.CREATED);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
