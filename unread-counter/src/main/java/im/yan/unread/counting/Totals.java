// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

/**
 * What a user's conversations, or one of them, add up to.
 *
 * @param unread in conversations that are not muted
 * @param muted in those that are
 * @param mentions in both
 */
public record Totals(long unread, long muted, long mentions) {
    public static final Totals NOTHING = new Totals(0, 0, 0);

    public Totals plus(Totals other) {
        return new Totals(unread + other.unread, muted + other.muted, mentions + other.mentions);
    }

    public Totals minus(Totals other) {
        return new Totals(unread - other.unread, muted - other.muted, mentions - other.mentions);
    }
}
