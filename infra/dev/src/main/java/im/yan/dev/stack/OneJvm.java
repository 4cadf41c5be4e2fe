// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.runtime.Service;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All services of a stack in this process, started in the order given and stopped in the reverse. When one of them can't go
 * on, the process ends, so that its supervisor starts it again.
 */
public final class OneJvm {
    static final String NAME = "services";
    static final String SERVICES = "YAN_ONE_JVM";

    private static final Logger LOG = LoggerFactory.getLogger(OneJvm.class);
    private static final long LIVENESS_CHECK_SECONDS = 2;
    private static final int EXIT_FAILED = 1;

    /**
     * One service to start.
     *
     * @param main class with {@code public static void wire(Service)}
     * @param variables what its environment has beyond the process's own
     */
    record Part(String name, String main, Map<String, String> variables) {}

    private OneJvm() {}

    static String toVariable(List<Part> parts) {
        return new Gson().toJson(parts);
    }

    public static void main(String[] args) throws InterruptedException {
        var running = new ArrayList<Service>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(running), "shutdown"));
        try {
            for (var part : parts(System.getenv())) {
                var service = start(part, System.getenv());
                synchronized (running) {
                    running.add(service);
                }
            }
        } catch (Exception e) {
            LOG.atError().setCause(e).log("not all services could be started");
            System.exit(EXIT_FAILED);
        }
        watch(running);
    }

    private static List<Part> parts(Map<String, String> environment) {
        var json = new Env(environment).required(SERVICES);
        return new Gson().fromJson(json, new TypeToken<List<Part>>() {}.getType());
    }

    /** Starts one service within this JVM. */
    static Service start(Part part, Map<String, String> environment) throws Exception {
        var variables = new HashMap<>(environment);
        variables.putAll(part.variables());
        var wire = wireMethod(part.main());
        return Service.start(part.name(), variables, service -> invoke(wire, service));
    }

    private static MethodHandle wireMethod(String main) {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(Class.forName(main), "wire", MethodType.methodType(void.class, Service.class));
        } catch (ReflectiveOperationException e) {
            throw new ConfigException(main + " is not on the class path or has no public static void wire(Service)");
        }
    }

    // A method handle may throw anything; a wiring throws exceptions and errors.
    private static void invoke(MethodHandle wire, Service service) throws Exception {
        try {
            wire.invokeExact(service);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(service.name() + " threw what is neither exception nor error", e);
        }
    }

    private static void watch(List<Service> running) {
        while (running.stream().allMatch(service -> service.health().isLive())) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(LIVENESS_CHECK_SECONDS));
        }
        // What happened was logged by the service that failed.
        System.exit(EXIT_FAILED);
    }

    private static void closeAll(List<Service> running) {
        synchronized (running) {
            running.reversed().forEach(Service::close);
        }
    }
}
