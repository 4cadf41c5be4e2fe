// SPDX-License-Identifier: Apache-2.0
/**
 * push-fanout: hands what concerns a user to the user's live sessions, notes what they acknowledge, sends again what they do
 * not. {@link im.yan.push.PushTopology} is the map; the rules are plain Java in the packages below, the classes here load,
 * call, save and forward.
 */
@NullMarked
package im.yan.push;

import org.jspecify.annotations.NullMarked;
