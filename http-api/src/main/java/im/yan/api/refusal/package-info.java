// SPDX-License-Identifier: Apache-2.0
/**
 * How a request is refused: one envelope, {@code im.yan.v1.Error}, whichever layer says no.
 */
@NullMarked
package im.yan.api.refusal;

import org.jspecify.annotations.NullMarked;
