// SPDX-License-Identifier: Apache-2.0
/** What a sweep decides, without a server. */
@NullMarked
package im.yan.storage.audit;

import org.jspecify.annotations.NullMarked;
