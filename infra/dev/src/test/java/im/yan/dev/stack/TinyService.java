// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A service that does nothing but be ready: what a stack is tested with. */
public final class TinyService {
    static final String BREAKS = "TINY_BREAKS";

    private TinyService() {}

    public static void main(String[] args) {
        Service.main("tiny", TinyService::wire);
    }

    public static void wire(Service service) {
        if (service.env().flag(BREAKS, false)) {
            throw new ConfigException(BREAKS + " must be false");
        }
        service.health()
                .readyWhen("redis-known", () -> service.env().find("YAN_REDIS").isPresent());
    }

    /** A stack of so many of them, with what they need. */
    static Catalogue.Services services(int count, Need... needs) {
        var program = new Program("infra/dev", TinyService.class.getName(), 32, Set.of(needs));
        return (options, ports) -> IntStream.range(0, count)
                .mapToObj(n -> service("tiny-" + n, program, ports.assign("tiny-" + n, 8120 + n, n)))
                .toList();
    }

    private static ServicePlan service(String name, Program program, int port) {
        return new ServicePlan(
                name, Tier.SERVICE, program, port, "http://127.0.0.1:" + port, Map.of("TINY_NAME", name));
    }

    static StackPlan.ClassPaths ofThisJvm() {
        return program -> System.getProperty("java.class.path");
    }

    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "tiny-" + n).toList();
    }
}
