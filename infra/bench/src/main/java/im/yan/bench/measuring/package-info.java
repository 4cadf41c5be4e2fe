// SPDX-License-Identifier: Apache-2.0
/** What every benchmark needs: people who are online, an open loop of messages between them, clocks, CPU time and a baseline. */
@NullMarked
package im.yan.bench.measuring;

import org.jspecify.annotations.NullMarked;
