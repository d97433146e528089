package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts that rules keep, as bytes: the class, then its fields in the order of their names. A class
 * whose fields are others than when it was written is refused, so that no snapshot is misread.
 */
final class KeptCodec {
  private static final Map<String, Shape> SHAPES = new ConcurrentHashMap<>();

  /** What a class looks like: how it is made, and its fields. */
  private record Shape(Constructor<?> constructor, List<Field> fields, String signature) {}

  private KeptCodec() {}

  static void write(ByteWriter out, Kept fact) {
    out.text(fact.getClass().getName());
    out.text(signature(fact));
    writeFields(out, fact);
  }

  /** The fields of its class, with which it is read again. */
  static String signature(Kept fact) {
    return shape(fact).signature();
  }

  /** Only what is in its fields. */
  static void writeFields(ByteWriter out, Kept fact) {
    try {
      for (Field field : shape(fact).fields()) {
        write(out, field.getType(), field.get(fact));
      }
    } catch (IllegalAccessException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static Shape shape(Kept fact) {
    Class<?> type = fact.getClass();
    return SHAPES.computeIfAbsent(type.getName(), name -> of(type));
  }

  /** A fact that changes by itself. */
  static Kept copy(Kept fact) {
    ByteWriter out = new ByteWriter(512);
    write(out, fact);
    return read(new ByteReader(out.toByteArray()));
  }

  static Kept read(ByteReader in) {
    return read(in, in.text(), in.text());
  }

  /** A fact of a class, which had those fields when it was written. */
  static Kept read(ByteReader in, String name, String signature) {
    Shape shape = SHAPES.computeIfAbsent(name, KeptCodec::of);
    if (!signature.equals(shape.signature())) {
      throw new IllegalArgumentException(
          "Facts of class (%s) had the fields (%s) when the snapshot was taken, and have (%s) now"
              .formatted(name, signature, shape.signature()));
    }
    try {
      Kept fact = (Kept) shape.constructor().newInstance();
      for (Field field : shape.fields()) {
        field.set(fact, read(in, field.getType()));
      }
      return fact;
    } catch (ReflectiveOperationException refused) {
      throw new IllegalArgumentException(
          "Facts of class (%s) cannot be made".formatted(name), refused);
    }
  }

  private static Shape of(String name) {
    try {
      return of(Class.forName(name, true, Kept.class.getClassLoader()));
    } catch (ClassNotFoundException gone) {
      throw new IllegalArgumentException("There are no facts of class (%s)".formatted(name), gone);
    }
  }

  private static Shape of(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      List<Field> fields =
          Arrays.stream(type.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .sorted(Comparator.comparing(Field::getName))
              .toList();
      StringBuilder signature = new StringBuilder();
      for (Field field : fields) {
        field.setAccessible(true);
        signature.append(field.getName()).append(' ').append(field.getType().getName()).append(';');
      }
      return new Shape(constructor, fields, signature.toString());
    } catch (NoSuchMethodException missing) {
      throw new IllegalArgumentException(
          "Facts of class (%s) need a constructor without parameters".formatted(type.getName()),
          missing);
    }
  }

  private static void write(ByteWriter out, Class<?> type, @Nullable Object value) {
    if (type == long.class || type == int.class) {
      out.number(((Number) nonNull(value)).longValue());
    } else if (type == double.class) {
      out.number(Double.doubleToRawLongBits((Double) nonNull(value)));
    } else if (type == boolean.class) {
      out.number((Boolean) nonNull(value) ? 1 : 0);
    } else if (value == null) {
      out.number(-1);
    } else if (value instanceof String text) {
      out.number(0);
      out.text(text);
    } else if (value instanceof Enum<?> constant) {
      out.number(0);
      out.text(constant.name());
    } else if (value instanceof long[] numbers) {
      out.number(numbers.length);
      for (long number : numbers) {
        out.number(number);
      }
    } else if (value instanceof double[] numbers) {
      out.number(numbers.length);
      for (double number : numbers) {
        out.number(Double.doubleToRawLongBits(number));
      }
    } else {
      throw new IllegalArgumentException("Kept facts cannot hold a (%s)".formatted(type));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object read(ByteReader in, Class<?> type) {
    long number = in.number();
    if (type == long.class) {
      return number;
    } else if (type == int.class) {
      return (int) number;
    } else if (type == double.class) {
      return Double.longBitsToDouble(number);
    } else if (type == boolean.class) {
      return number != 0;
    } else if (number < 0) {
      return null;
    } else if (type == String.class) {
      return in.text();
    } else if (type.isEnum()) {
      return Enum.valueOf((Class) type, in.text());
    } else if (type == long[].class) {
      long[] numbers = new long[(int) number];
      Arrays.setAll(numbers, i -> in.number());
      return numbers;
    }
    double[] numbers = new double[(int) number];
    Arrays.setAll(numbers, i -> Double.longBitsToDouble(in.number()));
    return numbers;
  }

  private static Object nonNull(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }
}
