// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a service says on its metrics page, in Prometheus' format. */
record MetricsPage(String text) {
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** A metric's samples by the value of one label; where several share it, the last. */
    Map<String, Double> of(String metric, String label) {
        Map<String, Double> samples = new HashMap<>();
        text.lines()
                .filter(line -> line.startsWith(metric + "{"))
                .forEach(line -> LABEL.matcher(line)
                        .results()
                        .filter(found -> found.group(1).equals(label))
                        .forEach(found -> samples.put(found.group(2), value(line))));
        return samples;
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
