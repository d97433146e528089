package io.belfry.rulepackage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** What stands in the files of one version and not in those of another, line by line. */
public final class TextDifference {
  /** Beyond so many pairs of lines a file counts as written anew. */
  private static final long MOST_PAIRS = 4_000_000;

  private TextDifference() {}

  /**
   * A file that differs.
   *
   * @param lines those that are the same left out; each begins with - for before or + for after
   */
  public record FileDifference(String path, List<String> lines) {}

  /** Compares all files. */
  public static List<FileDifference> of(
      SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
    List<FileDifference> differences = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      List<String> changed = compare(lines(before, path), lines(after, path));
      if (!changed.isEmpty()) {
        differences.add(new FileDifference(path, changed));
      }
    }
    return differences;
  }

  private static List<String> lines(Map<String, byte[]> files, String path) {
    byte[] content = files.get(path);
    return content == null
        ? List.of()
        : new String(content, StandardCharsets.UTF_8).lines().toList();
  }

  static List<String> compare(List<String> before, List<String> after) {
    int start = 0;
    int least = Math.min(before.size(), after.size());
    while (start < least && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    return middle(
        before.subList(start, before.size() - end), after.subList(start, after.size() - end));
  }

  /** By the longest common subsequence. */
  private static List<String> middle(List<String> before, List<String> after) {
    List<String> changed = new ArrayList<>();
    int n = before.size();
    int m = after.size();
    if ((long) n * m > MOST_PAIRS) {
      before.forEach(line -> changed.add("-" + line));
      after.forEach(line -> changed.add("+" + line));
      return changed;
    }
    int[][] common = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1])) {
        changed.add("-" + before.get(i++));
      } else {
        changed.add("+" + after.get(j++));
      }
    }
    return changed;
  }
}
