package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAddressesTest {
  private static final String FIELD = "url";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "2002:0a00:0001::1",
        "2001:0:1::1",
        "2001:db8::1",
        "fec0::1"
      })
  void privateNetworksAreRefused(String place) {
    OutboundAddresses strict = resolvingTo(place);
    assertThatThrownBy(() -> strict.check(FIELD, URI.create("https://hook.example/x")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("hook.example")
        .hasMessageContaining("private network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "192.167.1.1",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "2002:0808:0808::1"
      })
  void thePublicInternetIsAllowed(String place) {
    OutboundAddresses strict = resolvingTo(place);
    assertThatCode(() -> strict.check(FIELD, URI.create("https://hook.example/x")))
        .doesNotThrowAnyException();
  }

  @Test
  void oneGoodAddressDoesNotExcuseABadOne() {
    OutboundAddresses strict = resolvingTo("8.8.8.8", "10.0.0.1");
    assertThatThrownBy(() -> strict.check(FIELD, URI.create("https://hook.example/x")))
        .isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hook.example/x",
        "ftp://hook.example",
        "file:///etc/passwd",
        "hook.example",
        "",
        "https://",
        "https:///x",
        "https://user:secret@hook.example/x",
        "https://hook.example/x#y",
        "https://hook example/",
        "//hook.example/x"
      })
  void whatIsNoPlainHttpsAddressIsRefused(String text) {
    OutboundAddresses strict = resolvingTo("8.8.8.8");
    assertThatThrownBy(() -> strict.read(FIELD, text))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(ErrorCode.INVALID_VALUE);
              assertThat(fault.errors().get(0).field()).isEqualTo(FIELD);
              assertThat(fault.detail()).doesNotContain("secret");
            });
    assertThatThrownBy(() -> strict.read(FIELD, "https://a/" + "x".repeat(2_000)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void anUnknownHostIsSaidToBe() {
    OutboundAddresses strict =
        new OutboundAddresses(
            false,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> strict.check(FIELD, URI.create("https://nowhere.example/")))
        .hasMessageContaining("nowhere.example");
  }

  @Test
  void anAdministratorMayAllowWhatIsNear() {
    OutboundAddresses open =
        new OutboundAddresses(new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get));
    URI address = open.read(FIELD, " http://127.0.0.1:8099/ping ");
    assertThat(address).hasHost("127.0.0.1").hasPort(8099);
    assertThatCode(() -> open.check(FIELD, address)).doesNotThrowAnyException();
    assertThatThrownBy(() -> open.read(FIELD, "ftp://127.0.0.1/")).isInstanceOf(Fault.class);
  }

  @Test
  void literalsNeedNoNameServer() {
    OutboundAddresses strict = new OutboundAddresses(new Settings(name -> null));
    assertThatThrownBy(() -> strict.check(FIELD, strict.read(FIELD, "https://127.0.0.1/")))
        .hasMessageContaining("private network");
    assertThatThrownBy(() -> strict.check(FIELD, strict.read(FIELD, "https://[::1]:8443/")))
        .hasMessageContaining("private network");
  }

  private static OutboundAddresses resolvingTo(String... places) {
    return new OutboundAddresses(
        false,
        host -> {
          InetAddress[] found = new InetAddress[places.length];
          for (int i = 0; i < places.length; i++) {
            found[i] = InetAddress.getByName(places[i]);
          }
          return found;
        });
  }
}
