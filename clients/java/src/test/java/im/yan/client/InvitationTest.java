// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {

    @Test
    void itsLinkLeadsBackToIt() {
        var invitation = Invitation.fresh("g:12");

        assertThat(Invitation.parse(" " + invitation.link() + "\n")).contains(invitation);
        assertThat(invitation.code().length())
                .isBetween(ProtocolLimits.INVITATION_CODE_LENGTH_MIN, ProtocolLimits.INVITATION_CODE_LENGTH_MAX);
        assertThat(invitation).isNotEqualTo(Invitation.fresh("g:12"));
        assertThat(invitation.toString()).doesNotContain(invitation.code());
    }

    /** Computed by: {@code printf aaaaaaaaaaaaaaaaaaaaaa | sha256sum | cut -c1-32}. */
    @Test
    void itIsKnownByHalfTheHashOfItsCode() {
        assertThat(new Invitation("g:12", "a".repeat(22)).id()).isEqualTo("ec7c494df6d2a7ea36668d656e6b8979");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yan:join/g:12/short",
                "yan:join/d:1:2/aaaaaaaaaaaaaaaaaaaaaa",
                "yan:join/g:012/aaaaaaaaaaaaaaaaaaaaaa",
                "yan:join/g:12/aaaaaaaaaaaaaaaaaaaa a",
                "http://g:12/aaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoLinkIsNone(String text) {
        assertThat(Invitation.parse(text)).isEmpty();
    }
}
