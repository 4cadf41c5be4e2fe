// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.mysql.LogSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Rebuilds what a part of the log concerns: MySQL from the log, the other stores from MySQL. */
final class PartReplay {
    private final Optional<ToTables> mysql;
    private final List<PastTheFeed> others;
    private final Touched touched = new Touched();
    private final Map<StoreName, Figures> figures = new EnumMap<>(StoreName.class);

    /** @param mysql empty: it is only read */
    PartReplay(Optional<ToTables> mysql, List<PastTheFeed> others) {
        this.mysql = mysql;
        this.others = others;
    }

    Map<StoreName, Figures> run(LogSettings settings, Part part, Retrying retrying, Progress progress) {
        try (var log = LogReplay.of(settings, retrying)) {
            var stage = progress.begin("log");
            var records = log.run(part, this::take, stage);
            mysql.ifPresent(tables -> {
                figures.put(StoreName.MYSQL, new Figures(records, stage.elapsed()));
                tables.tellWhatWasLeftOut(progress);
            });
            carryTouched();
        }
        return figures;
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        mysql.ifPresent(tables -> tables.write(records));
        if (!others.isEmpty()) {
            touched.add(records);
            if (touched.isFull()) {
                carryTouched();
            }
        }
    }

    private void carryTouched() {
        var fromSeqs = touched.take();
        for (var other : others) {
            figures.merge(other.store(), other.carry(fromSeqs), Figures::plus);
        }
    }
}
