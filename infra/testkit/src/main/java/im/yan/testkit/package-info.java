// SPDX-License-Identifier: Apache-2.0
/** Real servers for tests: started when the first test asks, shared by all tests of one JVM, gone with it. */
@NullMarked
package im.yan.testkit;

import org.jspecify.annotations.NullMarked;
