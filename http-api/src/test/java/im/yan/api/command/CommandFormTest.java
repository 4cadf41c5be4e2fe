// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.Text;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormTest {
    private static final String ID = "7f1a0000-0000-4000-8000-000000000001";

    @Test
    void aMessageKeepsAllItSays() {
        var content =
                Content.newBuilder().setText(Text.newBuilder().setBody("hello")).build();
        var mentions = Mentions.newBuilder().addUserIds(602).build();
        var origin = ForwardedFrom.newBuilder().setAuthorId(603).build();
        var send = Send.newBuilder()
                .setClientMsgId(ID)
                .setConversationId("d:601:602")
                .setContent(content)
                .setReplyToSeq(4)
                .setMentions(mentions)
                .setForwardedFrom(origin);

        var command = of(ClientFrame.newBuilder().setSend(send));

        assertThat(command)
                .isEqualTo(Command.newBuilder()
                        .setConversationId("d:601:602")
                        .setSenderId(601)
                        .setClientMsgId(ID)
                        .setSendMessage(SendMessage.newBuilder()
                                .setContent(content)
                                .setReplyToSeq(4)
                                .setMentions(mentions)
                                .setForwardedFrom(origin))
                        .build());
    }

    @Test
    void aMarkReadGetsTheIdItsFrameHasNot() {
        var request =
                MarkReadRequest.newBuilder().setConversationId("g:7").setSeq(9).setMessageNo(8);

        var command = of(ClientFrame.newBuilder().setMarkRead(request));

        assertThat(command.getClientMsgId()).isEqualTo("of-the-read");
        assertThat(command.getMarkRead().getSeq()).isEqualTo(9);
        assertThat(command.getMarkRead().getMessageNo()).isEqualTo(8);
    }

    static List<FieldDescriptor> kinds() {
        return CommandRequest.getDescriptor().getOneofs().getFirst().getFields();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfRequestIsTheCommandOfThatName(FieldDescriptor kind) {
        var request = CommandRequest.newBuilder().setClientMsgId(ID);
        request.setField(kind, request.newBuilderForField(kind).build());
        if (!request.hasCreateGroup()) {
            request.setConversationId("g:7");
        }

        var command = of(ClientFrame.newBuilder().setCommand(request));

        assertThat(command.getKindCase().name().toLowerCase(Locale.ROOT)).isEqualTo(kind.getName());
    }

    @Test
    void aNewGroupIsNamedByWhoFoundsItAndHow() {
        var request = CommandRequest.newBuilder().setClientMsgId(ID).setCreateGroup(CreateGroup.getDefaultInstance());

        var command = of(ClientFrame.newBuilder().setCommand(request));

        assertThat(command.getConversationId())
                .isEqualTo(ConversationId.groupOf(601, ID).text());
        assertThat(refusalOf(ClientFrame.newBuilder().setCommand(request.setConversationId("g:7"))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d:602:601", "g:0", "everybody"})
    void aNameThatIsNoConversationsIsRefused(String name) {
        var request = CommandRequest.newBuilder()
                .setClientMsgId(ID)
                .setConversationId(name)
                .setRecallMessage(RecallMessage.getDefaultInstance());

        assertThat(refusalOf(ClientFrame.newBuilder().setCommand(request))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ping\":{}}", "{\"hello\":{\"token\":\"t\"}}", "{\"command\":{}}"})
    void whatIsNoCommandIsUnknown(String frame) {
        assertThat(refusalOf(CommandForm.parse(frame).toBuilder())).isEqualTo(ErrorCode.UNKNOWN_FRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"surprise\":1}", "{\"send\":{\"content\":\"text\"}}"})
    void whatIsNoFrameIsMalformed(String body) {
        assertThatThrownBy(() -> CommandForm.parse(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.error().getCode()).isEqualTo(ErrorCode.MALFORMED_FRAME));
    }

    private static Command of(ClientFrame.Builder frame) {
        return CommandForm.of(frame.build(), 601, "of-the-read").build();
    }

    private static ErrorCode refusalOf(ClientFrame.Builder frame) {
        try {
            of(frame);
            throw new AssertionError("was not refused");
        } catch (Refusal refusal) {
            return refusal.error().getCode();
        }
    }
}
