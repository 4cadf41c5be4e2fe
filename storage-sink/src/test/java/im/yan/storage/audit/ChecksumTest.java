// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    @Test
    void theOrderDoesNotMatterAndEverythingElseDoes() {
        var one = of("a", "b");

        assertThat(of("b", "a")).isEqualTo(one).hasSize(16);
        assertThat(of("a", "c")).isNotEqualTo(one);
        assertThat(of("a", "b", "b", "b")).isNotEqualTo(one);
        assertThat(of()).isEqualTo("0000000000000000");
    }

    @Test
    void thePartsOfAThingAreKeptApart() {
        var one = new Checksum();
        one.add("ab", "c", ByteString.copyFromUtf8("d"));
        var other = new Checksum();
        other.add("a", "bc", ByteString.copyFromUtf8("d"));

        assertThat(one.hex()).isNotEqualTo(other.hex());
    }

    private static String of(String... things) {
        var checksum = new Checksum();
        for (var thing : things) {
            checksum.add(thing);
        }
        return checksum.hex();
    }
}
