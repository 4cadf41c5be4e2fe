// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.storage.cdc.Fingerprint;
import im.yan.storage.mysql.KeptTables;

/** MySQL, which the log is written into directly. */
final class MysqlFromLog implements Store {
    private final ReplaySettings settings;
    private final KeptTables tables;
    private final Retrying retrying;
    private final Progress progress;

    MysqlFromLog(ReplaySettings settings, KeptTables tables, Retrying retrying, Progress progress) {
        this.settings = settings;
        this.tables = tables;
        this.retrying = retrying;
        this.progress = progress;
    }

    @Override
    public StoreName name() {
        return StoreName.MYSQL;
    }

    @Override
    public String checksum() {
        return new Fingerprint()
                .add(tables.checksums().toString().getBytes(UTF_8))
                .text();
    }

    @Override
    public Figures rebuild() {
        try (var log = LogReplay.of(settings.log(), retrying);
                var toTables = new ToTables(settings.mysql(), retrying)) {
            var stage = progress.begin(name().text());
            var records = log.run(Part.WHOLE, toTables::write, stage);
            toTables.tellWhatWasLeftOut(progress);
            return new Figures(records, stage.elapsed());
        }
    }

    /** The log's end is noted after the last row has gone: whatever was lost is then before it. */
    @Override
    public Figures rebuildFromNothing() {
        progress.say("emptying " + String.join(", ", KeptTables.NAMES));
        retrying.untilDone(tables::empty);
        return rebuild();
    }
}
