package io.belfry.runbook.sandbox;

import io.belfry.runbook.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BehaviorDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads rules without compiling them, and refuses whatever is not known to be harmless. Facts are
 * named without imports; the compiler adds those itself.
 */
public final class SourceCheck {
  /** How much one file may hold. */
  static final int LONGEST = 64 * 1024;

  static final int MOST_RULES = 100;

  /** Its parser descends once for each open bracket. */
  private static final int DEEPEST = 60;

  private static final Set<String> ATTRIBUTES = Set.of("salience", "enabled");
  private static final Pattern LITERAL = Pattern.compile("-?\\d{1,4}|true|false");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"\\\\]{1,200}");

  private final String file;
  private final List<Flaw> flaws = new ArrayList<>();

  private SourceCheck(String file) {
    this.file = file;
  }

  /** What is wrong with a file of rules; nothing when it may be compiled. */
  public static List<Flaw> of(String file, String drl) {
    SourceCheck check = new SourceCheck(file);
    check.file(drl);
    return check.flaws;
  }

  /** The names of the rules in a file that has been checked. */
  public static List<String> names(String drl) {
    try {
      return new DrlParser(LanguageLevelOption.DRL6)
          .parse(false, drl).getRules().stream().map(RuleDescr::getName).toList();
    } catch (DroolsParserException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** What the server writes above checked rules, so that they know facts by their names. */
  public static String imports() {
    return Allowed.imports();
  }

  private void file(String drl) {
    if (drl.length() > LONGEST) {
      flaw(0, "has %d letters".formatted(drl.length()), "Write at most %d.".formatted(LONGEST));
      return;
    }
    if (deepest(drl) > DEEPEST) {
      flaw(0, "is nested too deep", "Nest at most %d brackets.".formatted(DEEPEST));
      return;
    }
    // Java decodes these before it looks for anything else, the other parsers do not.
    if (drl.contains("\\u")) {
      flaw(0, "writes letters as \\u escapes", "Write the letters themselves.");
      return;
    }
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr rules;
    try {
      rules = parser.parse(false, drl);
    } catch (DroolsParserException | RuntimeException | StackOverflowError broken) {
      flaw(0, "cannot be read: " + firstLine(broken.getMessage()), "Mend it.");
      return;
    }
    if (parser.hasErrors() || rules == null) {
      parser
          .getErrors()
          .forEach(
              error -> flaw(line(error.getLines()), firstLine(error.getMessage()), "Mend it."));
      return;
    }
    declarations(rules);
    rules.getRules().forEach(this::rule);
  }

  private void declarations(PackageDescr rules) {
    for (ImportDescr each : rules.getImports()) {
      refuse(each, "imports " + each.getTarget(), "Leave it out; facts are known by their names.");
    }
    rules.getFunctionImports().forEach(each -> refuse(each, "imports a function", "Leave it out."));
    rules
        .getAccumulateImports()
        .forEach(each -> refuse(each, "imports an accumulator", "Leave it out."));
    rules
        .getFunctions()
        .forEach(each -> refuse(each, "has a function", "Write what it does in rules."));
    rules
        .getTypeDeclarations()
        .forEach(each -> refuse(each, "declares a type", "Use the facts that there are."));
    rules
        .getEnumDeclarations()
        .forEach(each -> refuse(each, "declares an enum", "Use the facts that there are."));
    rules
        .getWindowDeclarations()
        .forEach(each -> refuse(each, "declares a window", "Use a threshold."));
    rules
        .getEntryPointDeclarations()
        .forEach(each -> refuse(each, "declares an entry point", "Leave it out."));
    for (GlobalDescr each : rules.getGlobals()) {
      refuse(each, "has a global", "Leave it out; decisions is there by itself.");
    }
    rules
        .getAttributes()
        .forEach(
            each ->
                refuse(each, "sets (%s) for all rules".formatted(each.getName()), "Leave it out."));
    if (rules.getUnit() != null) {
      flaw(1, "declares a unit", "Leave it out.");
    }
    if (!rules.getName().isEmpty()) {
      flaw(
          1,
          "names the package (%s)".formatted(rules.getName()),
          "Leave it out; the server names it.");
    }
    if (rules.getRules().size() > MOST_RULES) {
      flaw(
          0,
          "has %d rules".formatted(rules.getRules().size()),
          "Write at most %d.".formatted(MOST_RULES));
    }
  }

  private void rule(RuleDescr rule) {
    if (!NAME.matcher(rule.getName()).matches()) {
      refuse(rule, "has a rule whose name is long or has control characters", "Write a sentence.");
    }
    if (rule.getName().startsWith("Runbook ")) {
      refuse(rule, "is called like a runbook's", "Begin with another word.");
    }
    if (rule.getParentName() != null) {
      refuse(rule, "has a rule that extends another", "Write it out.");
    }
    if (rule.isQuery()) {
      refuse(rule, "has a query", "Write a rule.");
    }
    rule.getAttributes()
        .forEach(
            (name, attribute) -> {
              if (!ATTRIBUTES.contains(name)) {
                refuse(
                    rule,
                    "uses the attribute (%s)".formatted(name),
                    "Known are salience and enabled.");
              } else if (!LITERAL.matcher(attribute.getValue()).matches()) {
                refuse(rule, "computes its " + name, "Write a number, true or false.");
              }
            });
    if (!rule.getAnnotationNames().isEmpty()) {
      refuse(rule, "has annotations", "Leave them out.");
    }
    if (!rule.getNamedConsequences().isEmpty()) {
      refuse(rule, "has named consequences", "Write a rule for each.");
    }
    if (rule.getLhs() != null) {
      condition(rule, rule.getLhs());
    }
    Object consequence = rule.getConsequence();
    for (String wrong :
        CodeCheck.ofConsequence(consequence == null ? "" : consequence.toString())) {
      refuse(rule, wrong, "A consequence decides: decisions.…, insert, delete, modify and if.");
    }
  }

  private void condition(RuleDescr rule, BaseDescr part) {
    if (part instanceof PatternDescr pattern) {
      pattern(rule, pattern);
    } else if (part instanceof ForallDescr forall) {
      forall.getDescrs().forEach(each -> condition(rule, each));
    } else if (part instanceof AccumulateDescr) {
      refuse(rule, "accumulates", "Use a threshold, or an expectation.");
    } else if (part instanceof ConditionalElementDescr element && isKnown(part)) {
      element.getDescrs().forEach(each -> condition(rule, (BaseDescr) each));
    } else {
      refuse(
          rule,
          "uses %s".formatted(word(part)),
          "Write patterns of facts, with and, or, not, exists and forall.");
    }
  }

  private static boolean isKnown(BaseDescr part) {
    return Set.of("AndDescr", "OrDescr", "NotDescr", "ExistsDescr")
        .contains(part.getClass().getSimpleName());
  }

  private void pattern(RuleDescr rule, PatternDescr pattern) {
    if (!Allowed.isFact(pattern.getObjectType())) {
      refuse(
          rule,
          "looks for (%s), which is no fact".formatted(pattern.getObjectType()),
          "Known are %s.".formatted(Allowed.facts()));
    }
    if (pattern.getSource() != null) {
      refuse(rule, "takes facts from elsewhere", "Leave from out.");
    }
    for (BehaviorDescr each : pattern.getBehaviors()) {
      refuse(rule, "has a window over %s".formatted(each.getType()), "Use a threshold.");
    }
    if (!pattern.getAnnotationNames().isEmpty()) {
      refuse(rule, "has annotations", "Leave them out.");
    }
    for (BaseDescr each : pattern.getDescrs()) {
      if (each instanceof ExprConstraintDescr constraint) {
        for (String wrong : CodeCheck.ofConstraint(constraint.getExpression())) {
          refuse(
              rule, wrong, "A constraint compares fields with ==, !=, <, <=, >, >= and literals.");
        }
      } else {
        refuse(rule, "uses %s in a pattern".formatted(word(each)), "Write plain constraints.");
      }
    }
  }

  private static String word(BaseDescr part) {
    return part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
  }

  private static int deepest(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private void refuse(BaseDescr where, String reason, String remedy) {
    String of = where instanceof RuleDescr rule ? "rule (%s) ".formatted(rule.getName()) : "";
    flaw(Math.max(0, where.getLine()), of + reason, remedy);
  }

  private void flaw(int line, String reason, String remedy) {
    flaws.add(new Flaw(file, line, null, reason, remedy));
  }

  private static int line(int[] lines) {
    return lines.length == 0 ? 0 : Math.max(0, lines[0]);
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "it is no rule" : text.lines().findFirst().orElse("it is no rule");
  }
}
