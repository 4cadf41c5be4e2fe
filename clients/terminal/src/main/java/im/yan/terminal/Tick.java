// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

/** What became of a message. */
enum Tick {
    SENT("✓"),
    DELIVERED("✓✓"),
    READ("✓✓ read");

    private final String mark;

    Tick(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }
}
