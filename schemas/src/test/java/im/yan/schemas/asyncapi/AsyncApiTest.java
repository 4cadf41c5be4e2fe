// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.Topic;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.ServerFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * docs/asyncapi.yaml says what the schema says: the committed document is the one made from it, and it is whole.
 * {@code -Dschema.update=true} writes it anew.
 */
class AsyncApiTest {
    private static final Path COMMITTED = Path.of("..", "docs", "asyncapi.yaml");
    private static final String HEADER = "# Made from the schema by ./mvnw -pl schemas test -Dschema.update=true\n";

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("schema.update")) {
            Files.writeString(COMMITTED, current());
        }
    }

    @Test
    void theCommittedDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(COMMITTED, UTF_8))
                .as(
                        "the contract has changed: run ./mvnw -pl schemas test -Dschema.update=true and commit the document")
                .isEqualTo(current());
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        var document = committed();

        assertThat(references(document).toList())
                .hasSizeGreaterThan(100)
                .allSatisfy(reference ->
                        assertThat(at(document, reference)).as(reference).isInstanceOf(Map.class));
    }

    @Test
    void everyFrameIsAMessageOfTheSocket() throws IOException {
        var frames = Stream.of(ClientFrame.getDescriptor(), ServerFrame.getDescriptor())
                .flatMap(side -> side.getRealOneofs().getFirst().getFields().stream()
                        .map(kind -> side.getName() + "." + kind.getJsonName()))
                .toList();

        var document = committed();

        assertThat(keysAt(document, "#/channels/socket/messages")).containsExactlyInAnyOrderElementsOf(frames);
        assertThat(operated(document, "receiveFrames", "sendFrames")).containsExactlyInAnyOrderElementsOf(frames);
    }

    @Test
    void everyTopicIsAChannelThatIsWritten() throws IOException {
        var topics = Topics.ALL.stream().map(Topic::name).toList();

        var document = committed();

        assertThat(keysAt(document, "#/channels")).containsAll(topics).hasSize(topics.size() + 1);
        assertThat(keysAt(document, "#/operations"))
                .containsAll(topics.stream().map(name -> "write." + name).toList());
    }

    @Test
    void everyErrorAndCloseCodeIsNamedWithItsNumber() throws IOException {
        var document = committed();

        assertThat(choices(document, "ErrorCode"))
                .containsExactlyElementsOf(ErrorCode.getDescriptor().getValues().stream()
                        .map(code -> code.getName() + " " + code.getNumber())
                        .toList());
        assertThat(choices(document, "CloseCode"))
                .containsExactlyElementsOf(CloseCode.getDescriptor().getValues().stream()
                        .map(code -> code.getName() + " " + code.getNumber())
                        .toList());
    }

    @Test
    void whatTheProtoFilesSayIsInIt() throws IOException {
        var document = committed();

        assertThat(at(document, "#/components/schemas/ErrorCode/oneOf"))
                .asString()
                .contains("this device was signed out")
                .doesNotContain("Who is asking");
        assertThat(at(document, "#/components/schemas/Send/properties/replyToSeq"))
                .isEqualTo(Map.of(
                        "type",
                        "string",
                        "format",
                        "int64",
                        "pattern",
                        "^-?[0-9]+$",
                        "description",
                        "As in SendMessage."));
        assertThat(at(document, "#/channels/im.inbox/description")).asString().contains("key userId of the owner");
    }

    @Test
    void aKindIsOneOfItsMessagesAndAnOptionalFieldIsNoKind() throws IOException {
        var document = committed();

        assertThat(at(document, "#/components/schemas/CommandAnswered/oneOf"))
                .isEqualTo(List.of(Map.of("required", List.of("accepted")), Map.of("required", List.of("refused"))));
        assertThat(keysAt(document, "#/components/schemas/UpdateGroup")).doesNotContain("oneOf");
    }

    private static String current() throws IOException {
        return HEADER + yaml().dump(AsyncApiDocument.of(ProtoComments.read()));
    }

    private static Map<String, Object> committed() throws IOException {
        return yaml().load(Files.readString(COMMITTED, UTF_8));
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(130);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(options);
    }

    /** Every value of a {@code $ref}, wherever it is. */
    private static Stream<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of((String) entry.getValue())
                                : references(entry.getValue()));
            case List<?> list -> list.stream().flatMap(AsyncApiTest::references);
            default -> Stream.empty();
        };
    }

    private static Object at(Object document, String reference) {
        var node = document;
        for (var step : reference.substring("#/".length()).split("/")) {
            node = requireNonNull(((Map<?, ?>) node).get(step), () -> reference + " ends before " + step);
        }
        return node;
    }

    private static List<String> keysAt(Object document, String reference) {
        return ((Map<?, ?>) at(document, reference))
                .keySet().stream().map(String.class::cast).toList();
    }

    private static List<String> operated(Object document, String... operations) {
        var names = new ArrayList<String>();
        Arrays.stream(operations)
                .flatMap(name -> references(at(document, "#/operations/" + name + "/messages")))
                .forEach(reference -> names.add(reference.substring(reference.lastIndexOf('/') + 1)));
        return names;
    }

    private static List<String> choices(Object document, String schema) {
        return ((List<?>) at(document, "#/components/schemas/" + schema + "/oneOf"))
                .stream()
                        .map(choice -> (Map<?, ?>) choice)
                        .map(choice -> choice.get("const") + " " + choice.get("x-number"))
                        .toList();
    }
}
