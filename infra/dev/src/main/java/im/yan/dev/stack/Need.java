// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

/** What must be there before a service is started. */
enum Need {
    /** With the topics of the catalogue. */
    KAFKA,
    /** With its tables. */
    MYSQL,
    REDIS
}
