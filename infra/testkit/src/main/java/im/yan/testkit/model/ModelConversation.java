// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent.KindCase;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** One conversation: its log, who is in it, what was posted. */
public final class ModelConversation {
    static final class Post {
        final long author;
        final long timeMillis;
        final Set<Long> mentioned = new TreeSet<>();
        final Set<String> emoji = new TreeSet<>();
        boolean recalled;

        Post(long author, long timeMillis) {
            this.author = author;
            this.timeMillis = timeMillis;
        }
    }

    static final class Invitation {
        final long expiresMillis;
        final int usesMax;
        int uses;

        Invitation(long expiresMillis, int usesMax) {
            this.expiresMillis = expiresMillis;
            this.usesMax = usesMax;
        }

        boolean isOpenAt(long timeMillis) {
            return (expiresMillis == 0 || timeMillis < expiresMillis) && (usesMax == 0 || uses < usesMax);
        }
    }

    final boolean isGroup;
    long seq;
    long messageNo;
    boolean dissolved;
    GroupSettings settings = GroupSettings.getDefaultInstance();
    final Map<Long, ModelMember> people = new TreeMap<>();
    final Map<Long, Post> posts = new TreeMap<>();
    final Map<String, Invitation> invitations = new TreeMap<>();
    final Set<Long> pins = new TreeSet<>();
    final Set<Long> requests = new TreeSet<>();
    final List<ModelEvent> events = new ArrayList<>();
    final List<Set<Long>> audiences = new ArrayList<>();

    ModelConversation(boolean isGroup) {
        this.isGroup = isGroup;
    }

    /** The log, in order. */
    public List<ModelEvent> events() {
        return List.copyOf(events);
    }

    /** Whom each event is brought to when it happens: members, and whom it made none. */
    public List<Set<Long>> audiences() {
        return List.copyOf(audiences);
    }

    public Set<Long> pins() {
        return Set.copyOf(pins);
    }

    public boolean isRecalled(long seq) {
        var post = posts.get(seq);
        return post != null && post.recalled;
    }

    public boolean dissolved() {
        return dissolved;
    }

    public long seq() {
        return seq;
    }

    public long messageNo() {
        return messageNo;
    }

    /** Everybody who is in it or was once. */
    public Map<Long, ModelMember> people() {
        return Map.copyOf(people);
    }

    ModelMember person(long user) {
        return people.computeIfAbsent(user, absent -> new ModelMember());
    }

    List<Long> members() {
        return people.entrySet().stream()
                .filter(person -> person.getValue().isMember())
                .map(Map.Entry::getKey)
                .toList();
    }

    int admins() {
        return (int) people.values().stream()
                .filter(person -> person.role == Role.ADMIN)
                .count();
    }

    /** Appends an event that every member sees, and those it concerns besides. */
    Outcome happened(Command command, KindCase kind, Collection<Long> besides) {
        seq++;
        messageNo += kind == KindCase.MESSAGE_POSTED ? 1 : 0;
        var members = members();
        var audience = new TreeSet<>(members);
        audience.addAll(besides);
        audiences.add(audience);
        events.add(new ModelEvent(
                seq,
                messageNo,
                command.getSenderId(),
                command.getClientMsgId(),
                isGroup && !dissolved ? members.size() : 0,
                kind));
        audience.forEach(user -> person(user).visible.add(seq));
        return new Outcome.Accepted(seq, messageNo);
    }

    Outcome unchanged() {
        return new Outcome.Accepted(seq, messageNo);
    }

    /** To be called before the event that says so. */
    void admit(Collection<Long> users) {
        var all = settings.getHistory() == HistoryVisibility.WHOLE_HISTORY;
        for (var user : users) {
            var person = person(user);
            person.role = Role.MEMBER;
            person.wasMember = true;
            person.visibleFrom = all ? 1 : seq + 1;
            person.readSeq = Math.max(person.readSeq, seq + 1);
            person.readNo = Math.max(person.readNo, messageNo);
            person.markedUnread = false;
            // A device that was here before goes on from where it left.
            var from = person.visible.isEmpty() ? 1 : person.visible.last() + 1;
            LongStream.rangeClosed(all ? from : seq + 1, seq).forEach(person.visible::add);
            requests.remove(user);
        }
    }

    void dismiss(Collection<Long> users) {
        for (var user : users) {
            person(user).role = Role.ROLE_UNSPECIFIED;
        }
    }
}
