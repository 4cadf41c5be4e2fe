// SPDX-License-Identifier: Apache-2.0
/**
 * Who is calling: password against token, the keys tokens are signed with, and the check of each request.
 */
@NullMarked
package im.yan.api.login;

import org.jspecify.annotations.NullMarked;
