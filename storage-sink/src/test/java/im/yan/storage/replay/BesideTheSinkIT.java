// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.EventShard;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.InvitationCreated;
import im.yan.schemas.v1.InvitationRevoked;
import im.yan.schemas.v1.JoinRequestDeclined;
import im.yan.schemas.v1.JoinRequested;
import im.yan.schemas.v1.MemberLeft;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.storage.Events;
import im.yan.storage.Log;
import im.yan.storage.RunningSink;
import im.yan.storage.Tables;
import im.yan.storage.mysql.LogSettings;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables are emptied, and the sink goes on with events whose predecessors the replay has not brought back yet. */
class BesideTheSinkIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SINK = "beside";
    private static final String ALONE = "beside-alone";

    private final Log log = new Log();
    private final ConversationId.Group group = new ConversationId.Group(Events.newUser());
    private final String events = EventShard.tableOf(group.text());
    private final long owner = Events.newUser();
    private final long member = Events.newUser();
    private final long stranger = Events.newUser();
    private final Progress progress = new Progress(System.err);
    private final Retrying retrying = new Retrying(Duration.ofMillis(500), progress);
    private boolean interrupted;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatTheSinkHandledTooEarlyIsMended() throws Exception {
        var tables = new Tables(TestServers.mysql().fresh(SINK));
        log.beginHere(SINK);
        log.beginHere(ALONE);
        log.write(
                event(1, owner)
                        .setGroupCreated(GroupCreated.newBuilder().addMemberIds(member))
                        .build(),
                posted(2),
                posted(3),
                event(4, stranger)
                        .setJoinRequested(JoinRequested.newBuilder().setNote("let me in"))
                        .build(),
                event(5, owner)
                        .setInvitationCreated(InvitationCreated.newBuilder().setInvitationId("1".repeat(32)))
                        .build(),
                posted(6));
        try (var sink = RunningSink.keeping(tables.mysql(), SINK);
                var replay = LogReplay.of(settings(), retrying);
                var toTables = new ToTables(tables.settings(), retrying)) {
            await().atMost(SOON).until(() -> sink.isReady() && log.isCaughtUp(SINK));
            tables.kept().empty();

            replay.run(
                    new Part(Optional.of(group.text()), Optional.empty()),
                    records -> writeWhileTheSinkGoesOn(records, toTables, tables),
                    progress.begin("log"));
        }

        assertThat(interrupted).isTrue();
        var alone = new Tables(TestServers.mysql().fresh(ALONE));
        try (var sink = RunningSink.keeping(alone.mysql(), ALONE)) {
            await().atMost(SOON).until(() -> sink.isReady() && log.isCaughtUp(ALONE));
        }
        assertThat(tables.checksums()).isEqualTo(alone.checksums());
        assertThat(tables.text(
                        "SELECT GROUP_CONCAT(recalled_seq, '/', edited_seq ORDER BY seq) FROM %s".formatted(events)))
                .isEqualTo("0/0,7/0,0/8,0/0,0/0,0/0,0/0,0/0,0/0,0/0,0/0,0/0,0/0");
        assertThat(tables.text("SELECT waiting FROM join_request")).isEqualTo("0");
    }

    /** Before the first batch is written, so that the sink finds no row of any earlier event. */
    private void writeWhileTheSinkGoesOn(
            List<ConsumerRecord<byte[], byte[]>> records, ToTables toTables, Tables tables) {
        if (!interrupted) {
            interrupted = true;
            log.write(
                    event(7, owner)
                            .setMessageRecalled(MessageRecalled.newBuilder().setTargetSeq(2))
                            .build(),
                    event(8, owner)
                            .setMessageEdited(MessageEdited.newBuilder().setTargetSeq(3))
                            .build(),
                    event(9, owner)
                            .setJoinRequestDeclined(
                                    JoinRequestDeclined.newBuilder().setUserId(stranger))
                            .build(),
                    event(10, member)
                            .setPinChanged(
                                    PinChanged.newBuilder().setTargetSeq(3).setPinned(true))
                            .build(),
                    event(11, member)
                            .setReactionChanged(
                                    ReactionChanged.newBuilder().setTargetSeq(3).setEmoji("👍"))
                            .build(),
                    event(12, owner)
                            .setInvitationRevoked(InvitationRevoked.newBuilder().setInvitationId("1".repeat(32)))
                            .build(),
                    event(13, member)
                            .setMemberLeft(MemberLeft.getDefaultInstance())
                            .build());
            await().atMost(SOON).until(() -> log.isCaughtUp(SINK));
            assertThat(amended(tables)).isEqualTo("0");
        }
        toTables.write(records);
    }

    /** How many changes of messages the sink has put into rows. */
    private String amended(Tables tables) {
        try {
            return tables.text("SELECT COUNT(*) FROM %s WHERE recalled_seq + edited_seq > 0".formatted(events));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConversationEvent posted(long seq) {
        return event(seq, owner)
                .setMessagePosted(MessagePosted.getDefaultInstance())
                .build();
    }

    private ConversationEvent.Builder event(long seq, long actor) {
        return ConversationEvent.newBuilder()
                .setConversationId(group.text())
                .setSeq(seq)
                .setEventId(seq)
                .setActorId(actor)
                .setMemberCount(2);
    }

    private static LogSettings settings() {
        return new LogSettings(
                TestServers.kafka(), "unused", "0", 1, 500, Duration.ZERO, Duration.ZERO, Duration.ofMillis(500));
    }
}
