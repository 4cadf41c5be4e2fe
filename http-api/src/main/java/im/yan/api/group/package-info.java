// SPDX-License-Identifier: Apache-2.0
/**
 * What a member may know of a group: its settings, its members, who asks to come in. Written by storage-sink, read here.
 */
@NullMarked
package im.yan.api.group;

import org.jspecify.annotations.NullMarked;
