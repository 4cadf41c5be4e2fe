// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.MarkRead;
import im.yan.schemas.v1.Origin;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.Text;
import java.util.List;
import java.util.UUID;

/** Commands as the connector stamps them, for tests: defaults for what a test does not care about. */
public final class Commands {
    public static final long ALICE = 601;
    public static final long BOB = 602;
    public static final ConversationId.Direct CHAT = ConversationId.direct(ALICE, BOB);
    public static final Origin ORIGIN = Origin.newBuilder()
            .setConnector(3)
            .setSessionId("3-phone")
            .setRequestId(9)
            .build();
    /** The command that founds {@link #GROUP}. */
    public static final String FOUNDING = id(900);

    public static final ConversationId.Group GROUP = ConversationId.groupOf(ALICE, FOUNDING);

    private Commands() {}

    /** The n-th message id of a test. */
    public static String id(int n) {
        return new UUID(0x4000L, n).toString();
    }

    public static Command send(long sender, int n) {
        return send(sender, id(n), "message " + n);
    }

    public static Command send(long sender, String clientMsgId, String body) {
        return sendContent(sender, clientMsgId, text(body));
    }

    public static Command sendContent(long sender, String clientMsgId, Content content) {
        return command(sender)
                .setClientMsgId(clientMsgId)
                .setSendMessage(SendMessage.newBuilder().setContent(content))
                .build();
    }

    public static Content text(String body) {
        return Content.newBuilder().setText(Text.newBuilder().setBody(body)).build();
    }

    public static Command markRead(long reader, long seq, long messageNo) {
        return command(reader)
                .setMarkRead(MarkRead.newBuilder().setSeq(seq).setMessageNo(messageNo))
                .build();
    }

    /** Alice founds {@link #GROUP} with these besides herself. */
    public static Command found(GroupSettings settings, List<Long> members) {
        return group(ALICE, FOUNDING)
                .setCreateGroup(CreateGroup.newBuilder().setSettings(settings).addAllMemberIds(members))
                .build();
    }

    /** In {@link #GROUP}, of no kind yet. */
    public static Command.Builder group(long sender, String clientMsgId) {
        return command(sender).setConversationId(GROUP.text()).setClientMsgId(clientMsgId);
    }

    /** Of no kind yet. */
    public static Command.Builder command(long sender) {
        return Command.newBuilder()
                .setConversationId(CHAT.text())
                .setSenderId(sender)
                .setOrigin(ORIGIN);
    }

    /** The same, from this device. */
    public static Command onDevice(String deviceId, Command command) {
        return command.toBuilder()
                .setOrigin(command.getOrigin().toBuilder().setDeviceId(deviceId))
                .build();
    }

    public static Command in(ConversationId conversation, Command command) {
        return command.toBuilder().setConversationId(conversation.text()).build();
    }
}
