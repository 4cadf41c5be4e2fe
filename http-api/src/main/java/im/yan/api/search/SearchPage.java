// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that were found, the newest first. */
@Schema(requiredProperties = "hits")
record SearchPage(
        @ArraySchema(
                arraySchema = @Schema(description = "may be fewer than asked for, also where there is a next page"))
        List<SearchHit> hits,

        @Schema(description = "the cursor of the next page; absent on the last") @Nullable
        String next) {
    static final SearchPage EMPTY = new SearchPage(List.of(), null);

    /** A message that was found. */
    @Schema(requiredProperties = {"conversationId", "seq", "senderId", "kind", "timeMillis", "text", "highlights"})
    record SearchHit(
            @Schema(example = "d:601:602") String conversationId,
            long seq,
            long senderId,
            MessageKind kind,
            long timeMillis,

            @Schema(
                    description =
                            "what can be read of the message: its text, caption, file name, place or contact, a line each")
            String text,

            List<Highlight> highlights) {

        Place place() {
            return new Place(conversationId, seq);
        }

        SearchCursor cursor() {
            return new SearchCursor(timeMillis, conversationId, seq);
        }
    }

    /** A part of the text that was found, in UTF-16 units. */
    @Schema(requiredProperties = {"start", "end"})
    record Highlight(
            int start, @Schema(description = "exclusive") int end) {}
}
