// SPDX-License-Identifier: Apache-2.0
/**
 * Who has received and read a message, counted from the members' positions.
 */
@NullMarked
package im.yan.api.receipt;

import org.jspecify.annotations.NullMarked;
