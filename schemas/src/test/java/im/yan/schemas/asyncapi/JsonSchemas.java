// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas.asyncapi;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Protobuf types as JSON Schema, by protobuf's own JSON mapping: the form of yan.v1.json and of records printed by hand. */
final class JsonSchemas {
    private static final String PLACE = "#/components/schemas/";

    private final ProtoComments comments;
    private final Map<String, Map<String, Object>> schemas = new TreeMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Deque<GenericDescriptor> open = new ArrayDeque<>();

    JsonSchemas(ProtoComments comments) {
        this.comments = comments;
    }

    /** The type by reference; it is then among {@link #all}, with whatever it refers to. */
    Map<String, Object> reference(GenericDescriptor type) {
        if (asked.add(type.getFullName())) {
            open.add(type);
        }
        return map("$ref", PLACE + nameOf(type));
    }

    Map<String, Map<String, Object>> all() {
        while (!open.isEmpty()) {
            var type = open.remove();
            schemas.put(
                    nameOf(type),
                    type instanceof EnumDescriptor values ? ofEnum(values) : ofMessage((Descriptor) type));
        }
        return schemas;
    }

    /** A field's value, or the list of them. */
    Map<String, Object> ofField(FieldDescriptor field) {
        var value = ofValue(field);
        var schema = field.isRepeated() ? map("type", "array", "items", value) : value;
        var comment = comments.of(field.getFullName());
        if (comment.isEmpty()) {
            return schema;
        }
        // What stands beside a reference is not read.
        var described = schema.containsKey("$ref") ? map("allOf", new ArrayList<>(List.of(schema))) : schema;
        described.put("description", comment.get());
        return described;
    }

    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private Map<String, Object> ofMessage(Descriptor message) {
        var properties = new LinkedHashMap<String, Object>();
        message.getFields().forEach(field -> properties.put(field.getJsonName(), ofField(field)));
        var schema = map("type", "object");
        comments.of(message.getFullName()).ifPresent(comment -> schema.put("description", comment));
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
        }
        for (var oneof : message.getRealOneofs()) {
            schema.put("oneOf", exactlyOneOf(oneof));
        }
        return schema;
    }

    private static List<Object> exactlyOneOf(OneofDescriptor oneof) {
        var choices = new ArrayList<>();
        oneof.getFields().forEach(field -> choices.add(map("required", new ArrayList<>(List.of(field.getJsonName())))));
        return choices;
    }

    private Map<String, Object> ofEnum(EnumDescriptor type) {
        var values = new ArrayList<>();
        for (var value : type.getValues()) {
            var schema = map("const", value.getName());
            comments.of(type.getFullName() + "." + value.getName())
                    .ifPresent(comment -> schema.put("description", comment));
            schema.put("x-number", value.getNumber());
            values.add(schema);
        }
        var schema = map("type", "string");
        comments.of(type.getFullName()).ifPresent(comment -> schema.put("description", comment));
        schema.put("oneOf", values);
        return schema;
    }

    private Map<String, Object> ofValue(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> reference(field.getMessageType());
            case ENUM -> reference(field.getEnumType());
            case BOOLEAN -> map("type", "boolean");
            case STRING -> map("type", "string");
            case BYTE_STRING -> map("type", "string", "contentEncoding", "base64");
            case DOUBLE, FLOAT -> map("type", "number");
            case INT -> isUnsigned(field) ? map("type", "integer", "minimum", 0) : map("type", "integer");
            case LONG ->
                map("type", "string", "format", "int64", "pattern", isUnsigned(field) ? "^[0-9]+$" : "^-?[0-9]+$");
        };
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, FIXED32, UINT64, FIXED64 -> true;
            default -> false;
        };
    }

    private static String nameOf(GenericDescriptor type) {
        return type.getFullName().substring(type.getFile().getPackage().length() + 1);
    }
}
