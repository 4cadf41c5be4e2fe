// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people and for pages: columns as wide as their widest cell, to the right. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... header) {
        rows.add(List.of(header));
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public String text() {
        var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
        var lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, rule(widths));
        return String.join(System.lineSeparator(), lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> " ".repeat(widths[column] - row.get(column).length()) + row.get(column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int[] widths) {
        return IntStream.of(widths)
                .mapToObj(width -> "-".repeat(width) + "-:")
                .collect(Collectors.joining("|", "|", "|"));
    }
}
