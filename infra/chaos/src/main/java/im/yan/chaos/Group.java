// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * One group of a run.
 *
 * @param owner says who is in; stays, and says nothing else
 * @param staying the other members who are always in
 * @param guests who come and go
 */
record Group(String conversationId, Device owner, List<Device> staying, List<Device> guests) {
    /** Up to so many members are written to one by one, in the stack of these runs. */
    static final int FAN_OUT_ON_WRITE_MAX = 8;

    /** With the owner. */
    static final int STAYING = FAN_OUT_ON_WRITE_MAX - 1;

    static final int GUESTS = 2;

    Group {
        staying = List.copyOf(staying);
        guests = List.copyOf(guests);
    }

    Stream<Device> devices() {
        return Stream.of(Stream.of(owner), staying.stream(), guests.stream()).flatMap(devices -> devices);
    }
}
