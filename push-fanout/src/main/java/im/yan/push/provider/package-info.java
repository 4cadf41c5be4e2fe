// SPDX-License-Identifier: Apache-2.0
/**
 * The offline sender: takes what im.push says of users who are away to where it reaches them, by Web Push and by webhook.
 * Knows nothing of the topology beside it; they meet in the topic.
 */
@NullMarked
package im.yan.push.provider;

import org.jspecify.annotations.NullMarked;
