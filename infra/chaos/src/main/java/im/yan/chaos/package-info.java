// SPDX-License-Identifier: Apache-2.0
/**
 * Fault runs: services are killed with SIGKILL under load, and the guarantees are judged on what clients, the log and MySQL
 * saw. Only processes of the run's own stack are touched.
 */
@NullMarked
package im.yan.chaos;

import org.jspecify.annotations.NullMarked;
