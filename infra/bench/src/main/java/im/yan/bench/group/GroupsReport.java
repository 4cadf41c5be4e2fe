// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import static im.yan.bench.measuring.Latencies.percentiles;

import im.yan.bench.measuring.CpuCost;
import im.yan.bench.measuring.CpuReading;
import im.yan.bench.measuring.Latencies;
import im.yan.bench.measuring.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures as text, in tables that can be pasted into a page. */
final class GroupsReport {
    private static final String ROUTER = "stream-router";
    private static final String CONNECTOR = "connector";
    private static final List<String> PROCESSES = List.of(
            ROUTER, "push-fanout", CONNECTOR, "unread-counter", "storage-sink", "kafka", "mysql", "http-api", "redis");

    private GroupsReport() {}

    static String of(GroupsPlan plan, List<GroupFigures> groups) {
        return """

                groups by size, %d-byte bodies, open loop; milliseconds p50/p95/p99 from when a message was due; above %d members they read

                adding members, 500 a command, one command after the other
                %s
                CPU in microseconds per member, idling included
                %s

                only the sender online, %d messages/s; CPU in microseconds per message above idle
                %s
                %s

                up to %,d members online, all of them may send, %d messages/s; 'last': when the last of them has it
                %s
                CPU in microseconds per message above idle
                %s
                CPU in microseconds per delivery above idle
                %s""".formatted(
                        plan.bodyBytes(),
                        plan.fanOutMax(),
                        growth(groups),
                        cpu(groups, group -> group.growth().cpu()),
                        plan.alone().rate(),
                        alone(groups),
                        cpu(groups, group -> group.alone().cpu()),
                        plan.online(),
                        plan.together().rate(),
                        together(groups),
                        cpu(groups, group -> group.together().cpu()),
                        perDelivery(groups));
    }

    static String line(GroupFigures group) {
        return "%,d members: router %.0f us/message alone, %.0f with %,d online; %,d deliveries %s ms, last %s ms, missing %d"
                .formatted(
                        group.size(),
                        group.alone().cpu().of(ROUTER),
                        group.together().cpu().of(ROUTER),
                        group.online(),
                        group.deliveries(),
                        percentiles(group.together().figures().toDeliver()),
                        percentiles(group.together().figures().toLast()),
                        group.missing());
    }

    private static String growth(List<GroupFigures> groups) {
        var table =
                new MarkdownTable("members", "accepted in s", "of it unannounced s", "members/s", "worked off after s");
        for (var group : groups) {
            var growth = group.growth();
            table.row(
                    "%,d".formatted(group.size()),
                    "%.1f".formatted(growth.accepted().toMillis() / 1e3),
                    "%.1f".formatted(growth.announcing().toMillis() / 1e3),
                    "%,.0f".formatted(growth.membersPerSecond()),
                    "%.1f".formatted(growth.workedOff().toMillis() / 1e3));
        }
        return table.text();
    }

    private static String alone(List<GroupFigures> groups) {
        var table = new MarkdownTable("members", "sent", "missing", "send → ack", "raw Kafka hop");
        for (var group : groups) {
            var step = group.alone();
            table.row(
                    "%,d".formatted(group.size()),
                    "%,d".formatted(step.figures().sent()),
                    "%d".formatted(GroupFigures.missing(step)),
                    percentiles(step.figures().toAck()),
                    percentiles(step.hop()));
        }
        return table.text();
    }

    private static String together(List<GroupFigures> groups) {
        var table = new MarkdownTable(
                "members",
                "online",
                "deliveries",
                "missing",
                "send → ack",
                "send → deliver",
                "send → last",
                "raw Kafka hop",
                "deliver : hop, p50");
        for (var group : groups) {
            var figures = group.together().figures();
            table.row(
                    "%,d".formatted(group.size()),
                    "%,d".formatted(group.online()),
                    "%,d".formatted(group.deliveries()),
                    "%d".formatted(GroupFigures.missing(group.together())),
                    percentiles(figures.toAck()),
                    percentiles(figures.toDeliver()),
                    percentiles(figures.toLast()),
                    percentiles(group.together().hop()),
                    "%.1f"
                            .formatted(Latencies.ratio(
                                    figures.toDeliver(), group.together().hop())));
        }
        return table.text();
    }

    /** By process, with what the router and the stack cost in times of the first size. */
    private static String cpu(List<GroupFigures> groups, Function<GroupFigures, CpuCost> which) {
        var header = new ArrayList<>(List.of("members", "router : first", "stack : first"));
        header.addAll(PROCESSES);
        header.addAll(List.of("stack", CpuReading.LOAD_GENERATOR));
        var table = new MarkdownTable(header.toArray(String[]::new));
        var first = which.apply(groups.getFirst());
        for (var group : groups) {
            var cost = which.apply(group);
            var cells = new ArrayList<>(List.of(
                    "%,d".formatted(group.size()),
                    ratio(cost.of(ROUTER), first.of(ROUTER)),
                    ratio(cost.ofStack(), first.ofStack())));
            PROCESSES.forEach(process -> cells.add("%,.0f".formatted(cost.of(process))));
            cells.add("%,.0f".formatted(cost.ofStack()));
            cells.add("%,.0f".formatted(cost.of(CpuReading.LOAD_GENERATOR)));
            table.row(cells.toArray(String[]::new));
        }
        return table.text();
    }

    private static String perDelivery(List<GroupFigures> groups) {
        var table = new MarkdownTable("members", CONNECTOR, "stack", CpuReading.LOAD_GENERATOR);
        for (var group : groups) {
            var cost = group.together().cpu();
            table.row(
                    "%,d".formatted(group.size()),
                    "%.1f".formatted(cost.of(CONNECTOR) / group.listeners()),
                    "%.1f".formatted(cost.ofStack() / group.listeners()),
                    "%.1f".formatted(cost.of(CpuReading.LOAD_GENERATOR) / group.listeners()));
        }
        return table.text();
    }

    /** Where the first is within the noise there is nothing to compare with. */
    private static String ratio(double micros, double first) {
        return first <= 0 ? "–" : "%.2f".formatted(micros / first);
    }
}
