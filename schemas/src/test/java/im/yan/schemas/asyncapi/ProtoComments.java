// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas.asyncapi;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the .proto files say about each message, field, enum and value, by its full name. */
final class ProtoComments {
    // Written by protoc beside the sources it generates.
    private static final Path SOURCE_INFO = Path.of("target", "contract.binpb");

    private final Map<String, String> byName = new HashMap<>();

    private ProtoComments(FileDescriptorSet files) {
        files.getFileList().forEach(this::collect);
    }

    static ProtoComments read() throws IOException {
        try (InputStream file = Files.newInputStream(SOURCE_INFO)) {
            return new ProtoComments(FileDescriptorSet.parseFrom(file));
        }
    }

    Optional<String> of(String fullName) {
        return Optional.ofNullable(byName.get(fullName));
    }

    private void collect(FileDescriptorProto file) {
        var inFile = new InFile(file.getSourceCodeInfo().getLocationList().stream()
                .collect(Collectors.toMap(Location::getPathList, location -> location, (first, second) -> first)));
        for (int i = 0; i < file.getMessageTypeCount(); i++) {
            var path = List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i);
            inFile.message(file.getPackage(), file.getMessageType(i), path);
        }
        for (int i = 0; i < file.getEnumTypeCount(); i++) {
            var path = List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, i);
            inFile.enumType(file.getPackage(), file.getEnumType(i), path);
        }
    }

    private final class InFile {
        private final Map<List<Integer>, Location> locations;

        private InFile(Map<List<Integer>, Location> locations) {
            this.locations = locations;
        }

        private void message(String scope, DescriptorProto message, List<Integer> path) {
            var name = scope + "." + message.getName();
            note(name, at(path).getLeadingComments());
            for (int i = 0; i < message.getFieldCount(); i++) {
                var location = at(below(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
                var comment =
                        location.hasLeadingComments() ? location.getLeadingComments() : location.getTrailingComments();
                note(name + "." + message.getField(i).getName(), comment);
            }
            for (int i = 0; i < message.getNestedTypeCount(); i++) {
                message(name, message.getNestedType(i), below(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
            }
            for (int i = 0; i < message.getEnumTypeCount(); i++) {
                enumType(name, message.getEnumType(i), below(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
            }
        }

        /** Values by what stands behind them: what stands before one is about a group of them. */
        private void enumType(String scope, EnumDescriptorProto type, List<Integer> path) {
            var name = scope + "." + type.getName();
            note(name, at(path).getLeadingComments());
            for (int i = 0; i < type.getValueCount(); i++) {
                var location = at(below(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i));
                note(name + "." + type.getValue(i).getName(), location.getTrailingComments());
            }
        }

        private Location at(List<Integer> path) {
            return locations.getOrDefault(path, Location.getDefaultInstance());
        }
    }

    private void note(String name, String comment) {
        var text = comment.lines().map(String::strip).collect(joining(" ")).strip();
        if (!text.isEmpty()) {
            byName.put(name, text);
        }
    }

    private static List<Integer> below(List<Integer> path, int kind, int index) {
        return Stream.concat(path.stream(), Stream.of(kind, index)).toList();
    }
}
