// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.board.ProcessRecord;
import im.yan.servers.Probe;
import im.yan.servers.Progress;
import im.yan.servers.ServerException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The map of a stack: every process it has, what it listens on and what it is told about the others. Making one starts nothing.
 *
 * @param services by name, whether they get a process each or share one
 * @param shared what every service is told
 * @param processes servers first, in the order in which people look at them
 */
record StackPlan(
        StackPorts ports,
        Servers servers,
        List<ServicePlan> services,
        Map<String, String> shared,
        List<ProcessPlan> processes) {

    /** How to find a program's class path. */
    @FunctionalInterface
    interface ClassPaths {
        String of(Program program);
    }

    static StackPlan of(StackOptions options, Catalogue.Services catalogue, ClassPaths classPaths, Progress progress) {
        var ports = new StackPorts(options.portBase());
        var services = catalogue.of(options, ports);
        var servers = Servers.of(options, needs(services), ports, progress);
        var environments = new Environments(options, servers, services);
        var jars = new JarCopies(options.folders().jars());
        var processes = new ArrayList<>(servers.toStart());
        if (options.oneJvm()) {
            processes.add(oneJvm(options, services, environments, jars));
        } else {
            services.forEach(service -> processes.add(
                    separate(options, service, environments, jars.freeze(classPaths.of(service.program())))));
        }
        return new StackPlan(ports, servers, services, environments.shared(), processes);
    }

    private static ProcessPlan separate(
            StackOptions options, ServicePlan service, Environments environments, String classPath) {
        var process = new ServiceProcess(
                service.name(),
                classPath,
                service.program().mainClass(),
                service.program().heapMegabytes(),
                javaOptions(options, service.name()),
                environments.of(service),
                Probe.http(service.readiness()),
                options.folders());
        return new ProcessPlan(
                service.name(),
                service.tier(),
                service.address(),
                List.of(service.readiness().toString()),
                true,
                service.program().needs(),
                process::prepare);
    }

    private static ProcessPlan oneJvm(
            StackOptions options, List<ServicePlan> services, Environments environments, JarCopies jars) {
        var pages =
                services.stream().map(service -> service.readiness().toString()).toList();
        var environment = new HashMap<>(environments.shared());
        environment.put(OneJvm.SERVICES, OneJvm.toVariable(parts(services, environments)));
        var process = new ServiceProcess(
                OneJvm.NAME,
                jars.freeze(System.getProperty("java.class.path")),
                OneJvm.class.getName(),
                services.stream()
                        .mapToInt(service -> service.program().heapMegabytes())
                        .sum(),
                javaOptions(options, OneJvm.NAME),
                environment,
                () -> pages.stream().allMatch(page -> ProcessRecord.probe(page).ready()),
                options.folders());
        return new ProcessPlan(
                OneJvm.NAME,
                Tier.SERVICE,
                services.getFirst().address(),
                pages,
                true,
                needs(services),
                process::prepare);
    }

    private static Set<Need> needs(List<ServicePlan> services) {
        return services.stream()
                .flatMap(service -> service.program().needs().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    // What clients connect to is started last, and so stopped first.
    private static List<OneJvm.Part> parts(List<ServicePlan> services, Environments environments) {
        return services.reversed().stream()
                .map(service ->
                        new OneJvm.Part(service.name(), service.program().mainClass(), environments.own(service)))
                .toList();
    }

    private static List<String> javaOptions(StackOptions options, String process) {
        return Stream.concat(options.javaOptions(StackOptions.EVERY).stream(), options.javaOptions(process).stream())
                .toList();
    }

    /** What at least one service needs. */
    Set<Need> needs() {
        return needs(services);
    }

    URI api() {
        return URI.create(service(Catalogue.HTTP_API).address());
    }

    ServicePlan service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerException("this stack has no " + name));
    }

    List<URI> connectors() {
        return services.stream()
                .filter(service -> service.tier() == Tier.EDGE)
                .map(service -> URI.create(service.address()))
                .toList();
    }
}
