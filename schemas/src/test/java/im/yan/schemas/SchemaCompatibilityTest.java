// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TextFormat;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.SessionRecord;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredSession;
import im.yan.schemas.v1.StoredUnread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The schema may grow, never break: whoever wrote a record or a client yesterday is understood tomorrow. The committed
 * descriptor is what was promised; {@code -Dschema.update=true} writes it anew after a compatible change.
 */
class SchemaCompatibilityTest {
    private static final Path COMMITTED = Path.of("proto/im/yan/v1/descriptor.txtpb");

    @Test
    void theSchemaKeepsEveryPromiseOfTheCommittedDescriptor() throws IOException {
        var current = current();
        if (Boolean.getBoolean("schema.update")) {
            Files.writeString(COMMITTED, TextFormat.printer().printToString(current));
        }

        assertThat(SchemaBreaks.between(committed(), current)).isEmpty();
    }

    @Test
    void theCommittedDescriptorIsUpToDate() throws IOException {
        assertThat(committed())
                .as("the schema has grown: run ./mvnw -pl schemas test -Dschema.update=true and commit the descriptor")
                .isEqualTo(current());
    }

    @Test
    void aRemovedFieldIsABreak() {
        assertThat(SchemaBreaks.between(set(message("text")), set(message())))
                .containsExactly("im.yan.v1.M.text (1) is gone");
    }

    @Test
    void aRenamedFieldIsABreakBecauseJsonNamesIt() {
        assertThat(SchemaBreaks.between(set(message("text")), set(message("body"))))
                .containsExactly("im.yan.v1.M.text (1) has changed its name, type or label");
    }

    @Test
    void aRemovedEnumValueIsABreak() {
        var before = set(DescriptorProto.newBuilder()
                .setName("M")
                .addEnumType(values("A", "B"))
                .build());
        var after = set(DescriptorProto.newBuilder()
                .setName("M")
                .addEnumType(values("A"))
                .build());

        assertThat(SchemaBreaks.between(before, after)).containsExactly("im.yan.v1.M.E.B (1) is gone or renamed");
    }

    @Test
    void anAddedFieldIsNoBreak() {
        assertThat(SchemaBreaks.between(set(message("text")), set(message("text", "more"))))
                .isEmpty();
    }

    private static FileDescriptorSet current() {
        var files = List.<FileDescriptor>of(
                Content.getDescriptor().getFile(),
                GroupSettings.getDescriptor().getFile(),
                ErrorCode.getDescriptor().getFile(),
                Command.getDescriptor().getFile(),
                ConversationEvent.getDescriptor().getFile(),
                im.yan.schemas.v1.ServerFrame.getDescriptor().getFile(),
                SessionRecord.getDescriptor().getFile(),
                StoredConversation.getDescriptor().getFile(),
                StoredSession.getDescriptor().getFile(),
                StoredUnread.getDescriptor().getFile());
        var set = FileDescriptorSet.newBuilder();
        files.forEach(file -> set.addFile(file.toProto()));
        return set.build();
    }

    private static FileDescriptorSet committed() throws IOException {
        var set = FileDescriptorSet.newBuilder();
        TextFormat.merge(Files.readString(COMMITTED, UTF_8), set);
        return set.build();
    }

    private static FileDescriptorSet set(DescriptorProto message) {
        var file = FileDescriptorProto.newBuilder().setPackage("im.yan.v1").addMessageType(message);
        return FileDescriptorSet.newBuilder().addFile(file).build();
    }

    private static DescriptorProto message(String... fields) {
        var message = DescriptorProto.newBuilder().setName("M");
        for (var field : fields) {
            message.addFieldBuilder()
                    .setName(field)
                    .setNumber(message.getFieldCount())
                    .setLabel(Label.LABEL_OPTIONAL);
        }
        return message.build();
    }

    private static EnumDescriptorProto values(String... names) {
        var values = EnumDescriptorProto.newBuilder().setName("E");
        for (var name : names) {
            values.addValueBuilder().setName(name).setNumber(values.getValueCount() - 1);
        }
        return values.build();
    }
}
