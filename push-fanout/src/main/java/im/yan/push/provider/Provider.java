// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.schemas.v1.PushRequest;
import java.util.List;

/** One way to reach a user who is away. Called by many threads, but never by two for the same user and target. */
interface Provider {

    /** As metrics and dead letters call it. */
    String name();

    /** Where this request is to go, each at most once; none where this provider cannot reach the user. */
    List<String> targets(PushRequest request);

    /** Calls once, and blocks until it is answered or its time is up. */
    Outcome deliver(PushRequest request, String target) throws InterruptedException;
}
