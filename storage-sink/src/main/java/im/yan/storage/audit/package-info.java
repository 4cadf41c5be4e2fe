// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the stores still say what the log says: every settled event of im.messages against MySQL's rows, these against what
 * Redis holds, both against Elasticsearch's documents. It reads only, and shares no code with those who write but the layout of
 * what is compared.
 */
@NullMarked
package im.yan.storage.audit;

import org.jspecify.annotations.NullMarked;
