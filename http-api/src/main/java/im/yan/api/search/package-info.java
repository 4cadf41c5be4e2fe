// SPDX-License-Identifier: Apache-2.0
/**
 * Message search over the caller's own conversations. Elasticsearch finds, MySQL decides what she may see; storage-sink writes
 * both.
 */
@NullMarked
package im.yan.api.search;

import org.jspecify.annotations.NullMarked;
