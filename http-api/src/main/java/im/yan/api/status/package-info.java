// SPDX-License-Identifier: Apache-2.0
/**
 * How the stores are that this service leans on, for people and pages that want to say so.
 */
@NullMarked
package im.yan.api.status;

import org.jspecify.annotations.NullMarked;
