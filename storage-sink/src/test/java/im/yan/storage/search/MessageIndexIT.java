// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.storage.Found;
import im.yan.testkit.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageIndexIT {
    private final SearchSettings settings =
            new SearchSettings(TestServers.elasticsearch(), "index-" + UUID.randomUUID(), 1, 0);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Found found = new Found(settings.index());
    private final MessageIndex index = MessageIndex.open(settings);
    private final BulkWriter bulks = new BulkWriter(index, new DeadDocuments(metrics));

    @AfterEach
    void close() throws IOException {
        found.deleteIndex();
        found.close();
        index.close();
    }

    @BeforeEach
    void somethingElseIsThere() {
        bulks.write(List.of(message(99, 1, "something else")));
    }

    @Test
    void anyPartOfAChineseSentenceIsFoundASingleCharacterToo() throws IOException {
        bulks.write(List.of(message(1, 1, "今天下午三点在会议室见面，不见不散")));

        for (var part : List.of("今", "散", "会议室", "点在会", "见面，不见", "今天下午三点在会议室见面")) {
            assertThat(found.phrase(part)).as(part).containsExactly(1L);
        }
        assertThat(found.phrase("议会")).isEmpty();
        assertThat(found.phrase("明天")).isEmpty();
    }

    @Test
    void englishIsFoundByWordsHoweverTheyAreWritten() throws IOException {
        bulks.write(List.of(message(1, 1, "Meet me at the Station, don't be late")));

        for (var part : List.of("STATION", "meet ME", "at the station", "don't", "be late")) {
            assertThat(found.phrase(part)).as(part).containsExactly(1L);
        }
        assertThat(found.phrase("stat")).isEmpty();
    }

    @Test
    void languagesMayBeMixedAndEmojiAreWords() throws IOException {
        bulks.write(List.of(message(1, 1, "用iPhone15拍的😀照片"), message(2, 1, "太好了👍🏽"), message(3, 1, "家👨‍👩‍👧一起走")));

        assertThat(found.phrase("iphone15拍的")).containsExactly(1L);
        assertThat(found.phrase("用IPHONE15")).containsExactly(1L);
        assertThat(found.phrase("😀")).containsExactly(1L);
        assertThat(found.phrase("的😀照")).containsExactly(1L);
        assertThat(found.phrase("👍🏽")).containsExactly(2L);
        assertThat(found.phrase("👨‍👩‍👧")).containsExactly(3L);
        assertThat(found.phrase("👎")).isEmpty();
    }

    @Test
    void aLateOrRepeatedChangeNeverMovesADocumentBackwards() throws IOException {
        bulks.write(List.of(message(1, 1, "posted")));
        bulks.write(List.of(message(1, 8, "edited twice")));

        bulks.write(List.of(message(1, 1, "posted")));
        bulks.write(List.of(message(1, 5, "edited once")));
        bulks.write(List.of(message(1, 8, "edited twice")));

        assertThat(found.phrase("edited twice")).containsExactly(1L);
        assertThat(found.phrase("posted")).isEmpty();
        assertThat(dead()).isZero();
    }

    @Test
    void whatIsGoneIsNotFoundAndMayComeBack() throws IOException {
        bulks.write(List.of(message(1, 4, "here")));
        bulks.write(List.of(new DocumentChange("c/1", "c", 4, Optional.empty())));
        assertThat(found.phrase("here")).isEmpty();

        bulks.write(List.of(new DocumentChange("c/1", "c", 4, Optional.empty()), message(2, 1, "there")));
        bulks.write(List.of(message(1, 4, "here again")));

        assertThat(found.phrase("here again")).containsExactly(1L);
        assertThat(found.phrase("there")).containsExactly(2L);
    }

    @Test
    void aDocumentThatCanNeverBeIndexedIsCountedAndHoldsNothingUp() throws IOException {
        var kind = "X".repeat(40_000);
        var impossible = new MessageDocument("c", 1, 1, 7, kind, 1, List.of(), "impossible", false, 0);

        bulks.write(List.of(new DocumentChange("c/1", "c", 1, Optional.of(impossible)), message(2, 1, "possible")));

        assertThat(found.phrase("possible")).containsExactly(2L);
        assertThat(dead()).isEqualTo(1);
    }

    @Test
    void manyDocumentsGoInSeveralBulks() throws IOException {
        var many = LongStream.rangeClosed(1, BulkWriter.DOCUMENTS_MAX + 1)
                .mapToObj(seq -> message(seq, 1, seq == BulkWriter.DOCUMENTS_MAX + 1 ? "the last" : "one of many"))
                .toList();

        bulks.write(many);

        assertThat(found.phrase("the last")).containsExactly(BulkWriter.DOCUMENTS_MAX + 1L);
    }

    @Test
    void openingItAgainChangesNothing() throws IOException {
        var uuid = index.uuid();
        try (var again = MessageIndex.open(settings)) {
            assertThat(again.uuid()).isEqualTo(uuid);
        }
        assertThat(found.phrase("something else")).containsExactly(99L);
    }

    private double dead() {
        return metrics.get("yan.feed.dead").counter().count();
    }

    private static DocumentChange message(long seq, long version, String text) {
        var document = new MessageDocument("c", seq, seq, 7, "TEXT", 1_700_000_000_000L, List.of(), text, false, 0);
        return new DocumentChange("c/" + seq, "c", version, Optional.of(document));
    }
}
