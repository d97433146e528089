package io.belfry.replay;

import io.belfry.engine.Release;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookException;
import io.belfry.runbook.RunbookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replays a file of alarms through the policies and the runbooks of this build, and prints what
 * came of them. Argument: the file. Exits with 1 at the first violation, and with 2 when the file
 * cannot be read.
 */
public final class Replay {
  private Replay() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (args.length != 1 || args[0].isBlank()) {
      System.err.println("Say which file: -Dbelfry.alarms=FILE");
      return 2;
    }
    try {
      List<Alarm> alarms = AlarmFile.read(Path.of(args[0]));
      Release release = shipped();
      System.out.println("Nobody closes an event:");
      System.out.println(AlarmReplay.run(release, alarms, false).text());
      System.out.println("What is cleared is closed at the end of each day:");
      System.out.println(AlarmReplay.run(release, alarms, true).text());
      System.out.println(
          "Checked after each step: every open pair is in an event or held, nothing that is over"
              + " fires. At the end: one fate for each alert, and all sums.");
      return 0;
    } catch (Violation found) {
      System.err.println("VIOLATION: " + found.getMessage());
      return 1;
    } catch (IOException | RunbookException unreadable) {
      System.err.println(unreadable.getMessage());
      return 2;
    }
  }

  private static Release shipped() throws IOException {
    Path folder = Path.of(System.getProperty("belfry.runbooks"));
    List<Runbook> runbooks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
        runbooks.add(
            RunbookParser.parse(folder.relativize(file).toString(), Files.readString(file)));
      }
    }
    return ReleaseCompiler.compile(
        Files.readAllBytes(Path.of(System.getProperty("belfry.policies"))),
        PackageReader.inOrder(runbooks));
  }
}
