// SPDX-License-Identifier: Apache-2.0
/**
 * From records to frames: what push-fanout hands to this connector's sessions, by name or to all that take part.
 */
@NullMarked
package im.yan.connector.egress;

import org.jspecify.annotations.NullMarked;
