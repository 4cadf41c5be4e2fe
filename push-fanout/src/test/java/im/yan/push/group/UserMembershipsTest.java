// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.StoredMembership;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserMembershipsTest {
    private final Map<String, StoredMembership> all = new HashMap<>();

    @Test
    void upToTheLimitsNothingIsForgotten() {
        fill(Diffusion.READ, "g:1", UserMemberships.READ_MAX);
        fill(Diffusion.WRITE, "g:2", UserMemberships.OTHERS_MAX);

        assertThat(new UserMemberships(all).surplus()).isEmpty();
    }

    @Test
    void beyondThemTheOneNotedLongestAgoGoesOfEachKind() {
        fill(Diffusion.READ, "g:1", UserMemberships.READ_MAX + 1);
        fill(Diffusion.WRITE, "g:2", UserMemberships.OTHERS_MAX + 2);

        assertThat(new UserMemberships(all).surplus()).containsExactly("g:1000", "g:2000", "g:2001");
    }

    private void fill(Diffusion diffusion, String prefix, int count) {
        for (var nth = 0; nth < count; nth++) {
            all.put(
                    prefix + "%03d".formatted(nth),
                    StoredMembership.newBuilder()
                            .setDiffusion(diffusion)
                            .setNotedMillis(nth)
                            .build());
        }
    }
}
