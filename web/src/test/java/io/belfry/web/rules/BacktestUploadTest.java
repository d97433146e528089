package io.belfry.web.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestUploadTest {
  private static final String FORM = "multipart/form-data; boundary=b1";

  private static BacktestUpload read(String contentType, String body) throws IOException {
    return BacktestUpload.of(
        contentType, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Fault refused(String contentType, String body) {
    Fault fault = catchThrowableOfType(Fault.class, () -> read(contentType, body));
    assertThat(fault).as(body).isNotNull();
    return fault;
  }

  private static String part(String name, String content) {
    return "--b1\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a;b.txt\"\r\n"
            .formatted(name)
        + "Content-Type: application/octet-stream\r\n\r\n"
        + content
        + "\r\n";
  }

  private static String alertsOf(BacktestUpload upload) throws IOException {
    String alerts = Files.readString(upload.alerts());
    assertThat(upload.size()).isEqualTo(alerts.length());
    upload.discard();
    assertThat(upload.alerts()).doesNotExist();
    return alerts;
  }

  @Test
  void linesAloneAreTheAlertsAsTheyAre() throws IOException {
    BacktestUpload upload = read("application/x-ndjson; charset=utf-8", "{}\n--b1\n");
    assertThat(alertsOf(upload)).isEqualTo("{}\n--b1\n");
    assertThat(upload.catalogue()).isNull();
  }

  @Test
  void aFormHasTheAlertsAndPerhapsACatalogueInAnyOrder() throws IOException {
    String catalogue = "services:\r\n  - name: \"ü --b1\"\r\n\r\n";
    BacktestUpload both =
        read(FORM, part("catalogue", catalogue) + part("alerts", "{}\n") + "--b1--\r\n");
    assertThat(alertsOf(both)).isEqualTo("{}\n");
    assertThat(both.catalogue()).isEqualTo(catalogue);
    BacktestUpload quoted =
        read(
            "Multipart/Form-Data; charset=x; boundary=\"b1\"",
            "a preamble\r\n" + part("alerts", "{}") + part("catalogue", "") + "--b1--");
    assertThat(alertsOf(quoted)).isEqualTo("{}");
    assertThat(quoted.catalogue()).isEmpty();
    BacktestUpload none = read(FORM, part("alerts", "") + "--b1--");
    assertThat(none.catalogue()).isNull();
    assertThat(alertsOf(none)).isEmpty();
  }

  @Test
  void aFormThatLacksOrAddsSomethingIsRefusedByItsName() {
    assertThat(refused(FORM, part("catalogue", "cis: []") + "--b1--").code())
        .isEqualTo(ErrorCode.MISSING_FIELD);
    Fault other = refused(FORM, part("alert", "{}") + "--b1--");
    assertThat(other.errors().get(0).reason()).contains("(alert)");
    assertThat(other.errors().get(0).remedy()).contains("alerts and catalogue");
    Fault twice = refused(FORM, part("alerts", "{}") + part("alerts", "{}") + "--b1--");
    assertThat(twice.errors().get(0).reason()).contains("twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b1",
        "--b1\r\n",
        "--b1\r\n\r\n\r\n--b1--",
        "--b1x\r\nContent-Disposition: form-data; name=\"alerts\"\r\n\r\n{}\r\n--b1--",
        "--b1\r\nContent-Disposition: form-data; name=\"alerts\"\r\n\r\n{}",
        "--b1\r\nContent-Disposition: form-data; name=\"alerts\"\r\n\r\n{}\r\n--b1",
        "--b1\r\nX: name=\"alerts\"\r\n\r\n{}\r\n--b1--"
      })
  void whatIsNoFormIsRefused(String body) {
    Fault fault = refused(FORM, body);
    assertThat(fault.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(fault.errors().get(0).remedy()).contains("-F alerts=");
  }

  @Test
  void aFormNeedsABoundaryAndItsCatalogueUtf8() {
    assertThat(refused("multipart/form-data", part("alerts", "{}") + "--b1--").errors().get(0))
        .satisfies(error -> assertThat(error.reason()).contains("boundary"));
    byte[] latin =
        (part("alerts", "{}") + part("catalogue", "# ü") + "--b1--")
            .getBytes(StandardCharsets.ISO_8859_1);
    Fault encoding =
        catchThrowableOfType(
            Fault.class, () -> BacktestUpload.of(FORM, new ByteArrayInputStream(latin)));
    assertThat(encoding.detail()).contains("UTF-8");
  }
}
