package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static List<String> numbered(InputStream file) throws IOException {
    Lines lines = new Lines(file);
    List<String> found = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      found.add(lines.number() + ":" + line);
    }
    return found;
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesHaveTheirNumbersAndNoSpaceAroundThem() throws IOException {
    assertThat(numbered(file("a\r\n\n  b \n\t\nü"))).containsExactly("1:a", "3:b", "5:ü");
    assertThat(numbered(file("a\n"))).containsExactly("1:a");
    assertThat(numbered(file(""))).isEmpty();
    assertThat(numbered(file("\n\n"))).isEmpty();
  }

  @Test
  void aLineMayBeLongerThanWhatIsReadAtOnce() throws IOException {
    String longer = "ü".repeat(100_000);
    assertThat(numbered(file("a\n" + longer + "\nb"))).containsExactly("1:a", "2:" + longer, "3:b");
  }

  @Test
  void piecesOfAnySizeAreTheSame() throws IOException {
    InputStream drops =
        new FilterInputStream(file("first\n\nthird")) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(1, length));
          }
        };
    assertThat(numbered(drops)).containsExactly("1:first", "3:third");
  }

  @Test
  void whatWasReadIsCounted() throws IOException {
    Lines lines = new Lines(file("ab\nc"));
    assertThat(lines.next()).isEqualTo("ab");
    assertThat(lines.next()).isEqualTo("c");
    assertThat(lines.next()).isNull();
    assertThat(lines.bytes()).isEqualTo(4);
  }
}
