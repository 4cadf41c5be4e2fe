// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static im.yan.push.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.DeviceState;
import im.yan.schemas.v1.SessionOpened;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowAccountsTest {
    private static final long BOB = 2;

    private final PushDriver push = new PushDriver(Map.of("PUSH_DEVICES_PER_KIND", "1"));

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void aDeviceThatWasSignedOutLosesItsSessions() {
        open("old", "phone", 1);
        open("other", "laptop", 1);
        open("without a login", "phone", 0);
        push.sent();

        push.device(phone(2));

        assertThat(push.sent())
                .extracting(
                        sent -> sent.sessionIds().getFirst(),
                        sent -> sent.downlink().getClose())
                .containsExactly(tuple("old", CloseCode.DEVICE_SIGNED_OUT));
        assertThat(push.metric("yan.push.sessions")).isEqualTo(2);
    }

    @Test
    void aSignedOutLoginOpensNoSessionButTheNextLoginDoes() {
        push.device(phone(2));

        open("old", "phone", 1);
        open("new", "phone", 2);

        var sent = push.sent();
        assertThat(sent.getFirst().downlink().getClose()).isEqualTo(CloseCode.DEVICE_SIGNED_OUT);
        push.event(BOB, event("d:1:2", 1));
        assertThat(push.sent())
                .singleElement()
                .satisfies(one -> assertThat(one.sessionIds()).containsExactly("new"));
    }

    @Test
    void aDeletedDeviceIsForgotten() {
        push.device(phone(2));
        push.delete(Topics.DEVICES, "2/phone");

        open("old", "phone", 1);

        assertThat(push.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.hasHeads()).isTrue());
    }

    @Test
    void aDisabledAccountHasNoSessions() {
        open("open", "phone", 1);
        push.sent();

        push.account(bob().setStatus(AccountState.Status.DISABLED));
        open("later", "phone", 1);

        assertThat(push.sent())
                .extracting(
                        sent -> sent.sessionIds().getFirst(),
                        sent -> sent.downlink().getClose())
                .containsExactly(tuple("open", CloseCode.DISABLED), tuple("later", CloseCode.DISABLED));
        assertThat(push.metric("yan.push.sessions")).isZero();
        push.delete(Topics.ACCOUNTS, "2");
        open("again", "phone", 1);
        assertThat(push.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.hasHeads()).isTrue());
    }

    @Test
    void ofTwoDevicesOfOneKindTheEarlierMakesRoom() {
        open("phone-1", "phone", DeviceKind.MOBILE);
        open("phone-2", "phone", DeviceKind.MOBILE);
        open("laptop", "laptop", DeviceKind.DESKTOP);
        open("unknown-1", "", DeviceKind.DEVICE_KIND_UNSPECIFIED);
        open("unknown-2", "", DeviceKind.DEVICE_KIND_UNSPECIFIED);
        assertThat(push.sent()).noneMatch(sent -> sent.downlink().hasClose());

        open("tablet", "tablet", DeviceKind.MOBILE);

        assertThat(push.sent())
                .filteredOn(sent -> sent.downlink().hasClose())
                .extracting(
                        sent -> sent.sessionIds().getFirst(),
                        sent -> sent.downlink().getClose())
                .containsExactly(tuple("phone-1", CloseCode.REPLACED), tuple("phone-2", CloseCode.REPLACED));
        assertThat(push.metric("yan.push.sessions")).isEqualTo(4);
    }

    @Test
    void byDefaultThereIsRoomForAll() {
        try (var generous = new PushDriver()) {
            generous.open(session("a", "phone").setDevice(device("phone", DeviceKind.MOBILE)));
            generous.open(session("b", "tablet").setDevice(device("tablet", DeviceKind.MOBILE)));

            assertThat(generous.sent()).noneMatch(sent -> sent.downlink().hasClose());
        }
    }

    private void open(String sessionId, String deviceId, int generation) {
        push.open(session(sessionId, deviceId).setDeviceGeneration(generation));
    }

    private void open(String sessionId, String deviceId, DeviceKind kind) {
        push.open(session(sessionId, deviceId).setDevice(device(deviceId, kind)));
    }

    private static SessionOpened.Builder session(String sessionId, String deviceId) {
        return SessionOpened.newBuilder()
                .setUserId(BOB)
                .setSessionId(sessionId)
                .setConnectorEpoch(PushDriver.EPOCH)
                .setDevice(device(deviceId, DeviceKind.DEVICE_KIND_UNSPECIFIED));
    }

    private static Device device(String deviceId, DeviceKind kind) {
        return Device.newBuilder().setId(deviceId).setKind(kind).build();
    }

    private static DeviceState.Builder phone(int generation) {
        return DeviceState.newBuilder().setUserId(BOB).setDeviceId("phone").setGeneration(generation);
    }

    private static AccountState.Builder bob() {
        return AccountState.newBuilder().setUserId(BOB);
    }
}
