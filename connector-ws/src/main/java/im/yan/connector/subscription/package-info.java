// SPDX-License-Identifier: Apache-2.0
/**
 * Which sessions of this connector take part in which read-diffused conversations, where those conversations stand, and telling
 * push-fanout which of them concern this connector at all.
 */
@NullMarked
package im.yan.connector.subscription;

import org.jspecify.annotations.NullMarked;
