// SPDX-License-Identifier: Apache-2.0
/**
 * Commands over HTTP: into the log as a connector would, and back the router's answer.
 */
@NullMarked
package im.yan.api.command;

import org.jspecify.annotations.NullMarked;
