package io.belfry.runbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps of a procedure: numbered lines that begin in the first column, below a heading of
 * the second level that names a phase. What is indented below a step belongs to it.
 */
final class ProcedureParser {
  private static final Pattern HEADING = Pattern.compile("## +(.+?) *#*");
  private static final Pattern STEP = Pattern.compile("(\\d{1,4})[.)] +(\\S.*)");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.:;?!](\\s|$)");

  private final List<Procedure.Phase> phases = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<String> step = new ArrayList<>();
  private List<Procedure.Step> steps = new ArrayList<>();
  private Procedure.@Nullable Moment moment;
  private int number;

  private ProcedureParser() {}

  static Procedure parse(String body) {
    ProcedureParser parser = new ProcedureParser();
    boolean code = false;
    for (String line : body.lines().toList()) {
      boolean fence = FENCE.matcher(line).matches();
      code ^= fence;
      parser.line(line, code || fence);
    }
    parser.endPhase();
    return new Procedure(body, List.copyOf(parser.phases));
  }

  private void line(String line, boolean code) {
    Matcher heading = HEADING.matcher(line);
    Matcher start = STEP.matcher(line);
    if (!code && heading.matches()) {
      endPhase();
      moment = momentOf(heading.group(1));
    } else if (moment != null && !code && start.matches()) {
      endStep();
      number = Integer.parseInt(start.group(1));
      step.add(start.group(2));
    } else if (!step.isEmpty()) {
      if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t") && wasBlank()) {
        endStep();
      } else {
        step.add(line);
      }
    }
  }

  private boolean wasBlank() {
    return step.get(step.size() - 1).isBlank();
  }

  private void endPhase() {
    endStep();
    if (moment != null && !steps.isEmpty()) {
      phases.add(new Procedure.Phase(moment, List.copyOf(steps)));
    }
    moment = null;
    steps = new ArrayList<>();
  }

  private void endStep() {
    if (moment != null && !step.isEmpty()) {
      String text = String.join("\n", step).stripTrailing();
      steps.add(new Procedure.Step(idOf(moment, text), number, text));
    }
    step.clear();
  }

  private String idOf(Procedure.Moment phase, String text) {
    String words = text.replaceAll("\\s+", " ");
    Matcher end = END_OF_SENTENCE.matcher(words);
    String sentence = end.find() ? words.substring(0, end.start()) : words;
    String slug = phase.heading().toLowerCase(Locale.ROOT).replace(' ', '-');
    String id = slug + "-" + digest(sentence);
    String unique = id;
    for (int copy = 2; !ids.add(unique); copy++) {
      unique = id + "-" + copy;
    }
    return unique;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256", absent);
    }
  }

  private static Procedure.@Nullable Moment momentOf(String heading) {
    for (Procedure.Moment each : Procedure.Moment.values()) {
      if (each.heading().equalsIgnoreCase(heading)) {
        return each;
      }
    }
    return null;
  }
}
