// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A screen that remembers what it showed, and that nobody types at. */
final class RecordingScreen implements Screen {
    private final List<String> shown = new ArrayList<>();

    List<String> shown() {
        return shown;
    }

    @Override
    public void message(String line) {
        shown.add(line);
    }

    @Override
    public void note(String line) {
        shown.add(line);
    }

    @Override
    public void tick(String line) {
        shown.add(line);
    }

    @Override
    public void onKey(Runnable pressed) {}

    @Override
    public @Nullable String read() {
        return null;
    }

    @Override
    public void close() {}
}
