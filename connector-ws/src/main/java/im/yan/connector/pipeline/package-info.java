// SPDX-License-Identifier: Apache-2.0
/**
 * What bytes pass on their way, listed in {@code ConnectorPipeline}; one handler, one act.
 */
@NullMarked
package im.yan.connector.pipeline;

import org.jspecify.annotations.NullMarked;
