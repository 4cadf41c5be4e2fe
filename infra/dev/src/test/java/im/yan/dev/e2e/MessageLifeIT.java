// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static im.yan.dev.e2e.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.Contents;
import im.yan.client.HistoryRange;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything people do with messages, in a group of three. */
@ExtendWith(WholeStack.class)
class MessageLifeIT {
    private final WholeStack whole;
    private final Person ann;
    private final Person ben;
    private final Person cyd;
    private String group = "";

    MessageLifeIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("friend", 3);
        ann = Person.on(whole, users.get(0), 0);
        ben = Person.on(whole, users.get(1), 1);
        cyd = Person.on(whole, users.get(2), 0);
    }

    @BeforeEach
    void friends() throws Exception {
        group = done(ann.client().groups().create("friends", List.of(ben.id(), cyd.id())))
                .getConversationId();
    }

    @AfterEach
    void close() {
        List.of(ann, ben, cyd).forEach(Person::close);
    }

    @Test
    void everyKindOfContentArrivesAsItWasSent() throws Exception {
        var contents = List.of(
                Contents.text("plain, with 👩🏽‍🚀 and 你好"),
                Contents.image(Contents.media(1, "image/webp", 20_000), 640, 480),
                Contents.voice(Contents.media(2, "audio/ogg", 9_000), Duration.ofSeconds(3)),
                Contents.video(Contents.media(3, "video/mp4", 900_000), 1280, 720, Duration.ofSeconds(20)),
                Contents.file(Contents.media(4, "application/pdf", 70_000), "plan.pdf"),
                Contents.location(31.2304, 121.4737, "Shanghai"),
                Contents.contact(cyd.id(), "Cyd"),
                Contents.custom("order.v1", "{}".getBytes(StandardCharsets.UTF_8), "an order"));

        for (var content : contents) {
            done(ann.in(group).send(content));
        }

        Stream.of(ben, cyd)
                .forEach(person -> eventually()
                        .untilAsserted(() -> assertThat(contentsSeenBy(person)).containsExactlyElementsOf(contents)));
        assertThat(refused(ann.in(group).send(Contents.location(91, 0, "nowhere"))))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(refused(ann.in(group).send(Content.getDefaultInstance()))).isEqualTo("CONTENT_EMPTY");
    }

    @Test
    void repliesForwardsAndMentionsSayWhatTheyReferTo() throws Exception {
        var first = done(ann.in(group).send("who is in?"));
        eventually().until(() -> !ben.saw().textsIn(group).isEmpty());
        var original = ben.saw().in(group).getLast();

        done(ben.in(group).reply(first.getSeq(), "me"));
        done(ben.in(group).mention("and you?", List.of(cyd.id())));
        done(ben.in(group).forward(original));

        eventually().untilAsserted(() -> assertThat(cyd.saw().textsIn(group)).hasSize(4));
        var seen = cyd.saw().in(group);
        assertThat(seen.get(2).getMessagePosted().getReplyToSeq()).isEqualTo(first.getSeq());
        assertThat(seen.get(3).getMessagePosted().getMentions().getUserIdsList())
                .containsExactly(cyd.id());
        assertThat(seen.get(4).getMessagePosted().getForwardedFrom().getAuthorId())
                .isEqualTo(ann.id());
        eventually()
                .untilAsserted(() -> assertThat(cyd.saw().lastUnreadIn(group))
                        .hasValueSatisfying(
                                count -> assertThat(count.getMentions()).isEqualTo(1)));
        assertThat(refused(ann.in(group).mention("hey", List.of(1L)))).isEqualTo("USER_NOT_A_MEMBER");
    }

    @Test
    void anEditedMessageIsEditedEverywhereAndInHistory() throws Exception {
        var message = done(ann.in(group).send("see you at fvie"));

        done(ann.in(group).edit(message.getSeq(), "see you at five"));

        eventually().untilAsserted(() -> {
            assertThat(ben.saw()
                            .in(group)
                            .getLast()
                            .getMessageEdited()
                            .getContent()
                            .getText()
                            .getBody())
                    .isEqualTo("see you at five");
            var page = whole.api().history(cyd.token(), group, HistoryRange.before(message.getSeq() + 1, 1));
            assertThat(page.amendments())
                    .singleElement()
                    .satisfies(edit -> assertThat(edit.getMessageEdited()
                                    .getContent()
                                    .getText()
                                    .getBody())
                            .isEqualTo("see you at five"));
        });
        assertThat(refused(ben.in(group).edit(message.getSeq(), "at six"))).isEqualTo("NOT_THE_AUTHOR");
        assertThat(refused(ann.in(group).edit(1, "the founding?"))).isEqualTo("MESSAGE_UNKNOWN");
    }

    @Test
    void aRecalledMessageIsGoneFromHistoryAndNothingMoreHappensToIt() throws Exception {
        var message = done(ann.in(group).send("oops"));
        assertThat(refused(ben.in(group).recall(message.getSeq()))).isEqualTo("NOT_THE_AUTHOR");

        done(ann.in(group).recall(message.getSeq()));

        eventually().untilAsserted(() -> {
            assertThat(cyd.saw().kindsIn(group)).endsWith(KindCase.MESSAGE_RECALLED);
            var events = whole.api()
                    .history(cyd.token(), group, HistoryRange.latest(10))
                    .events();
            assertThat(events).extracting(event -> event.getSeq()).containsExactly(1L, 2L, 3L);
            assertThat(events.get(1).getMessagePosted().hasContent()).isFalse();
        });
        assertThat(refused(ann.in(group).edit(message.getSeq(), "what?"))).isEqualTo("MESSAGE_RECALLED");
        assertThat(refused(ben.in(group).react(message.getSeq(), "👍"))).isEqualTo("MESSAGE_RECALLED");
        var bens = done(ben.in(group).send("spam"));
        done(ann.in(group).recall(bens.getSeq()));
    }

    @Test
    void reactionsAndPinsAreCountedAndListed() throws Exception {
        var message = done(ann.in(group).send("cake?"));

        done(ben.in(group).react(message.getSeq(), "🎂"));
        done(cyd.in(group).react(message.getSeq(), "🎂"));
        done(cyd.in(group).react(message.getSeq(), "👍"));
        done(cyd.in(group).unreact(message.getSeq(), "👍"));
        done(ann.in(group).pin(message.getSeq()));

        eventually().untilAsserted(() -> {
            var page = whole.api().history(ben.token(), group, HistoryRange.latest(10));
            assertThat(page.reactions()).singleElement().satisfies(reaction -> {
                assertThat(reaction.seq()).isEqualTo(message.getSeq());
                assertThat(reaction.emoji()).isEqualTo("🎂");
                assertThat(reaction.count()).isEqualTo(2);
                assertThat(reaction.mine()).isTrue();
            });
            assertThat(whole.api().pins(cyd.token(), group))
                    .singleElement()
                    .satisfies(pin -> assertThat(pin.seq()).isEqualTo(message.getSeq()));
            assertThat(ben.saw().kindsIn(group)).endsWith(KindCase.REACTION_CHANGED, KindCase.PIN_CHANGED);
        });
        assertThat(refused(ben.in(group).pin(message.getSeq()))).isEqualTo("ROLE_TOO_LOW");
        assertThat(refused(ben.in(group).react(99, "👍"))).isEqualTo("MESSAGE_UNKNOWN");
    }

    @Test
    void whatIsDeletedForOneStaysForTheOthers() throws Exception {
        var message = done(ann.in(group).send("keep or not"));
        done(ann.in(group).send("something else"));

        done(ben.in(group).deleteForMe(List.of(message.getSeq())));

        eventually().untilAsserted(() -> {
            assertThat(ben.saw().hidden)
                    .singleElement()
                    .satisfies(hidden -> assertThat(hidden.getSeqsList()).containsExactly(message.getSeq()));
            assertThat(contentShownTo(ben, 1)).isFalse();
            assertThat(contentShownTo(cyd, 1)).isTrue();
        });
    }

    @Test
    void clearedHistoryIsNotShownAgainAndCountsAsRead() throws Exception {
        var last = done(ann.in(group).send("old news"));
        eventually().until(() -> !ben.saw().textsIn(group).isEmpty());

        done(ben.in(group).clearHistory(last.getSeq(), last.getMessageNo()));
        done(ann.in(group).send("fresh news"));

        eventually().untilAsserted(() -> {
            assertThat(whole.api()
                            .history(ben.token(), group, HistoryRange.latest(10))
                            .events())
                    .extracting(event -> event.getSeq())
                    .containsExactly(last.getSeq() + 1);
            assertThat(ben.saw().lastUnreadIn(group))
                    .hasValueSatisfying(count -> assertThat(count.getUnread()).isEqualTo(1));
        });
        assertThat(whole.api()
                        .history(cyd.token(), group, HistoryRange.latest(10))
                        .events())
                .hasSize(3);
    }

    private boolean contentShownTo(Person person, int index) {
        return whole.api()
                .history(person.token(), group, HistoryRange.latest(10))
                .events()
                .get(index)
                .getMessagePosted()
                .hasContent();
    }

    private List<Content> contentsSeenBy(Person person) {
        return person.saw().in(group).stream()
                .filter(event -> event.hasMessagePosted())
                .map(event -> event.getMessagePosted().getContent())
                .toList();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
