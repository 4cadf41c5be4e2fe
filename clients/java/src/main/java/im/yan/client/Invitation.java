// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.ConversationId;
import im.yan.schemas.InvitationId;
import im.yan.schemas.ProtocolLimits;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What lets whoever holds it into a group. Only its maker knows the code: the server keeps its hash. */
public record Invitation(String conversationId, String code) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 16;
    private static final Pattern LINK = Pattern.compile("yan:join/(g:[0-9]+)/([A-Za-z0-9_-]{%d,%d})"
            .formatted(ProtocolLimits.INVITATION_CODE_LENGTH_MIN, ProtocolLimits.INVITATION_CODE_LENGTH_MAX));

    /** A new one, that opens nothing before the group knows of it. */
    static Invitation fresh(String conversationId) {
        var code = new byte[CODE_BYTES];
        RANDOM.nextBytes(code);
        return new Invitation(
                conversationId, Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }

    /** Empty for what is not such a link. */
    public static Optional<Invitation> parse(String link) {
        var match = LINK.matcher(link.strip());
        return match.matches() && ConversationId.parse(match.group(1)).isPresent()
                ? Optional.of(new Invitation(match.group(1), match.group(2)))
                : Optional.empty();
    }

    /** To pass on: {@code yan:join/g:…/code}. */
    public String link() {
        return "yan:join/" + conversationId + "/" + code;
    }

    /** What it is known by in the log, for {@link GroupActions#revokeInvitation}. */
    public String id() {
        return InvitationId.of(code);
    }

    /** Codes are secret. */
    @Override
    public String toString() {
        return "Invitation[" + conversationId + "]";
    }
}
