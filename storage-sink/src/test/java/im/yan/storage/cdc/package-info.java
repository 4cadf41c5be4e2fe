// SPDX-License-Identifier: Apache-2.0
@NullMarked
package im.yan.storage.cdc;

import org.jspecify.annotations.NullMarked;
