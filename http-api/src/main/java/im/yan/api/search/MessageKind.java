// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

/** What a message can be, as the index names it: the kinds of a Content. */
enum MessageKind {
    TEXT,
    IMAGE,
    VOICE,
    VIDEO,
    FILE,
    LOCATION,
    CONTACT_CARD,
    CUSTOM
}
