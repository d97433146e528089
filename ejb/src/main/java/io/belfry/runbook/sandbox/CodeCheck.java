package io.belfry.runbook.sandbox;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.MvelParser;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.ModifyStatement;
import org.drools.mvel.parser.printer.PrintUtil;

/** Holds expressions and consequences to a list of what they may be made of. */
final class CodeCheck {
  private static final int MOST_NODES = 2_000;
  private static final Set<Class<? extends Node>> PLAIN =
      Set.of(
          BlockStmt.class,
          EmptyStmt.class,
          ExpressionStmt.class,
          IfStmt.class,
          ModifyStatement.class,
          BinaryExpr.class,
          ConditionalExpr.class,
          EnclosedExpr.class,
          SimpleName.class);
  private static final Set<String> HOST = Set.of("drools", "kcontext", "kieContext", "this");

  private final Set<String> wrong = new LinkedHashSet<>();

  private CodeCheck() {}

  /** What is wrong with the right side of a rule. */
  static List<String> ofConsequence(String code) {
    CodeCheck check = new CodeCheck();
    try {
      check.all(MvelParser.parseBlock("{" + code + "}"));
    } catch (ParseProblemException | StackOverflowError broken) {
      check.wrong.add("has a consequence that cannot be read");
    }
    return new ArrayList<>(check.wrong);
  }

  /** What is wrong with a constraint of a pattern, which may bind a name. */
  static List<String> ofConstraint(String text) {
    CodeCheck check = new CodeCheck();
    String expression = text.replaceFirst("^\\s*\\$[A-Za-z_]\\w*\\s*:=?\\s*", "");
    try {
      check.all(DrlxParseUtil.parseExpression(expression).getExpr());
    } catch (ParseProblemException | StackOverflowError broken) {
      check.wrong.add("has a constraint that cannot be read (%s)".formatted(expression));
    }
    return new ArrayList<>(check.wrong);
  }

  private void all(Node root) {
    int nodes = 0;
    for (Node node : (Iterable<Node>) root.stream()::iterator) {
      if (++nodes > MOST_NODES) {
        wrong.add("has too much code in one place");
        return;
      }
      one(node);
    }
  }

  private void one(Node node) {
    if (node instanceof MethodCallExpr call) {
      call(call);
    } else if (node instanceof FieldAccessExpr access) {
      field(access);
    } else if (node instanceof NameExpr || node instanceof DrlNameExpr) {
      name(nameOf(node));
    } else if (node instanceof UnaryExpr unary) {
      if (Set.of("++", "--").contains(unary.getOperator().asString())) {
        wrong.add("changes a variable");
      }
    } else if (node instanceof AssignExpr) {
      wrong.add("changes a variable");
    } else if (!(node instanceof LiteralExpr) && !PLAIN.contains(node.getClass())) {
      wrong.add("uses " + word(node));
    }
  }

  private void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    Expression scope = call.getScope().orElse(null);
    boolean fine;
    if (scope == null) {
      fine =
          Allowed.SETTERS.contains(method)
              || Allowed.ACTIONS.contains(method)
              || Allowed.isQuestion(method);
    } else if (nameOf(scope).equals("decisions")) {
      fine = Allowed.DECISIONS.contains(method);
    } else {
      fine = Allowed.isQuestion(method) && !isType(scope);
    }
    if (!fine) {
      wrong.add(
          "calls (%s)"
              .formatted(scope == null ? method : PrintUtil.printNode(scope) + "." + method));
    }
  }

  private void field(FieldAccessExpr access) {
    Expression scope = access.getScope();
    boolean constant = isType(scope) && Allowed.isEnum(nameOf(scope));
    if (access.getNameAsString().equals("class") || (isType(scope) && !constant)) {
      wrong.add("names (%s)".formatted(PrintUtil.printNode(access)));
    }
  }

  private void name(String name) {
    if (HOST.contains(name)) {
      wrong.add("uses (%s)".formatted(name));
    } else if (isTypeName(name) && !Allowed.isEnum(name) && !Allowed.isFact(name)) {
      wrong.add("names (%s)".formatted(name));
    }
  }

  /** A class, or the package of one. */
  private static boolean isType(Expression scope) {
    return isTypeName(nameOf(scope))
        || (scope instanceof FieldAccessExpr access && isTypeName(access.getNameAsString()));
  }

  private static String nameOf(Node node) {
    if (node instanceof NameExpr name) {
      return name.getNameAsString();
    }
    return node instanceof DrlNameExpr name ? name.getNameAsString() : "";
  }

  private static boolean isTypeName(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  private static String word(Node node) {
    return node.getClass()
        .getSimpleName()
        .replaceAll("(Expr|Stmt|Expression|Statement)$", "")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
  }
}
