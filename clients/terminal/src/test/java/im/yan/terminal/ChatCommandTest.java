// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the user is told where there can be no chat, against an API that says what the test wants. */
class ChatCommandTest {
    private final ApiStub api = new ApiStub();
    private final StringWriter errors = new StringWriter();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anUnknownUserIsNamed() {
        assertThat(chat("--to", "nobody")).isEqualTo(1);
        assertThat(errors.toString()).startsWith("yan chat: there is no user called nobody;");
    }

    @Test
    void aWrongPasswordHasItsRemedy() {
        api.answers.put("/v1/tokens", ApiStub.error(401, "CREDENTIALS_INVALID", "wrong"));

        assertThat(chat("--to", "bob")).isEqualTo(1);
        assertThat(errors.toString())
                .contains("the password of alice is another one")
                .contains("--register");
    }

    @Test
    void aServerThatIsNotRunningIsToBeStarted() {
        api.close();

        assertThat(chat("--to", "bob")).isEqualTo(1);
        assertThat(errors.toString()).contains("start it with ./yan up");
    }

    @Test
    void nobodyTalksToThemselves() {
        api.answers.put("/v1/accounts", "200 " + ApiStub.ALICE);

        assertThat(chat("--to", "alice")).isEqualTo(1);
        assertThat(errors.toString()).contains("you cannot talk to yourself");
    }

    @Test
    void aTakenNameIsSaid() {
        api.answers.put("/v1/accounts", ApiStub.error(409, "NAME_TAKEN", "taken"));

        assertThat(chat("--to", "bob", "--register")).isEqualTo(1);
        assertThat(errors.toString()).contains("the name alice is taken; leave --register away");
    }

    @Test
    void wrongOptionsAreExplained() {
        assertThat(chat()).isEqualTo(2);
        assertThat(errors.toString()).contains("--to");
    }

    private int chat(String... more) {
        var arguments = new String[3 + more.length];
        arguments[0] = "--user=alice";
        arguments[1] = "--password=alice-password";
        arguments[2] = "--api=" + api.address();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new CommandLine(new ChatCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
