// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running service: its environment, metrics, health page, and what to close in which order. A {@code Main} hands its
 * wiring to {@link #main}; tests and the one-JVM stack call {@link #start} and close the result.
 */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_MISCONFIGURED = 2;

    /** Wires a service: opens what it needs, registers it for closing, says when it is ready. */
    @FunctionalInterface
    public interface Wiring {
        void start(Service service) throws Exception;
    }

    private final String name;
    private final Env env;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Health health = new Health();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable onFailure;
    private final ManagementServer management;

    private Service(String name, Env env, Runnable onFailure) throws IOException {
        this.name = name;
        this.env = env;
        this.onFailure = onFailure;
        health.liveWhile("process", () -> !failed.get());
        health.readyWhen("started", () -> started.get() && !closed.get());
        var address =
                new InetSocketAddress(env.text("YAN_MANAGEMENT_HOST", "127.0.0.1"), env.port("YAN_MANAGEMENT_PORT", 0));
        management = new ManagementServer(address, health, metrics);
        metrics.config().commonTags("service", name);
        bindJvmMetrics();
    }

    /** Runs a service as this process: SIGTERM closes it in order; a bad variable ends it with one sentence. */
    public static void main(String name, Wiring wiring) {
        try {
            var service = start(name, System.getenv(), wiring, () -> System.exit(EXIT_FAILED));
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        } catch (ConfigException e) {
            LOG.atError().addKeyValue("service", name).log("not started: {}", e.getMessage());
            System.exit(EXIT_MISCONFIGURED);
        } catch (Exception e) {
            LOG.atError().addKeyValue("service", name).setCause(e).log("not started");
            System.exit(EXIT_FAILED);
        }
    }

    /** Starts a service within this JVM; {@link #close} ends it. What was opened is closed again if the start fails. */
    public static Service start(String name, Map<String, String> variables, Wiring wiring) throws Exception {
        return start(name, variables, wiring, () -> {});
    }

    private static Service start(String name, Map<String, String> variables, Wiring wiring, Runnable onFailure)
            throws Exception {
        var service = new Service(name, new Env(variables), onFailure);
        try {
            wiring.start(service);
        } catch (Exception e) {
            service.close();
            throw e;
        }
        service.started.set(true);
        LOG.atInfo()
                .addKeyValue("service", name)
                .addKeyValue("managementPort", service.managementPort())
                .log("service started");
        return service;
    }

    public String name() {
        return name;
    }

    public Env env() {
        return env;
    }

    public MeterRegistry metrics() {
        return metrics;
    }

    public Health health() {
        return health;
    }

    public int managementPort() {
        return management.port();
    }

    /** Closes it with the service; last opened, first closed. */
    public synchronized <C extends AutoCloseable> C closing(C resource) {
        toClose.push(resource);
        return resource;
    }

    /** A bug or a loss this service cannot go on with: it is no longer live, and its process ends for a restart. */
    public void fail(String what, Throwable cause) {
        if (failed.compareAndSet(false, true)) {
            LOG.atError().addKeyValue("service", name).setCause(cause).log("service failed: {}", what);
            // Not on the caller's thread: a shutdown hook may wait for it.
            Thread.ofPlatform().name("failure").start(onFailure);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (this) {
            while (!toClose.isEmpty()) {
                closeQuietly(toClose.pop());
            }
        }
        management.close();
        metrics.close();
        LOG.atInfo().addKeyValue("service", name).log("service stopped");
    }

    // One part that fails to close must not keep the others open.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("service", name).setCause(e).log("a part did not close cleanly");
        }
    }

    private void bindJvmMetrics() {
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        var gc = closing(new JvmGcMetrics());
        gc.bindTo(metrics);
    }
}
