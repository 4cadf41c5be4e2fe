// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import com.nimbusds.jose.JWSVerifier;
import java.io.IOException;
import java.util.Map;

/** Where the public keys come from; blocks, for a bounded time. */
@FunctionalInterface
interface KeySource {

    /**
     * Every key that is valid now, by its id.
     *
     * @throws IOException the keys cannot be had, or are not keys
     */
    Map<String, JWSVerifier> fetch() throws IOException;
}
