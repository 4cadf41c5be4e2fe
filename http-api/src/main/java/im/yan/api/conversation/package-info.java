// SPDX-License-Identifier: Apache-2.0
/**
 * What a user can see of her conversations: the list, and the history of each. Written by storage-sink, read here.
 */
@NullMarked
package im.yan.api.conversation;

import org.jspecify.annotations.NullMarked;
