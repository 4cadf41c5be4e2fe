// SPDX-License-Identifier: Apache-2.0
/**
 * Messages as Elasticsearch finds them: one document for each posted message, a function of its row in MySQL and of its last
 * edit. A document has the row's version, so that a repeated or late change never moves it backwards.
 */
@NullMarked
package im.yan.storage.search;

import org.jspecify.annotations.NullMarked;
