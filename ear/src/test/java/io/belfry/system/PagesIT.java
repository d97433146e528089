package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser loads before it shows anything. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PagesIT {
  private static final Pattern ASSET = Pattern.compile("/assets/[\\w.-]+\\.(?:js|css)");

  private final RunningServer server = RunningServer.get();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @DisplayName("scripts and styles come compressed to who takes that, and are the same to others")
  void scriptsAndStylesComeCompressed() throws Exception {
    List<String> assets =
        ASSET
            .matcher(server.send(server.request("/").GET()).text())
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(assets)
        .anyMatch(path -> path.endsWith(".js"))
        .anyMatch(path -> path.endsWith(".css"));
    for (String asset : assets) {
      HttpResponse<byte[]> packed =
          get(server.request(asset).header("Accept-Encoding", "gzip, br"));
      HttpResponse<byte[]> plain = get(server.request(asset));
      assertThat(packed.headers().firstValue("Content-Encoding")).as(asset).contains("gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).as(asset).isEmpty();
      assertThat(List.of(packed, plain))
          .allSatisfy(
              answer ->
                  assertThat(answer.headers().allValues("Vary"))
                      .as(asset)
                      .contains("Accept-Encoding"));
      assertThat(packed.body().length).as(asset).isLessThan(plain.body().length / 2);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
          .as(asset)
          .isEqualTo(plain.body());
    }
  }

  /** Their length would tell what is in them. */
  @Test
  void whatTheApiSaysIsNotCompressed() throws Exception {
    for (String path : List.of("/", "/api/v1/session", "/api/v1/runbooks/schema")) {
      assertThat(
              get(server.request(path).header("Accept-Encoding", "gzip"))
                  .headers()
                  .firstValue("Content-Encoding"))
          .as(path)
          .isEmpty();
    }
  }

  private HttpResponse<byte[]> get(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
