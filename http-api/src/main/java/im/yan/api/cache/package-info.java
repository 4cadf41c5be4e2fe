// SPDX-License-Identifier: Apache-2.0
/**
 * What storage-sink's feed keeps in Redis, believed only where it is surely what MySQL would say; and the way to MySQL for what
 * is not.
 */
@NullMarked
package im.yan.api.cache;

import org.jspecify.annotations.NullMarked;
