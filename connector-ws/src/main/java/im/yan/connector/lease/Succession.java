// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.lease;

import im.yan.connector.session.ConnectorLife;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches for a younger connector of the same ordinal, and gives way to it once. A thread of its own. */
public final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectorRecords records;
    private final ConnectorLife life;
    private final Runnable giveWay;
    private final BiConsumer<String, Throwable> whenBroken;
    private final Thread thread = Thread.ofPlatform().name("succession").unstarted(this::run);
    private volatile boolean closing;

    private Succession(
            ConnectorRecords records, ConnectorLife life, Runnable giveWay, BiConsumer<String, Throwable> whenBroken) {
        this.records = records;
        this.life = life;
        this.giveWay = giveWay;
        this.whenBroken = whenBroken;
    }

    /**
     * Begins to watch.
     *
     * @param giveWay run once, on the watching thread
     * @param whenBroken told if the watching ends by itself
     */
    public static Succession watching(
            ConnectorRecords records, ConnectorLife life, Runnable giveWay, BiConsumer<String, Throwable> whenBroken) {
        var succession = new Succession(records, life, giveWay, whenBroken);
        succession.thread.start();
        return succession;
    }

    private void run() {
        try {
            while (!closing) {
                var epoch = records.latestEpoch();
                if (epoch > life.epoch()) {
                    LOG.atWarn()
                            .addKeyValue("connector", life.ordinal())
                            .addKeyValue("epoch", life.epoch())
                            .addKeyValue("successor", epoch)
                            .log("a younger connector has this ordinal; giving way");
                    giveWay.run();
                    return;
                }
            }
        } catch (WakeupException e) {
            // stop() wants the thread to end.
        } catch (RuntimeException e) {
            if (!closing) {
                whenBroken.accept("watching im.connectors", e);
            }
        }
    }

    public void stop() throws InterruptedException {
        closing = true;
        records.wakeUp();
        thread.join(CLOSE_TIMEOUT);
    }
}
