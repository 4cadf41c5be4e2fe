// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a person needs to know of a stack that has just become ready. */
final class Welcome {

    private Welcome() {}

    static String text(Stack stack, Duration took, String stackOption) {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%nYAN IM is ready after %.1f s.%n%n", took.toMillis() / 1000.0));
        var table = new TextTable("", "");
        stack.addresses().forEach((name, address) -> table.add(name, address + remark(stack, name)));
        table.add("accounts", "alice with alice-password, bob with bob-password");
        text.append(table.indented(2));
        text.append("%n  Try, each in a terminal of its own:%n%n".formatted());
        commands(stack, stackOption)
                .forEach(line -> text.append("    ").append(line).append(System.lineSeparator()));
        return text.append("%n  Ctrl-C or ./yan down%s stops it.%n".formatted(stackOption))
                .toString();
    }

    private static String remark(Stack stack, String name) {
        return switch (name) {
            case "mysql" ->
                "  database %s, user %s"
                        .formatted(stack.mysql().database(), stack.mysql().user());
            case "elasticsearch" -> stack.processes().contains(name) ? "  (starting)" : "";
            case "http-api" -> "  API: " + stack.api() + "/swagger-ui/index.html";
            default -> "";
        };
    }

    private static List<String> commands(Stack stack, String stackOption) {
        var elsewhere = stackOption.isEmpty() ? "" : " --api " + stack.api();
        return List.of(
                "./yan chat --user alice --to bob" + elsewhere,
                "./yan chat --user bob --to alice" + elsewhere,
                "./yan status" + stackOption,
                "./yan logs stream-router -f" + stackOption,
                "./yan kafka%s console-consumer --topic im.messages --from-beginning".formatted(stackOption));
    }
}
