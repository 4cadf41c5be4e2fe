// SPDX-License-Identifier: Apache-2.0
@NullMarked
package im.yan.storage.mysql;

import org.jspecify.annotations.NullMarked;
