// SPDX-License-Identifier: Apache-2.0
/** What a message costs: load over real WebSockets against a stack of its own, with latencies counted from when a message was due. */
@NullMarked
package im.yan.bench;

import org.jspecify.annotations.NullMarked;
