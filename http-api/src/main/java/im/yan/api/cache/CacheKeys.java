// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

/** Where storage-sink keeps what; the fields are MySQL's columns. */
public final class CacheKeys {
    /** The life of this Redis. What is of another one counts for nothing. */
    static final String LIFE = "yan:feed:cache";
    /** MySQL's time in milliseconds: what was committed before it is here. */
    static final String FRESH = LIFE + ":fresh";

    private CacheKeys() {}

    /** By seq: recalled_seq and edited_seq, eight bytes each, and the event; and floor, from where on all are held. */
    public static String recent(String conversationId) {
        return "yan:recent:{" + conversationId + "}";
    }

    public static String head(String conversationId) {
        return "yan:head:{" + conversationId + "}";
    }

    public static String group(String conversationId) {
        return "yan:group:{" + conversationId + "}";
    }

    public static String member(String conversationId, long userId) {
        return "yan:member:{" + conversationId + "}:" + userId;
    }

    public static String profile(long userId) {
        return "yan:profile:" + userId;
    }
}
