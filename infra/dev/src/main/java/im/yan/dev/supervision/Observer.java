// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.supervision;

/** Told of every change of a supervised process, from the thread that made it; must answer at once. */
public interface Observer {

    void changed(Snapshot now);

    /** Something a person would want to know. */
    void note(String text);
}
