// SPDX-License-Identifier: Apache-2.0
@NullMarked
package im.yan.storage;

import org.jspecify.annotations.NullMarked;
