// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.JsonFields.choice;
import static im.yan.client.JsonFields.flag;
import static im.yan.client.JsonFields.list;
import static im.yan.client.JsonFields.number;
import static im.yan.client.JsonFields.text;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import im.yan.schemas.v1.Content;

/** The API's JSON as our types: what was searched for, and what has changed. */
final class FindingAnswers {
    private FindingAnswers() {}

    static SearchPage search(JsonObject json) {
        return new SearchPage(
                list(json, "hits", FindingAnswers::hit),
                json.get("next") instanceof JsonPrimitive next ? next.getAsString() : null);
    }

    static SyncPage sync(JsonObject json) {
        return new SyncPage(
                list(
                        json,
                        "conversations",
                        line -> new SyncPage.Changed(
                                Answers.conversation(line),
                                flag(line, "member"),
                                list(line, "events", JsonFields::event))),
                text(json, "next"),
                flag(json, "more"));
    }

    private static SearchPage.Hit hit(JsonObject json) {
        return new SearchPage.Hit(
                text(json, "conversationId"),
                number(json, "seq"),
                number(json, "senderId"),
                choice(json, "kind", Content.KindCase.KIND_NOT_SET),
                number(json, "timeMillis"),
                text(json, "text"),
                list(
                        json,
                        "highlights",
                        part -> new SearchPage.Highlight((int) number(part, "start"), (int) number(part, "end"))));
    }
}
