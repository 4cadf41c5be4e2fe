// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.ConnectionState;
import im.yan.client.YanClient;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One user's devices: what one does shows on the others, and one signs out another. */
@ExtendWith(WholeStack.class)
class DevicesIT {
    private static final Device PHONE = device("phone-1", "Ann's phone", DeviceKind.MOBILE);
    private static final Device LAPTOP = device("laptop-1", "Ann's laptop", DeviceKind.DESKTOP);

    private final WholeStack whole;
    private final WholeStack.User ann;
    private final WholeStack.User ben;

    DevicesIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("owner-of-devices", 2);
        ann = users.get(0);
        ben = users.get(1);
    }

    @Test
    void whatOneDeviceSendsAndReadsShowsOnTheOther() throws Exception {
        var onPhone = new Witness();
        var onLaptop = new Witness();
        try (var phone = connect(PHONE, 0, onPhone);
                var laptop = connect(LAPTOP, 1, onLaptop);
                var bens = Person.on(whole, ben, 0)) {
            var group = done(phone.groups().create("us", List.of(ben.userId()))).getConversationId();
            done(phone.send(group, "from the phone"));
            var reply = done(bens.in(group).send("to both"));
            eventually().until(() -> onLaptop.textsIn(group).size() == 2);

            laptop.markRead(group, reply.getSeq(), reply.getMessageNo());

            eventually().untilAsserted(() -> {
                assertThat(onLaptop.textsIn(group)).containsExactly("from the phone", "to both");
                assertThat(onPhone.textsIn(group)).containsExactly("from the phone", "to both");
                assertThat(onPhone.read)
                        .anySatisfy(position -> assertThat(position.getSeq()).isEqualTo(reply.getSeq()));
                assertThat(onPhone.lastUnreadIn(group))
                        .hasValueSatisfying(
                                count -> assertThat(count.getUnread()).isZero());
            });
        }
    }

    @Test
    void aDeviceSignedOutFromAnotherIsOutEverywhere() throws Exception {
        var onPhone = new Witness();
        var phoneToken = token(PHONE);
        var laptopToken = token(LAPTOP);
        try (var phone = connect(PHONE, phoneToken, 0, onPhone);
                var laptop = connect(LAPTOP, laptopToken, 1, new Witness())) {
            eventually().until(() -> phone.state() == ConnectionState.OPEN && laptop.state() == ConnectionState.OPEN);
            assertThat(whole.api().devices(laptopToken))
                    .filteredOn(device -> !device.signedOut())
                    .extracting(device -> device.deviceId() + " " + device.kind() + " " + device.current())
                    .contains("phone-1 MOBILE false", "laptop-1 DESKTOP true");

            whole.api().signOut(laptopToken, "phone-1");

            eventually().untilAsserted(() -> {
                assertThat(onPhone.closed).contains(CloseCode.DEVICE_SIGNED_OUT.getNumber());
                assertThat(phone.state()).isEqualTo(ConnectionState.CLOSED);
                assertThat(Refusal.codeOf(() -> whole.api().devices(phoneToken)))
                        .isEqualTo("SIGNED_OUT");
            });
            assertThat(laptop.state()).isEqualTo(ConnectionState.OPEN);
            var late = new Witness();
            try (var again = connect(PHONE, phoneToken, 1, late)) {
                eventually().untilAsserted(() -> {
                    assertThat(again.state()).isEqualTo(ConnectionState.CLOSED);
                    assertThat(late.closed).contains(CloseCode.DEVICE_SIGNED_OUT.getNumber());
                });
            }
        }
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        var user = whole.newUsers("disabled", 1).getFirst();
        var saw = new Witness();
        try (var device = whole.device(user, 1, saw)) {
            eventually().until(() -> device.state() == ConnectionState.OPEN);

            whole.api().operator(WholeStack.OPERATOR_KEY).setStatus(user.userId(), AccountState.Status.DISABLED);

            eventually().untilAsserted(() -> {
                assertThat(saw.closed).contains(CloseCode.DISABLED.getNumber());
                assertThat(Refusal.codeOf(() -> whole.api().me(user.token()))).isEqualTo("ACCOUNT_DISABLED");
            });
        }
    }

    @Test
    void ofTooManyDevicesOfOneKindTheOldestIsOut() {
        var user = whole.newUsers("many-phones", 1).getFirst();
        var first = new Witness();
        var others = new Witness();
        try (var oldest = whole.device(token(user, phone(1)), phone(1), 0, first)) {
            eventually().until(() -> oldest.state() == ConnectionState.OPEN);
            try (var second = whole.device(token(user, phone(2)), phone(2), 1, others);
                    var laptop = whole.device(token(user, LAPTOP), LAPTOP, 0, others)) {
                eventually()
                        .until(() -> second.state() == ConnectionState.OPEN && laptop.state() == ConnectionState.OPEN);
                assertThat(first.closed).isEmpty();

                try (var third = whole.device(token(user, phone(3)), phone(3), 1, others)) {
                    eventually()
                            .untilAsserted(
                                    () -> assertThat(first.closed).containsExactly(CloseCode.REPLACED.getNumber()));
                    assertThat(List.of(second, laptop, third))
                            .extracting(YanClient::state)
                            .containsOnly(ConnectionState.OPEN);
                    assertThat(others.closed).isEmpty();
                }
            }
        }
    }

    private static Device phone(int number) {
        return device("phone-" + number, "a phone", DeviceKind.MOBILE);
    }

    private YanClient connect(Device device, int connector, Witness witness) {
        return connect(device, token(device), connector, witness);
    }

    private YanClient connect(Device device, String token, int connector, Witness witness) {
        return whole.device(token, device, connector, witness);
    }

    private String token(Device device) {
        return token(ann, device);
    }

    private String token(WholeStack.User user, Device device) {
        return whole.api()
                .operator(WholeStack.OPERATOR_KEY)
                .token(user.userId(), device)
                .token();
    }

    private static Device device(String id, String name, DeviceKind kind) {
        return Device.newBuilder().setId(id).setName(name).setKind(kind).build();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
