// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

/** Which conversation is open; whatever is typed goes there. Thread-safe. */
final class Rooms {
    private volatile Room open;

    Rooms(Room first) {
        this.open = first;
    }

    Room open() {
        return open;
    }

    void enter(Room room) {
        open = room;
    }

    Room openGroup() throws ChatException {
        var room = open;
        if (!room.isGroup()) {
            throw new ChatException("this is a conversation of two; /groups lists groups, /open enters one.");
        }
        return room;
    }
}
