// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

/**
 * Something that can be typed with a slash.
 *
 * @param name with the slash
 * @param arguments as /help shows them
 */
record Command(String name, String arguments, String explanation, Action action) {

    /** What a failure says is shown to the user. */
    interface Action {
        void run(Arguments arguments) throws ChatException;
    }

    String usage() {
        return arguments.isEmpty() ? name : name + " " + arguments;
    }
}
