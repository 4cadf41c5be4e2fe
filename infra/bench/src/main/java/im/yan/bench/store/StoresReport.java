// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import im.yan.bench.measuring.Latencies;
import im.yan.bench.measuring.MarkdownTable;
import im.yan.bench.measuring.Stopwatch;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The figures as text. */
final class StoresReport {

    private StoresReport() {}

    static String of(StoresPlan plan, StoresFigures figures) {
        return """

                %d users in pairs, %d-byte bodies, %d messages/s for %d s; milliseconds p50/p95/p99
                sent %d, missing %d; send → ack %s; looked for %d in every store, %d not found everywhere

                %s

                emptied, and filled again from the log
                %s""".formatted(
                        plan.users(),
                        plan.bodyBytes(),
                        plan.rate(),
                        plan.time().toSeconds(),
                        figures.messages().sent(),
                        figures.messages().missing(),
                        Latencies.percentiles(figures.messages().toAck()),
                        figures.sightings().size(),
                        figures.unseen(),
                        table(figures.sightings()),
                        rebuilds(figures.rebuilds()));
    }

    private static String table(List<Sighting> sightings) {
        var table = new MarkdownTable("store", "since the ack", "since it was seen in MySQL");
        for (var store : Store.values()) {
            table.row(
                    store.title(),
                    percentiles(sightings, sighting -> sighting.sinceAck(store)),
                    store == Store.MYSQL
                            ? ""
                            : percentiles(sightings, sighting -> sighting.between(Store.MYSQL, store)));
        }
        return table.text();
    }

    private static String rebuilds(List<Rebuild> rebuilds) {
        var table = new MarkdownTable("store", "records", "seconds", "records/s", "holds the same");
        for (var rebuild : rebuilds) {
            table.row(
                    rebuild.what(),
                    "%,d".formatted(rebuild.records()),
                    "%.1f".formatted(rebuild.seconds()),
                    "%,.0f".formatted(rebuild.perSecond()),
                    rebuild.isSame() ? "yes" : "no");
        }
        return table.text();
    }

    private static String percentiles(Collection<Sighting> sightings, Function<Sighting, Optional<Long>> micros) {
        Histogram histogram = Stopwatch.newHistogram();
        sightings.stream().flatMap(sighting -> micros.apply(sighting).stream()).forEach(histogram::recordValue);
        return Latencies.percentiles(histogram);
    }
}
