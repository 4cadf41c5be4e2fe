// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random users, groups, windows and queries: each finds exactly what she may see, and so nothing of what she may not. */
class SearchPrivacyIT {
    private static final List<String> WORDS =
            List.of("apple", "Banana", "cherry", "爬山", "天气", "我们", "👍", "7", "applet", "山");
    private static final Pattern NOT_CHINESE = Pattern.compile("[^ \\p{IsHan}]+");
    private static final int USERS = 6;
    private static final int GROUPS = 8;
    private static final int MESSAGES = 10;
    private static final int QUERIES = 100;

    /** A message and who may see it. */
    private record Said(ConversationEvent event, String text, Set<Integer> visibleTo) {
        String place() {
            return event.getConversationId() + "/" + event.getSeq();
        }

        /** A Chinese word anywhere, any other at the beginning of one. */
        boolean matches(String word) {
            return Character.isIdeographic(word.codePointAt(0))
                    ? text.contains(word)
                    : NOT_CHINESE
                            .matcher(text.toLowerCase(Locale.ROOT))
                            .results()
                            .anyMatch(run -> run.group().startsWith(word));
        }
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Said> said = new ArrayList<>();
    private final SearchIndex index = new SearchIndex();

    @Test
    void nobodyFindsWhatSheMayNotSee() throws SQLException {
        try (var api = index.api()) {
            var users = IntStream.range(0, USERS).mapToObj(i -> api.user()).toList();
            for (var i = 0; i < GROUPS; i++) {
                fill(users);
            }
            index.add(said.stream().map(Said::event).toList());

            for (var i = 0; i < QUERIES; i++) {
                ask(users);
            }
        }
    }

    private void ask(List<TestApi.User> users) {
        var asking = random.nextInt(USERS);
        var word = WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.ROOT);
        var sender = random.nextInt(3) == 0 ? users.get(random.nextInt(USERS)).id() : 0;
        var filter = sender == 0 ? "" : "&senderId=" + sender;
        var expected = said.stream()
                .filter(message -> message.visibleTo().contains(asking) && message.matches(word))
                .filter(message -> sender == 0 || message.event().getActorId() == sender)
                .map(Said::place)
                .collect(Collectors.toSet());

        var found = everything(users.get(asking), word, filter);

        assertThat(found)
                .as("seed %d: user %d looks for %s%s", seed, asking, word, filter)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(expected);
    }

    private List<String> everything(TestApi.User user, String word, String filter) {
        var path = "/v1/search?limit=" + (1 + random.nextInt(20)) + filter + "&q="
                + URLEncoder.encode(word, StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = SearchIndex.ask(user, next.isEmpty() ? path : path + "&cursor=" + next);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .at("/hits")
                    .forEach(hit -> found.add(hit.required("conversationId").stringValue() + "/"
                            + hit.required("seq").stringValue()));
            next = page.json().path("next").asString("");
        } while (!next.isEmpty());
        return found;
    }

    /** A group of some of them, who see different parts of it. */
    private void fill(List<TestApi.User> users) throws SQLException {
        var owner = random.nextInt(USERS);
        var group = GroupRows.foundedBy(users.get(owner).id());
        Map<Integer, Long> visibleFrom = new HashMap<>(Map.of(owner, 1L));
        for (var user = 0; user < USERS; user++) {
            if (user != owner && random.nextInt(3) > 0) {
                visibleFrom.put(user, random.nextBoolean() ? 1L : 1L + random.nextInt(MESSAGES + 4));
                group.member(users.get(user).id(), Role.MEMBER, 1, visibleFrom.get(user));
            }
        }
        restrict(group, users, visibleFrom);
        for (var i = 0; i < MESSAGES; i++) {
            var words = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
                    .collect(Collectors.joining(" "));
            var event = group.post(users.get(random.nextInt(USERS)).id(), text(words));
            said.add(new Said(event, words, visibleTo(event, users, visibleFrom)));
        }
    }

    /** Some have cleared their history, some have left. */
    private void restrict(GroupRows group, List<TestApi.User> users, Map<Integer, Long> visibleFrom)
            throws SQLException {
        for (var user : List.copyOf(visibleFrom.keySet())) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    group.set(users.get(user).id(), "member = FALSE");
                    visibleFrom.remove(user);
                }
                case 1 -> {
                    var cleared = random.nextInt(MESSAGES);
                    group.set(users.get(user).id(), "cleared_seq = " + cleared);
                    visibleFrom.merge(user, cleared + 1L, Math::max);
                }
                default -> {}
            }
        }
    }

    private Set<Integer> visibleTo(ConversationEvent event, List<TestApi.User> users, Map<Integer, Long> visibleFrom)
            throws SQLException {
        var visibleTo = new HashSet<Integer>();
        for (var user : visibleFrom.keySet()) {
            if (event.getSeq() < visibleFrom.get(user)) {
                continue;
            }
            if (random.nextInt(8) == 0) {
                Rows.run(
                        "INSERT INTO hidden_message VALUES (?, ?, ?)",
                        users.get(user).id(),
                        event.getConversationId(),
                        event.getSeq());
            } else {
                visibleTo.add(user);
            }
        }
        return visibleTo;
    }

    private static MessagePosted text(String body) {
        return MessagePosted.newBuilder()
                .setContent(Content.newBuilder().setText(Text.newBuilder().setBody(body)))
                .build();
    }
}
