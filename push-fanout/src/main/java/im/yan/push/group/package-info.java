// SPDX-License-Identifier: Apache-2.0
/**
 * Who takes part in groups: each user's memberships; each group's members, and the connectors that have some of them online.
 */
@NullMarked
package im.yan.push.group;

import org.jspecify.annotations.NullMarked;
