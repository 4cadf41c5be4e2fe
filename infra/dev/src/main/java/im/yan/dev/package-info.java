// SPDX-License-Identifier: Apache-2.0
/** {@code ./yan}: the verbs that start, show and stop a stack on one machine. */
@NullMarked
package im.yan.dev;

import org.jspecify.annotations.NullMarked;
