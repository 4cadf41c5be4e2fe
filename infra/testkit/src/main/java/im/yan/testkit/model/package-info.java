// SPDX-License-Identifier: Apache-2.0
/**
 * What a chat should be, in lists and maps: no log, no partitions, no crash. Random histories are played to the model and to
 * the real thing, and what both say is compared.
 */
@NullMarked
package im.yan.testkit.model;

import org.jspecify.annotations.NullMarked;
