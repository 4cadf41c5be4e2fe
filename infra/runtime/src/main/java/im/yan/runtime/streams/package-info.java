// SPDX-License-Identifier: Apache-2.0
/** Runs a topology as a service: settings, restarts, dead letters. The topologies themselves live in their modules. */
@NullMarked
package im.yan.runtime.streams;

import org.jspecify.annotations.NullMarked;
