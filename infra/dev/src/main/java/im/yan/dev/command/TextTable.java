// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in columns, each as wide as its widest cell. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings one for each column; all empty: no line for them */
    TextTable(String... headings) {
        if (!String.join("", headings).isEmpty()) {
            rows.add(List.of(headings));
        }
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    String indented(int spaces) {
        var widths = widths();
        return rows.stream()
                .map(row -> " ".repeat(spaces) + line(row, widths) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private int[] widths() {
        var columns = rows.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
