// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayOptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void withoutOptionsItIsEverythingThereIs() {
        assertThat(parse()).isEqualTo(new ReplayOptions(Set.of(), Part.WHOLE, Optional.empty(), false));
    }

    @Test
    void aPartOfTheLogIntoSomeStoresCanBeAskedFor() {
        var part = new Part(Optional.of("d:1:2"), Optional.of(NOW.minusSeconds(3_600)));

        assertThat(parse("--stores", "redis,mysql", "--conversation=d:1:2", "--json", "--since", "PT1H"))
                .isEqualTo(new ReplayOptions(Set.of(StoreName.MYSQL, StoreName.REDIS), part, Optional.empty(), true));
        assertThat(parse("--since", "2026-11-01T00:00:00Z").part().since())
                .contains(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void oneStoreCanBeDropped() {
        assertThat(parse("--drop", "elasticsearch").drop()).contains(StoreName.ELASTICSEARCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --fly                          | there is no option --fly: ./yan replay --help says which there are
                    --stores                       | --stores needs a value
                    --stores mysql,oracle          | there is no store oracle: there are mysql, redis, elasticsearch
                    --since PT1H --since PT2H      | --since was given twice
                    --since yesterday              | --since must be a time such as 2026-11-01T00:00:00Z or PT1H, was yesterday
                    --since 2026-11-03T00:00:00Z   | --since must not be in the future, was 2026-11-03T00:00:00Z
                    --conversation d:2             | --conversation must be a conversation such as d:1:2 or g:3, was d:2
                    --drop redis --since PT1H      | --drop rebuilds one store from all of the log: it goes with neither --stores nor --conversation nor --since
                    """)
    void whatCannotBeDoneIsSaidInOneSentence(String arguments, String sentence) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(arguments.split(" ")))
                .withMessage(sentence);
    }

    private static ReplayOptions parse(String... arguments) {
        return ReplayOptions.parse(List.of(arguments), NOW);
    }
}
