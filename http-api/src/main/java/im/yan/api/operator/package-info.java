// SPDX-License-Identifier: Apache-2.0
/**
 * What the operator of the installation may do with her key: make accounts and tokens, disable accounts.
 */
@NullMarked
package im.yan.api.operator;

import org.jspecify.annotations.NullMarked;
