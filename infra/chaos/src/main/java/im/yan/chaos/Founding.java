// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.Account;
import im.yan.client.ApiException;
import im.yan.client.OperatorApi;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes groups through the product: accounts by the operator, the group by its owner's command. Everybody is in at first. */
final class Founding {
    static final String OPERATOR_KEY = "chaos-operator-key";

    private static final String DEVICE = "phone";
    private static final int CONNECTORS = 2;
    private static final Duration ACCOUNTS_KNOWN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN = Duration.ofMillis(100);

    private final Crowd crowd;
    private final OperatorApi operator;

    Founding(Crowd crowd) {
        this.crowd = crowd;
        this.operator = crowd.api().operator(OPERATOR_KEY);
    }

    /** A group of new users, a device each, spread over both connectors. */
    Group found(int number) throws InterruptedException {
        var strangers = accounts(number);
        var conversation = create(strangers, "chaos group " + number);
        var users = strangers.stream().map(user -> user.in(conversation)).toList();
        var staying = IntStream.range(1, Group.STAYING)
                .mapToObj(i -> crowd.add(users.get(i), DEVICE, i % CONNECTORS))
                .toList();
        var guests = IntStream.range(Group.STAYING, users.size())
                .mapToObj(i -> crowd.addGuest(users.get(i), DEVICE, i % CONNECTORS))
                .toList();
        return new Group(conversation, crowd.add(users.getFirst(), DEVICE, 0), staying, guests);
    }

    private List<User> accounts(int number) {
        var names = IntStream.range(0, Group.STAYING + Group.GUESTS)
                .mapToObj(i -> "chaos-g%d-%d".formatted(number, i))
                .toList();
        return operator.createAccounts(names).stream().map(this::user).toList();
    }

    private User user(Account account) {
        var device = Device.newBuilder().setId(DEVICE).setName(DEVICE).build();
        return new User(
                account.userId(), operator.token(account.userId(), device).token(), "");
    }

    /** A new account reaches the router through the change feed, a moment after it was made. */
    private String create(List<User> users, String name) throws InterruptedException {
        var command = ClientFrame.newBuilder().setCommand(creation(users, name)).build();
        var deadline = System.nanoTime() + ACCOUNTS_KNOWN_TIMEOUT.toNanos();
        while (true) {
            try {
                return crowd.api().command(users.getFirst().token(), command).getConversationId();
            } catch (ApiException e) {
                var passes = e.retryable() || e.code() == ErrorCode.RECIPIENT_UNKNOWN;
                if (!passes || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(TRY_AGAIN);
        }
    }

    private static CommandRequest.Builder creation(List<User> users, String name) {
        return CommandRequest.newBuilder()
                .setClientMsgId(UUID.randomUUID().toString())
                .setCreateGroup(CreateGroup.newBuilder()
                        .setSettings(
                                GroupSettings.newBuilder().setName(name).setHistory(HistoryVisibility.WHOLE_HISTORY))
                        .addAllMemberIds(
                                users.stream().skip(1).map(User::userId).toList()));
    }
}
