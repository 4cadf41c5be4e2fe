// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.EventShard;
import im.yan.schemas.v1.Role;
import im.yan.testkit.TestLayout;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With half of the messages on a second server everything is answered as with one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutIT {
    private static final int GROUPS_ON_EACH_SERVER = 3;
    private static final List<String> TABLES = Stream.concat(
                    Stream.of(
                            "account",
                            "device",
                            "conversation",
                            "participant",
                            "chat_group",
                            "hidden_message",
                            "reaction",
                            "pin",
                            "invitation",
                            "join_request"),
                    EventShard.TABLES.stream())
            .toList();

    private final TestApi one = TestApi.shared();
    private final TestApi.User alice = one.user();
    private final TestApi.User bob = one.user();
    private final List<GroupRows> groups = new ArrayList<>();
    private final TestLayout layout;
    private TestApi two;

    LayoutIT() throws Exception {
        layout = TestLayout.fresh("api");
    }

    @BeforeAll
    void theSameRowsInBoth() throws SQLException {
        while (groupsOn(false) < GROUPS_ON_EACH_SERVER || groupsOn(true) < GROUPS_ON_EACH_SERVER) {
            groups.add(group());
        }
        Rows.conversation(alice.id(), bob.id(), 30, 1_700_000_000_000L);
        for (var table : TABLES) {
            Rows.run("INSERT INTO %s.%s SELECT * FROM %s.%2$s"
                    .formatted(
                            layout.of(table).database(),
                            table,
                            TestServers.mysql().database()));
        }
        var variables = new HashMap<>(TestApi.mysql(layout.first()));
        variables.put("YAN_MYSQL_JDBC", layout.jdbcUrl());
        two = TestApi.start(variables);
    }

    private long groupsOn(boolean second) {
        return groups.stream()
                .map(group -> layout.of(EventShard.tableOf(group.id())))
                .filter(mysql -> mysql.equals(layout.second()) == second)
                .count();
    }

    /** Bob has not seen its beginning; one message is edited and pinned, one recalled and pinned, one hidden from him. */
    private GroupRows group() throws SQLException {
        var group = GroupRows.foundedBy(alice.id());
        group.post(alice.id());
        group.member(bob.id(), Role.MEMBER, 2, 3);
        var edited = group.post(alice.id());
        var recalled = group.post(bob.id());
        var hidden = group.post(alice.id());
        var last = group.post(bob.id());
        group.edit(edited);
        group.recall(recalled);
        for (var pinned : List.of(edited, recalled, last)) {
            Rows.run(
                    "INSERT INTO pin VALUES (?, ?, TRUE, ?, ?)",
                    group.id(),
                    pinned.getSeq(),
                    alice.id(),
                    pinned.getSeq());
        }
        Rows.run("INSERT INTO hidden_message VALUES (?, ?, ?)", bob.id(), group.id(), hidden.getSeq());
        Rows.run("INSERT INTO reaction VALUES (?, ?, ?, '🙂', FALSE, 9)", group.id(), last.getSeq(), alice.id());
        Rows.run("INSERT INTO join_request VALUES (?, 1, 'please', TRUE, 9)", group.id());
        return group;
    }

    @AfterAll
    void stop() {
        two.close();
    }

    @Test
    void everyRouteAboutConversationsAnswersAsWithOneServer() {
        var paths = new ArrayList<>(List.of(
                "/v1/conversations",
                "/v1/conversations?limit=3",
                "/v1/unread",
                "/v1/accounts/me",
                "/v1/accounts/me/settings",
                "/v1/devices"));
        for (var group : groups) {
            paths.addAll(Stream.of(
                            "/events",
                            "/events?after=2&limit=2",
                            "/events?before=6&limit=3",
                            "/pins",
                            "/members",
                            "/group",
                            "/join-requests",
                            "/invitations",
                            "/receipts?seq=6")
                    .map(group::path)
                    .toList());
        }
        for (var user : List.of(alice, bob)) {
            for (var path : paths) {
                var expected = user.get(path);
                var answer = onTwo(user).get(path);

                assertThat(answer.response().body())
                        .as("%s of %s", path, user == alice ? "alice" : "bob")
                        .isEqualTo(expected.response().body());
                assertThat(answer.status()).isLessThan(500);
            }
        }
    }

    @Test
    void aDeviceThatWasAwayIsToldTheSame() {
        for (var user : List.of(alice, bob)) {
            var expected = user.get("/v1/sync?limit=100").json();
            var answer = onTwo(user).get("/v1/sync?limit=100").json();

            assertThat(answer.required("conversations")).isEqualTo(expected.required("conversations"));
            assertThat(answer.required("conversations").size()).isEqualTo(groups.size() + 1);
            assertThat(onTwo(user)
                            .get("/v1/sync?cursor=" + answer.required("next").stringValue())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatTheApiWritesIsWrittenAndFoundAgain() {
        var user = two.user();
        var onDevice = two.logInFrom("a-device", user);

        assertThat(two.register(user.name()).refusal()).isEqualTo("409 NAME_TAKEN");
        assertThat(user.put("/v1/accounts/me/settings", "{\"presence\":\"NOBODY\"}")
                        .status())
                .isEqualTo(200);
        assertThat(user.get("/v1/accounts/me/settings").text("presence")).isEqualTo("NOBODY");
        assertThat(onDevice.get("/v1/devices").json().at("/devices/0/deviceId").stringValue())
                .isEqualTo("a-device");
        assertThat(user.delete("/v1/devices/a-device").status()).isEqualTo(204);
        assertThat(onDevice.get("/v1/devices").refusal()).isEqualTo("401 SIGNED_OUT");
        assertThat(two.send("POST", "/v1/operator/accounts", TestApi.OPERATORS_KEY, """
                        {"accounts":[{"name":"%s"},{"name":"%s"}]}
                        """.formatted(
                                        TestApi.newName(), TestApi.newName()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nothingLiesWhereItIsNotLookedFor() throws SQLException {
        for (var table : TABLES) {
            try (var connection = layout.notOf(table).connect();
                    var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
                rows.next();
                assertThat(rows.getLong(1)).as(table).isZero();
            }
        }
    }

    private TestApi.User onTwo(TestApi.User user) {
        return two.new User(user.name(), user.id(), user.token());
    }
}
