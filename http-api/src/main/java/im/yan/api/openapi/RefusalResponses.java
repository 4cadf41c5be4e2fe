// SPDX-License-Identifier: Apache-2.0
package im.yan.api.openapi;

import im.yan.api.refusal.HttpStatuses;
import im.yan.api.refusal.Refuses;
import im.yan.schemas.v1.ErrorCode;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Names, for each route, the codes it may refuse with: its own and those that every route has. */
final class RefusalResponses implements OperationCustomizer {
    private static final List<ErrorCode> OF_EVERY_ROUTE = List.of(ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL);
    private static final List<ErrorCode> WITH_A_TOKEN = List.of(
            ErrorCode.TOKEN_MISSING,
            ErrorCode.TOKEN_INVALID,
            ErrorCode.TOKEN_EXPIRED,
            ErrorCode.SIGNED_OUT,
            ErrorCode.ACCOUNT_DISABLED);
    private static final List<ErrorCode> WITH_THE_OPERATORS_KEY =
            List.of(ErrorCode.TOKEN_MISSING, ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND);

    @Override
    public Operation customize(Operation operation, HandlerMethod route) {
        var byStatus = codes(route).stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        code -> HttpStatuses.of(code).value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, codes) -> operation.getResponses().addApiResponse(status.toString(), response(codes)));
        return operation;
    }

    private static List<ErrorCode> codes(HandlerMethod route) {
        var codes = new ArrayList<>(OF_EVERY_ROUTE);
        if (route.getBeanType().isAnnotationPresent(SecurityRequirement.class)) {
            codes.addAll(WITH_THE_OPERATORS_KEY);
        } else if (!route.hasMethodAnnotation(SecurityRequirements.class)) {
            codes.addAll(WITH_A_TOKEN);
        }
        var own = route.getMethodAnnotation(Refuses.class);
        if (own != null) {
            codes.addAll(List.of(own.value()));
        }
        return codes;
    }

    private static ApiResponse response(List<ErrorCode> codes) {
        var names = codes.stream().map(ErrorCode::name).collect(Collectors.joining(", "));
        var error = new MediaType().schema(ProtobufSchemas.reference("Error"));
        return new ApiResponse().description(names).content(new Content().addMediaType("application/json", error));
    }
}
