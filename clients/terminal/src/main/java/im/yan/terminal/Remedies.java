// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.ApiException;
import java.net.URI;

/** What went wrong with the API, in one sentence that says what to do. */
final class Remedies {
    private Remedies() {}

    static String of(ApiException e, URI api, String user) {
        return switch (e.code()) {
            case UNAVAILABLE ->
                "nothing useful answers at " + api + "; start it with ./yan up, or name another with --api.";
            case CREDENTIALS_INVALID ->
                "the password of " + Lines.safe(user)
                        + " is another one, or there is no such account; use --password, or create it with --register.";
            case NAME_TAKEN -> "the name " + Lines.safe(user) + " is taken; leave --register away to log in with it.";
            case RATE_LIMITED, OVERLOADED -> "the API is too busy just now; try again in a moment.";
            default -> Lines.safe(String.valueOf(e.getMessage()));
        };
    }
}
