// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

/** Who takes what an open session has for the log. Each is to be called on the session's event loop. */
public record ClientFrames(Commands commands, DeliveryAckFrames acks, SignalFrames signals, PresenceWatches watches) {}
