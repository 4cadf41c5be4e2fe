// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.cdc.TargetContents;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A store that a running feed fills from MySQL. Emptied, it begins another life, and the feed carries everything again. */
final class FedStore implements Store {
    private static final Duration LOOK_MIN = Duration.ofMillis(250);
    /** Looking costs something: the feed gets at least so many times what it took. */
    private static final int TIME_BETWEEN_LOOKS = 4;
    /** Looks one after the other that must find it full. */
    private static final int LOOKS = 2;

    private final StoreName name;
    private final TargetContents contents;
    private final LongSupplier expected;
    private final Duration patience;
    private final Retrying retrying;
    private final Progress progress;

    /**
     * @param expected how many things there are to be, as MySQL says now
     * @param patience how long it may stand still
     */
    FedStore(
            StoreName name,
            TargetContents contents,
            LongSupplier expected,
            Duration patience,
            Retrying retrying,
            Progress progress) {
        this.name = name;
        this.contents = contents;
        this.expected = expected;
        this.patience = patience;
        this.retrying = retrying;
        this.progress = progress;
    }

    @Override
    public StoreName name() {
        return name;
    }

    @Override
    public String checksum() {
        return contents.checksum();
    }

    @Override
    public Figures rebuild() {
        retrying.untilDone(contents::empty);
        var stage = progress.begin(name.text());
        var filling = new Filling(stage);
        while (filling.looks < LOOKS) {
            filling.look();
            Retrying.pause(filling.pause());
        }
        return new Figures(filling.held, filling.fullAfter);
    }

    @Override
    public Figures rebuildFromNothing() {
        return rebuild();
    }

    /** How far the feed has come. */
    private final class Filling {
        private final Progress.Stage stage;
        private Duration changedAfter = Duration.ZERO;
        private Duration fullAfter = Duration.ZERO;
        private Duration cost = Duration.ZERO;
        private long held;
        private int looks;

        Filling(Progress.Stage stage) {
            this.stage = stage;
        }

        /** MySQL first: what is added meanwhile must not make a store that has caught up seem to lack something. */
        void look() {
            var began = stage.elapsed();
            var all = retrying.untilDone(expected::getAsLong);
            var now = heldNow();
            cost = stage.elapsed().minus(began);
            if (now != held) {
                held = now;
                changedAfter = stage.elapsed();
            }
            stage.at(held, all, held);
            if (held < all) {
                looks = 0;
                requireMovement(all);
            } else if (looks++ == 0) {
                fullAfter = stage.elapsed();
            }
        }

        // While it begins another life it may not answer.
        private long heldNow() {
            try {
                return contents.size();
            } catch (TargetAwayException e) {
                return held;
            }
        }

        private void requireMovement(long all) {
            if (stage.elapsed().minus(changedAfter).compareTo(patience) > 0) {
                throw new StalledException("%s holds %d of %d and no more has come for %d s: does storage-sink run?"
                        .formatted(name.text(), held, all, patience.toSeconds()));
            }
        }

        Duration pause() {
            var relative = cost.multipliedBy(TIME_BETWEEN_LOOKS);
            return relative.compareTo(LOOK_MIN) > 0 ? relative : LOOK_MIN;
        }
    }
}
