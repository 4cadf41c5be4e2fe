// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.net.URI;

/** A door to the chat, and how many sessions it holds. */
public record Connector(URI address, int sessions) {}
