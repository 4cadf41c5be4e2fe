// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

/** An open session as threads other than its event loop may know it. */
public record LiveSession(Session session, String id, long userId) {}
