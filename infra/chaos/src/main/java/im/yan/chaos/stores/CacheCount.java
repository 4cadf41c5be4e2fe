// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Messages that Redis' heads of conversations speak of; what an earlier life of it left does not count.
 *
 * @param redis {@code redis://host:port}
 */
record CacheCount(URI redis) implements Count {
    private static final int TIMEOUT_MILLIS = 2_000;

    private static final String SUM = """
            local life, sum = redis.call('get', 'yan:feed:cache'), 0
            for _, key in ipairs(KEYS) do
              local held = redis.call('hmget', key, 'life', 'head_message_no')
              if held[1] and held[1] == life then sum = sum + held[2] end
            end
            return sum
            """;

    @Override
    public OptionalLong messages(Collection<String> conversations) {
        var command = new ArrayList<>(List.of("EVAL", SUM, Integer.toString(conversations.size())));
        conversations.forEach(conversation -> command.add("yan:head:{" + conversation + "}"));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(redis.getHost(), redis.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(encoded(command).getBytes(UTF_8));
            return number(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** As Redis wants it: how many there are, then each with its length in bytes. */
    private static String encoded(List<String> command) {
        var request = new StringBuilder("*" + command.size() + "\r\n");
        command.forEach(part -> request.append('$')
                .append(part.getBytes(UTF_8).length)
                .append("\r\n")
                .append(part)
                .append("\r\n"));
        return request.toString();
    }

    private static OptionalLong number(BufferedReader answer) throws IOException {
        var line = answer.readLine();
        if (line == null) {
            return OptionalLong.empty();
        }
        if (!line.startsWith(":")) {
            throw new IllegalStateException("Redis cannot count: " + line);
        }
        return OptionalLong.of(Long.parseLong(line.substring(1)));
    }
}
