// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.servers.Progress;
import java.io.PrintWriter;

/** Says at once what is being done. */
public record PrintedProgress(PrintWriter out) implements Progress {

    @Override
    public void step(String text) {
        out.println(text);
        out.flush();
    }
}
