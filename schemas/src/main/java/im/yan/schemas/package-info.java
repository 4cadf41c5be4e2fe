// SPDX-License-Identifier: Apache-2.0
/**
 * The contract between the services, and between a server and its clients: what a topic is called, what it carries, by
 * what it is ordered, and how it is written down. Nothing here knows a service.
 */
@NullMarked
package im.yan.schemas;

import org.jspecify.annotations.NullMarked;
