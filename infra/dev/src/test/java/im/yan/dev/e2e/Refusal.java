// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import im.yan.client.ApiException;
import im.yan.client.SendException;
import java.util.concurrent.ExecutionException;

/** The code with which something was refused. */
final class Refusal {

    @FunctionalInterface
    interface Attempt {
        Object run() throws Exception;
    }

    private Refusal() {}

    /** "accepted" if it was not refused. */
    static String codeOf(Attempt attempt) {
        try {
            attempt.run();
            return "accepted";
        } catch (Exception e) {
            return codeOf(e);
        }
    }

    private static String codeOf(Throwable e) {
        return switch (e) {
            case ApiException refused -> refused.code().name();
            case SendException refused -> refused.code().name();
            case ExecutionException wrapped when wrapped.getCause() != null -> codeOf(wrapped.getCause());
            default -> e.toString();
        };
    }
}
