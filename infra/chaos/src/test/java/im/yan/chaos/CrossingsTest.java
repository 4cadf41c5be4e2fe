// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    @Test
    void whereAGroupBeginsIsNoCrossing() {
        assertThat(Crossings.among(List.of())).isEqualTo(Crossings.NONE);
        assertThat(Crossings.among(List.of(true, true))).isEqualTo(Crossings.NONE);
    }

    @Test
    void eachDirectionIsCountedByItself() {
        assertThat(Crossings.among(List.of(true, false, false, true, false))).isEqualTo(new Crossings(1, 2));
    }
}
