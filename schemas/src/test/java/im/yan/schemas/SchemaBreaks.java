// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an older schema a newer one no longer keeps, as sentences; empty if it may replace the older one. */
final class SchemaBreaks {
    private final Map<String, DescriptorProto> messages = new LinkedHashMap<>();
    private final Map<String, EnumDescriptorProto> enums = new LinkedHashMap<>();

    private SchemaBreaks(FileDescriptorSet schema) {
        for (var file : schema.getFileList()) {
            file.getEnumTypeList().forEach(type -> enums.put(file.getPackage() + "." + type.getName(), type));
            file.getMessageTypeList().forEach(type -> collect(file.getPackage(), type));
        }
    }

    static List<String> between(FileDescriptorSet before, FileDescriptorSet after) {
        var promised = new SchemaBreaks(before);
        var kept = new SchemaBreaks(after);
        var breaks = new ArrayList<String>();
        promised.messages.forEach((name, message) -> compare(name, message, kept.messages.get(name), breaks));
        promised.enums.forEach((name, type) -> compare(name, type, kept.enums.get(name), breaks));
        return breaks;
    }

    private void collect(String prefix, DescriptorProto message) {
        var name = prefix + "." + message.getName();
        messages.put(name, message);
        message.getEnumTypeList().forEach(type -> enums.put(name + "." + type.getName(), type));
        message.getNestedTypeList().forEach(nested -> collect(name, nested));
    }

    private static void compare(
            String name, DescriptorProto before, @Nullable DescriptorProto after, List<String> breaks) {
        if (after == null) {
            breaks.add(name + " is gone");
            return;
        }
        for (var field : before.getFieldList()) {
            var same = after.getFieldList().stream()
                    .filter(other -> other.getNumber() == field.getNumber())
                    .findFirst();
            var what = "%s.%s (%d)".formatted(name, field.getName(), field.getNumber());
            if (same.isEmpty()) {
                breaks.add(what + " is gone");
            } else if (!same.map(SchemaBreaks::promise).get().equals(promise(field))) {
                breaks.add(what + " has changed its name, type or label");
            }
        }
    }

    private static void compare(
            String name, EnumDescriptorProto before, @Nullable EnumDescriptorProto after, List<String> breaks) {
        for (var value : before.getValueList()) {
            if (after == null || !after.getValueList().contains(value)) {
                breaks.add("%s.%s (%d) is gone or renamed".formatted(name, value.getName(), value.getNumber()));
            }
        }
    }

    private static String promise(FieldDescriptorProto field) {
        return field.getName() + " " + field.getType() + " " + field.getTypeName() + " " + field.getLabel();
    }
}
