// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import java.util.OptionalInt;

/**
 * Where the answers to commands arrive.
 *
 * @param downlinkPartition the partition of im.downlink that is this instance's alone; empty: the last one
 */
public record CommandSettings(OptionalInt downlinkPartition) {}
