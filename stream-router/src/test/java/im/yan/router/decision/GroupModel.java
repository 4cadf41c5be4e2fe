// SPDX-License-Identifier: Apache-2.0
package im.yan.router.decision;

import static im.yan.router.Commands.ALICE;

import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A group in three maps, too simple to be wrong; Alice has founded it alone. What each command leads to is a sentence. */
final class GroupModel {
    private final int limit;
    private final Map<Long, Role> roles = new TreeMap<>(Map.of(ALICE, Role.OWNER));
    private final Map<Long, Long> joined = new HashMap<>(Map.of(ALICE, 1L));
    private final Set<Long> everMembers = new HashSet<>(Set.of(ALICE));
    private DiffusionChoice choice = DiffusionChoice.DIFFUSION_CHOICE_UNSPECIFIED;
    private Diffusion before = Diffusion.WRITE;
    private long head = 1;
    private long messages;
    private int crossings;

    GroupModel(int limit) {
        this.limit = limit;
    }

    String post(long user) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        messages++;
        return event();
    }

    String add(long user, long other) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        if (roles.containsKey(other)) {
            return "ALREADY_A_MEMBER";
        }
        roles.put(other, Role.MEMBER);
        everMembers.add(other);
        joined.put(other, head + 1);
        return event();
    }

    String remove(long user, long other) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        if (rank(user) < Role.ADMIN.getNumber()) {
            return "ROLE_TOO_LOW";
        }
        if (user == other || !roles.containsKey(other)) {
            return "USER_NOT_A_MEMBER";
        }
        if (rank(other) >= rank(user)) {
            return "ROLE_TOO_LOW";
        }
        roles.remove(other);
        return event();
    }

    String leave(long user) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        if (roleOf(user) == Role.OWNER) {
            return "OWNER_CANNOT_LEAVE";
        }
        roles.remove(user);
        return event();
    }

    String setRole(long user, long other, Role role) {
        var refusal = refusalOfOwnersAct(user, other);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        return role == roles.put(other, role) ? "noted" : event();
    }

    String transfer(long user, long other) {
        var refusal = refusalOfOwnersAct(user, other);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        roles.put(user, Role.ADMIN);
        roles.put(other, Role.OWNER);
        return event();
    }

    String choose(long user, DiffusionChoice chosen) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        if (rank(user) < Role.ADMIN.getNumber()) {
            return "ROLE_TOO_LOW";
        }
        if (chosen == choice) {
            return "noted";
        }
        choice = chosen;
        return event();
    }

    Diffusion diffusion() {
        return choice == DiffusionChoice.ALWAYS_READ || roles.size() > limit ? Diffusion.READ : Diffusion.WRITE;
    }

    Set<Long> members() {
        return roles.keySet();
    }

    Role roleOf(long user) {
        return roles.getOrDefault(user, Role.ROLE_UNSPECIFIED);
    }

    long joinedSeq(long member) {
        return joined.getOrDefault(member, 0L);
    }

    long head() {
        return head;
    }

    int crossings() {
        return crossings;
    }

    private String refusalOfOwnersAct(long user, long other) {
        if (!roles.containsKey(user)) {
            return stranger(user);
        }
        if (roleOf(user) != Role.OWNER) {
            return "ROLE_TOO_LOW";
        }
        if (user == other) {
            return "INVALID_ARGUMENT";
        }
        return roles.containsKey(other) ? "" : "USER_NOT_A_MEMBER";
    }

    private String event() {
        head++;
        crossings += diffusion() == before ? 0 : 1;
        before = diffusion();
        return "event %d, message %d, %d members".formatted(head, messages, roles.size());
    }

    private String stranger(long user) {
        return everMembers.contains(user) ? "NOT_A_MEMBER" : "CONVERSATION_UNKNOWN";
    }

    private int rank(long user) {
        return roleOf(user).getNumber();
    }
}
