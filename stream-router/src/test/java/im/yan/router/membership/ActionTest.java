// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.Who;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {
    private static final GroupSettings FOR_ALL = GroupSettings.getDefaultInstance();
    private static final GroupSettings FOR_ADMINS = GroupSettings.newBuilder()
            .setWhoMayPost(Who.ADMINS)
            .setWhoMayAddMembers(Who.ADMINS)
            .setWhoMayEditInfo(Who.ADMINS)
            .build();

    @ParameterizedTest
    @CsvSource({
        // action, least role where the settings leave it to everybody, least role where they leave it to admins
        "POST, MEMBER, ADMIN",
        "EDIT_MESSAGE, MEMBER, ADMIN",
        "REACT, MEMBER, ADMIN",
        "ADD_MEMBERS, MEMBER, ADMIN",
        "EDIT_INFO, MEMBER, ADMIN",
        "MENTION_EVERYBODY, ADMIN, ADMIN",
        "RECALL_OTHERS_MESSAGE, ADMIN, ADMIN",
        "PIN, ADMIN, ADMIN",
        "EDIT_POLICY, ADMIN, ADMIN",
        "REMOVE_MEMBERS, ADMIN, ADMIN",
        "MUTE_MEMBER, ADMIN, ADMIN",
        "INVITE, ADMIN, ADMIN",
        "ANSWER_JOIN_REQUEST, ADMIN, ADMIN",
        "SET_ROLE, OWNER, OWNER",
        "TRANSFER_OWNERSHIP, OWNER, OWNER",
        "DISSOLVE, OWNER, OWNER"
    })
    void theTable(Action action, Role leastForAll, Role leastForAdmins) {
        assertThat(rolesFor(action, FOR_ALL)).isEqualTo(from(leastForAll));
        assertThat(rolesFor(action, FOR_ADMINS)).isEqualTo(from(leastForAdmins));
    }

    @Test
    void aChoiceNotMadeStandsForEverybody() {
        var everybody = GroupSettings.newBuilder()
                .setWhoMayPost(Who.EVERYBODY)
                .setWhoMayAddMembers(Who.EVERYBODY)
                .setWhoMayEditInfo(Who.EVERYBODY)
                .build();

        for (var action : Action.values()) {
            assertThat(rolesFor(action, everybody)).as(action.name()).isEqualTo(rolesFor(action, FOR_ALL));
        }
    }

    private static Set<Role> rolesFor(Action action, GroupSettings settings) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.UNRECOGNIZED && action.isOpenTo(role, settings))
                .collect(Collectors.toSet());
    }

    private static Set<Role> from(Role least) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.UNRECOGNIZED && role.getNumber() >= least.getNumber())
                .collect(Collectors.toSet());
    }
}
