// SPDX-License-Identifier: Apache-2.0
/**
 * Fault runs: processes are killed, paused and shut down under load, and the guarantees are judged on what clients, the log and
 * the stores saw. Only processes of the run's own stack are touched.
 */
@NullMarked
package im.yan.chaos;

import org.jspecify.annotations.NullMarked;
