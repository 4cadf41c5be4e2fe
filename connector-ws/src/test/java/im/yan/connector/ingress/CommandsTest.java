// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import im.yan.connector.session.TestSessions;
import im.yan.schemas.ConversationId;
import im.yan.schemas.Topics;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.LeaveGroup;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendMessage;
import im.yan.schemas.v1.Text;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final TestIngress to = TestIngress.withSession();

    @Test
    void aSendBecomesACommandStampedWithWhoAsksAndWhereTheAnswerGoes() {
        send(5, "d:7:9");

        var command = to.log.commands().getFirst();
        assertThat(command.getSenderId()).isEqualTo(7);
        assertThat(command.getConversationId()).isEqualTo("d:7:9");
        assertThat(command.getOrigin().getConnector()).isEqualTo(TestSessions.LIFE.ordinal());
        assertThat(command.getOrigin().getSessionId()).isEqualTo(to.identity().sessionId());
        assertThat(command.getOrigin().getRequestId()).isEqualTo(5);
        assertThat(command.getOrigin().getDeviceId())
                .isEqualTo(to.identity().device().getId())
                .isNotEmpty();
        assertThat(command.getSendMessage().getContent().getText().getBody()).isEqualTo("hi");
        assertThat(to.isSilent()).isTrue();
    }

    @Test
    void aCommandIsKeyedByItsConversationAndBeginsATrace() {
        send(5, "d:7:9");
        send(6, "d:7:9");

        var records = to.log.records(Topics.COMMANDS.name());
        assertThat(records).allMatch(record -> record.key().equals("d:7:9"));
        assertThat(records)
                .extracting(
                        record -> TraceHeader.of(record.headers()).orElseThrow().traceId())
                .doesNotHaveDuplicates();
    }

    @Test
    void aMarkReadBecomesACommandToo() {
        var request = MarkReadRequest.newBuilder()
                .setConversationId("d:7:9")
                .setSeq(4)
                .setMessageNo(3);
        to.frames
                .commands()
                .command(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setMarkRead(request).build());

        var read = to.log.commands().getFirst().getMarkRead();
        assertThat(read.getSeq()).isEqualTo(4);
        assertThat(read.getMessageNo()).isEqualTo(3);
    }

    @Test
    void contentIsForTheRouterToJudge() {
        var empty = Send.newBuilder().setConversationId("d:8:9");
        to.frames
                .commands()
                .command(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setSend(empty).build());

        assertThat(to.log.commands().getFirst().getSendMessage().hasContent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d:9:7",
                "d:7:7",
                "g:0",
                "g:01",
                "d:07:9",
                "d:7:9 ",
                "d:9223372036854775807:9223372036854775808"
            })
    void whatIsNoConversationBecomesNoKey(String conversationId) {
        send(5, conversationId);

        var frame = to.frame();
        assertThat(frame.getReplyTo()).isEqualTo(5);
        assertThat(frame.getError().getCode()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(to.log.commands()).isEmpty();
    }

    @Test
    void whileTheLogIsStalledCommandsAreRefusedAndNothingIsAccepted() {
        to.log.stall();

        send(5, "d:7:9");

        var error = to.frame().getError();
        assertThat(error.getCode()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(error.getRetryable()).isTrue();
        assertThat(to.log.commands()).isEmpty();
    }

    @Test
    void aCommandTheLogFinallyDidNotTakeIsAnswered() {
        to.log.acknowledge();
        send(5, "d:7:9");

        to.log.fail(new TimeoutException("two minutes have passed"));

        var frame = to.frame();
        assertThat(frame.getReplyTo()).isEqualTo(5);
        assertThat(frame.getError().getCode()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aCommandTheLogWillNeverTakeIsNotRetryable() {
        to.log.acknowledge();
        send(5, "d:7:9");

        to.log.fail(new RecordTooLargeException("too large"));

        assertThat(to.frame().getError().getRetryable()).isFalse();
    }

    @Test
    void whatASendSaysBesidesItsContentGoesAlong() {
        var send = Send.newBuilder()
                .setClientMsgId("m-1")
                .setConversationId("g:5")
                .setReplyToSeq(3)
                .setMentions(Mentions.newBuilder().addUserIds(9))
                .setForwardedFrom(ForwardedFrom.newBuilder().setAuthorId(8));
        to.frames
                .commands()
                .command(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setSend(send).build());

        var command = to.log.commands().getFirst();
        assertThat(command.getClientMsgId()).isEqualTo("m-1");
        assertThat(command.getConversationId()).isEqualTo("g:5");
        assertThat(command.getSendMessage())
                .isEqualTo(SendMessage.newBuilder()
                        .setReplyToSeq(3)
                        .setMentions(send.getMentions())
                        .setForwardedFrom(send.getForwardedFrom())
                        .build());
    }

    static List<FieldDescriptor> kinds() {
        return CommandRequest.getDescriptor().getOneofs().getFirst().getFields();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfCommandKeepsItsNameAndWhatItSays(FieldDescriptor kind) {
        // Unknown to both messages alike, so it must come out as it went in.
        var said = UnknownFieldSet.newBuilder()
                .addField(999, UnknownFieldSet.Field.newBuilder().addVarint(42).build())
                .build();
        var request = CommandRequest.newBuilder().setClientMsgId("m-1").setConversationId("g:5");
        request.setField(
                kind, request.newBuilderForField(kind).setUnknownFields(said).build());

        command(5, request);

        var command = to.log.commands().getFirst();
        assertThat(command.getClientMsgId()).isEqualTo("m-1");
        assertThat(command.getSenderId()).isEqualTo(7);
        assertThat(command.getOrigin().getRequestId()).isEqualTo(5);
        assertThat(command.getKindCase().name()).isEqualTo(request.getKindCase().name());
        var kept = (Message) command.getField(Command.getDescriptor().findFieldByName(kind.getName()));
        assertThat(kept.getUnknownFields()).isEqualTo(said);
    }

    @Test
    void aGroupThatIsToBeHasItsNameFromWhoAsksAndHow() {
        var request = CommandRequest.newBuilder()
                .setClientMsgId("m-1")
                .setConversationId("g:99")
                .setCreateGroup(CreateGroup.getDefaultInstance());
        command(5, request);
        command(6, request.clearConversationId());

        var name = ConversationId.groupOf(7, "m-1").text();
        assertThat(to.log.commands()).extracting(Command::getConversationId).containsExactly(name, name);
        assertThat(to.log.records(Topics.COMMANDS.name()))
                .allMatch(record -> record.key().equals(name));
    }

    @Test
    void aCommandOfNoKindIsAnsweredAndOneWithoutAnIdIsForTheRouterToJudge() {
        command(5, CommandRequest.newBuilder().setConversationId("g:5"));
        command(6, CommandRequest.newBuilder().setConversationId("g:5").setLeaveGroup(LeaveGroup.getDefaultInstance()));

        assertThat(to.frame().getError().getCode()).isEqualTo(ErrorCode.UNKNOWN_FRAME);
        assertThat(to.log.commands().getFirst().hasLeaveGroup()).isTrue();
        assertThat(to.log.commands().getFirst().getClientMsgId()).isEmpty();
    }

    private void command(int id, CommandRequest.Builder request) {
        to.frames
                .commands()
                .command(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setId(id).setCommand(request).build());
    }

    private void send(int id, String conversationId) {
        var send = Send.newBuilder()
                .setClientMsgId("m-1")
                .setConversationId(conversationId)
                .setContent(Content.newBuilder().setText(Text.newBuilder().setBody("hi")));
        to.frames
                .commands()
                .command(
                        to.session,
                        to.identity(),
                        ClientFrame.newBuilder().setId(id).setSend(send).build());
    }
}
