// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.Ping;
import im.yan.schemas.v1.React;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {
    private static final String ID = "7f1a0000-0000-4000-8000-000000000001";

    @Test
    void everyKindAClientCanAskForIsACommandOfTheSameNumberNameAndType() {
        assertThat(CommandRequest.getDescriptor().getOneofs().getFirst().getFields())
                .isNotEmpty()
                .allSatisfy(asked -> {
                    var command = Command.getDescriptor().findFieldByNumber(asked.getNumber());
                    assertThat(command.getName()).isEqualTo(asked.getName());
                    assertThat(command.getMessageType()).isEqualTo(asked.getMessageType());
                });
    }

    @Test
    void aRequestIsTheCommandOfItsSender() {
        var react = React.newBuilder().setTargetSeq(3).setEmoji("👍").build();

        var command = ClientCommands.of(
                frame(CommandRequest.newBuilder().setConversationId("d:1:2").setReact(react)), 1);

        assertThat(command.orElseThrow().build())
                .isEqualTo(Command.newBuilder()
                        .setConversationId("d:1:2")
                        .setSenderId(1)
                        .setClientMsgId(ID)
                        .setReact(react)
                        .build());
    }

    @Test
    void aNewGroupIsNamedByWhoAsksForIt() {
        var create = CommandRequest.newBuilder().setCreateGroup(CreateGroup.getDefaultInstance());

        assertThat(ClientCommands.of(frame(create), 7).orElseThrow().getConversationId())
                .isEqualTo(ConversationId.groupOf(7, ID).text());
    }

    @Test
    void whatIsNotForTheRouterIsNoCommand() {
        assertThat(ClientCommands.of(
                        ClientFrame.newBuilder()
                                .setPing(Ping.getDefaultInstance())
                                .build(),
                        1))
                .isEmpty();
        assertThat(ClientCommands.of(frame(CommandRequest.newBuilder()), 1)).isEmpty();
    }

    private static ClientFrame frame(CommandRequest.Builder request) {
        return ClientFrame.newBuilder().setCommand(request.setClientMsgId(ID)).build();
    }
}
