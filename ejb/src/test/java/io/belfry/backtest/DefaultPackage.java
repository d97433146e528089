package io.belfry.backtest;

import io.belfry.engine.Release;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import io.belfry.runbook.SampleReleases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The default runbooks as they stand in the source tree, and releases of them. */
public final class DefaultPackage {
  private static final Path FOLDER =
      Path.of(System.getProperty("belfry.runbooks", "../runbooks/src/main/resources/runbooks"));

  private DefaultPackage() {}

  /** The default runbooks in the order of their files, and some more. */
  public static Release with(Runbook... more) {
    List<Runbook> runbooks = new ArrayList<>(runbooks());
    runbooks.addAll(List.of(more));
    return ReleaseCompiler.compile(SampleReleases.policies(), runbooks);
  }

  /** The default runbooks, of which one says something else. */
  static Release withChanged(String runbook, UnaryOperator<String> change) {
    return ReleaseCompiler.compile(
        SampleReleases.policies(),
        read((id, text) -> id.equals(runbook) ? change.apply(text) : text));
  }

  /** The default runbooks in the order of their files. */
  public static List<Runbook> runbooks() {
    return read((id, text) -> text);
  }

  private static List<Runbook> read(BinaryOperator<String> change) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(file -> read(file, change))
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Runbook read(Path file, BinaryOperator<String> change) {
    try {
      String name = FOLDER.relativize(file).toString();
      String id = name.replaceFirst("\\.md$", "");
      return RunbookParser.parse(name, change.apply(id, Files.readString(file)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
