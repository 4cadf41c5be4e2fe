// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static im.yan.client.JsonFields.choice;
import static im.yan.client.JsonFields.flag;
import static im.yan.client.JsonFields.list;
import static im.yan.client.JsonFields.merge;
import static im.yan.client.JsonFields.number;
import static im.yan.client.JsonFields.text;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.AccountState.PresenceVisibility;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.QuietHours;
import java.util.List;

/** The API's JSON as our types, and back: what belongs to one user, her devices and settings. */
final class UserAnswers {
    private UserAnswers() {}

    static List<UserDevice> devices(JsonObject json) {
        return list(
                json,
                "devices",
                device -> new UserDevice(
                        text(device, "deviceId"),
                        text(device, "name"),
                        choice(device, "kind", DeviceKind.DEVICE_KIND_UNSPECIFIED),
                        flag(device, "signedOut"),
                        number(device, "loggedInMillis"),
                        flag(device, "current")));
    }

    static List<Account> blocked(JsonObject json) {
        return list(json, "blocks", Answers::account);
    }

    static AccountSettings settings(JsonObject json) {
        var quiet = json.get("quietHours") instanceof JsonObject hours
                ? merge(hours, QuietHours.newBuilder()).build()
                : null;
        return new AccountSettings(choice(json, "presence", PresenceVisibility.EVERYONE), quiet);
    }

    static JsonObject json(AccountSettings settings) {
        var json = new JsonObject();
        json.addProperty("presence", settings.presence().name());
        var quiet = settings.quietHours();
        if (quiet != null) {
            var hours = new JsonObject();
            hours.addProperty("fromMinute", quiet.getFromMinute());
            hours.addProperty("toMinute", quiet.getToMinute());
            hours.addProperty("timeZone", quiet.getTimeZone());
            json.add("quietHours", hours);
        }
        return json;
    }

    static JsonObject json(Device device) {
        return JsonParser.parseString(WireJson.print(device)).getAsJsonObject();
    }
}
