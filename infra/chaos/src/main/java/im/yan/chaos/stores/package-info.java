// SPDX-License-Identifier: Apache-2.0
/**
 * What the stores behind the log hold, by their own word and by that of the services: counts, metrics, /v1/status, the audit. It
 * only looks, and whatever does not answer is told apart from what is wrong.
 */
@NullMarked
package im.yan.chaos.stores;

import org.jspecify.annotations.NullMarked;
