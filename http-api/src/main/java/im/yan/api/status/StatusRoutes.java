// SPDX-License-Identifier: Apache-2.0
package im.yan.api.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "status")
final class StatusRoutes {
    private final List<Store> stores;

    StatusRoutes(List<Store> stores) {
        this.stores = stores;
    }

    @Schema(requiredProperties = {"status", "degraded"})
    record Status(
            @Schema(allowableValues = {"ok", "degraded"}) String status,

            @Schema(
                    description = "stores that do not answer, or lag: mysql, redis, elasticsearch",
                    example = "[\"redis\"]")
            List<String> degraded) {

        static Status of(List<String> degraded) {
            return new Status(degraded.isEmpty() ? "ok" : "degraded", degraded);
        }
    }

    @GetMapping("/v1/status")
    @SecurityRequirements
    @Operation(
            summary = "Whether everything works",
            description =
                    "Without mysql nothing can be read; without redis reading is slower and nobody can register; without"
                            + " elasticsearch nobody can search. Chat goes on without any of them.")
    Status status() {
        return Status.of(stores.stream()
                .filter(store -> !store.works())
                .map(Store::name)
                .sorted()
                .map(name -> name.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
