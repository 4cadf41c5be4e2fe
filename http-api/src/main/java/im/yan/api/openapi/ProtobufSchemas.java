// SPDX-License-Identifier: Apache-2.0
package im.yan.api.openapi;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of protobuf messages as OpenAPI schemas, from their descriptors: the document cannot fall behind the contract. */
final class ProtobufSchemas {
    private final Map<String, Schema<?>> byName = new TreeMap<>();

    /** Adds the message and every message in it. */
    ProtobufSchemas add(Descriptor message) {
        if (!byName.containsKey(message.getName())) {
            var schema = new ObjectSchema();
            byName.put(message.getName(), schema);
            message.getFields().forEach(field -> schema.addProperty(field.getJsonName(), schemaOf(field)));
        }
        return this;
    }

    Map<String, Schema<?>> byName() {
        return byName;
    }

    /** A number of 64 bits, which JSON's readers would round. */
    static Schema<?> int64() {
        return new StringSchema().format("int64").pattern("^-?[0-9]{1,19}$").example("601");
    }

    static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private Schema<?> schemaOf(FieldDescriptor field) {
        var one = schemaOfOne(field);
        return field.isRepeated() ? new ArraySchema().items(one) : one;
    }

    private Schema<?> schemaOfOne(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case LONG -> int64();
            case INT -> new IntegerSchema().format("int32");
            case BOOLEAN -> new BooleanSchema();
            case STRING -> new StringSchema();
            case ENUM -> enumeration(field);
            case MESSAGE -> {
                add(field.getMessageType());
                yield reference(field.getMessageType().getName());
            }
            case FLOAT, DOUBLE -> new NumberSchema().format("double");
            case BYTE_STRING -> new StringSchema().format("byte");
        };
    }

    private static Schema<?> enumeration(FieldDescriptor field) {
        var schema = new StringSchema();
        field.getEnumType().getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .map(EnumValueDescriptor::getName)
                .forEach(schema::addEnumItem);
        return schema;
    }
}
