package io.belfry.runbook.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What generated classes may use of Java. */
final class JavaCalls {
  /** Types that may be named; what may be called of them stands below. */
  private static final Set<String> TYPES =
      Set.of(
          "java/lang/Object",
          "java/lang/String",
          "java/lang/CharSequence",
          "java/lang/Comparable",
          "java/lang/Enum",
          "java/lang/Number",
          "java/lang/Boolean",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Exception",
          "java/lang/RuntimeException",
          "java/lang/IllegalArgumentException",
          "java/lang/System",
          "java/lang/StringBuilder",
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/MethodHandles",
          "java/lang/invoke/MethodHandles$Lookup",
          "java/lang/invoke/SerializedLambda",
          "java/io/Serializable",
          "java/util/ArrayList",
          "java/util/Arrays",
          "java/util/Collections",
          "java/util/HashMap",
          "java/util/List",
          "java/util/Map",
          "java/util/Objects",
          "java/time/format/DateTimeFormatter",
          "java/time/format/DateTimeFormatterBuilder",
          "java/util/Locale",
          "org/drools/util/DateUtils",
          "java/time/LocalDate");

  /** Owner, method and descriptor, or all methods of an owner by a dot at the end. */
  private static final Set<String> MEMBERS =
      Set.of(
          "java/lang/Object.<init>()V",
          "java/lang/Object.equals(Ljava/lang/Object;)Z",
          "java/lang/Object.hashCode()I",
          "java/lang/RuntimeException.<init>(Ljava/lang/String;)V",
          "java/lang/IllegalArgumentException.<init>(Ljava/lang/String;)V",
          "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
          "java/lang/Enum.valueOf(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;",
          "java/lang/Enum.<init>(Ljava/lang/String;I)V",
          "java/lang/invoke/LambdaMetafactory.",
          "java/lang/invoke/StringConcatFactory.",
          "java/lang/invoke/SerializedLambda.",
          "java/lang/String.",
          "java/lang/CharSequence.",
          "java/lang/Comparable.compareTo(Ljava/lang/Object;)I",
          "java/lang/Enum.compareTo(Ljava/lang/Enum;)I",
          "java/lang/Enum.equals(Ljava/lang/Object;)Z",
          "java/lang/Enum.hashCode()I",
          "java/lang/Enum.name()Ljava/lang/String;",
          "java/lang/Enum.ordinal()I",
          "java/lang/Enum.toString()Ljava/lang/String;",
          "java/lang/Number.",
          "java/lang/Boolean.",
          "java/lang/Integer.",
          "java/lang/Long.",
          "java/lang/Double.",
          "java/lang/StringBuilder.",
          "java/time/format/DateTimeFormatterBuilder.",
          "java/util/Locale.ENGLISH:Ljava/util/Locale;",
          "org/drools/util/DateUtils.getDateFormatMask()Ljava/lang/String;",
          "java/util/ArrayList.",
          "java/util/Arrays.asList([Ljava/lang/Object;)Ljava/util/List;",
          "java/util/Collections.",
          "java/util/HashMap.",
          "java/util/List.",
          "java/util/Map.",
          "java/util/Objects.equals(Ljava/lang/Object;Ljava/lang/Object;)Z",
          "java/util/Objects.hash([Ljava/lang/Object;)I");

  /** Of those that may be called, what takes long, grows without bound, or leads elsewhere. */
  private static final Map<String, List<String>> NEVER =
      Map.of(
          "java/lang/String.",
          List.of("matches", "replaceAll", "replaceFirst", "split", "repeat", "intern", "format"),
          "java/lang/Integer.",
          List.of("getInteger"),
          "java/lang/Long.",
          List.of("getLong"),
          "java/lang/Boolean.",
          List.of("getBoolean"));

  private JavaCalls() {}

  static boolean isKnown(String type) {
    return TYPES.contains(type);
  }

  /** Such as {@code java/lang/String.length()I}. */
  static boolean mayUse(String member) {
    int dot = member.indexOf('.');
    String owner = member.substring(0, dot + 1);
    String method = member.substring(dot + 1).replaceFirst("[(:].*", "");
    return (MEMBERS.contains(owner) || MEMBERS.contains(member))
        && !NEVER.getOrDefault(owner, List.of()).contains(method);
  }
}
