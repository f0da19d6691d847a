package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.primitives.UnsignedLong;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares with dev.cel, the CEL of the language's authors for Java: accepted or refused, type,
 * value or error. Where both differ, a pattern of {@code dev-cel-differences.tsv} must say why; the
 * API server speaks cel-go, so where these two differ we follow the latter.
 */
class DevCelOracleTest {

  private record Difference(Pattern expression, Pattern answers, String reason) {}

  private static final Cel ORACLE = oracle();

  private static Cel oracle() {
    CelOptions options =
        CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableOptionalSyntax(true)
            .enableHiddenAccumulatorVar(true)
            .build();
    return CelFactory.standardCelBuilder()
        .setOptions(options)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addCompilerLibraries(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.lists(),
            CelExtensions.sets(options),
            CelExtensions.comprehensions())
        .addRuntimeLibraries(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.lists(),
            CelExtensions.sets(options),
            CelExtensions.comprehensions())
        .addVar("i", SimpleType.INT)
        .addVar("u", SimpleType.UINT)
        .addVar("d", SimpleType.DOUBLE)
        .addVar("s", SimpleType.STRING)
        .addVar("b", SimpleType.BOOL)
        .addVar("by", SimpleType.BYTES)
        .addVar("x", SimpleType.DYN)
        .addVar("li", ListType.create(SimpleType.INT))
        .addVar("ls", ListType.create(SimpleType.STRING))
        .addVar("msi", MapType.create(SimpleType.STRING, SimpleType.INT))
        .addVar("mss", MapType.create(SimpleType.STRING, SimpleType.STRING))
        .addVar("du", SimpleType.DURATION)
        .addVar("ts", SimpleType.TIMESTAMP)
        .addVar("ld", ListType.create(SimpleType.DYN))
        .addVar("msd", MapType.create(SimpleType.STRING, SimpleType.DYN))
        .build();
  }

  private static Map<String, Object> variables() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("i", 7L);
    values.put("u", UnsignedLong.fromLongBits(9));
    values.put("d", 2.5);
    values.put("s", "héllo");
    values.put("b", true);
    values.put("by", CelByteString.of(new byte[] {'a', 'b', 'c'}));
    values.put("x", "dynamic");
    values.put("li", List.of(3L, 1L, 2L));
    values.put("ls", List.of("a", "bb", "ccc"));
    values.put("msi", new TreeMap<>(Map.of("a", 1L, "b", 2L)));
    values.put("mss", Map.of("k", "v"));
    values.put("du", Duration.ofSeconds(90));
    values.put("ld", List.of(1L, "two", 3.0));
    values.put("msd", new TreeMap<>(Map.of("a", 1L, "b", List.of(1L, 2L))));
    return values;
  }

  @Test
  void generatedExpressionsMeanTheSame() throws IOException {
    String fuzz = System.getProperty("fuzz", "on");
    assumeFalse(fuzz.equals("off"));
    int count = fuzz.equals("on") ? 2_000 : Math.min(Integer.parseInt(fuzz), 1_000_000);
    ExpressionMaker maker = new ExpressionMaker(20261124);
    List<String> expressions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      expressions.add(maker.make());
    }
    compare(expressions);
  }

  @Test
  void collectedExpressionsMeanTheSame() throws IOException {
    compare(
        Vectors.read(UpstreamVectorsTest.class, "vectors.tsv").stream()
            .filter(vector -> vector.environment().equals("1.37"))
            .map(Vectors::expression)
            .toList());
  }

  private static void compare(List<String> expressions) throws IOException {
    List<Difference> known = differences();
    CelEnvironment environment = Samples.environment(37);
    List<String> unknown = new ArrayList<>();
    for (String expression : expressions) {
      String ours = ours(environment, expression);
      String theirs = theirs(expression);
      if (!ours.equals(theirs) && !(ours.equals("fails") && theirs.endsWith(" error"))) {
        String answers = ours + why(environment, expression, ours) + " | " + theirs;
        boolean explained =
            known.stream()
                .anyMatch(
                    d ->
                        d.expression().matcher(expression).find()
                            && d.answers().matcher(answers).find());
        if (!explained) {
          unknown.add(expression + "\t" + answers);
        }
      }
    }
    assertThat(unknown.subList(0, Math.min(unknown.size(), 40)))
        .as("%s differences", unknown.size())
        .isEmpty();
  }

  /** What we refuse must be refused for the reason that the table gives, not for any. */
  private static String why(CelEnvironment environment, String expression, String ours) {
    return ours.equals("refused")
        ? " (" + environment.compile(expression).issues().get(0).message() + ')'
        : "";
  }

  private static List<Difference> differences() throws IOException {
    List<Difference> differences = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    DevCelOracleTest.class.getResourceAsStream("dev-cel-differences.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          differences.add(
              new Difference(Pattern.compile(cells[0]), Pattern.compile(cells[1]), cells[2]));
        }
      }
    }
    return differences;
  }

  private static String ours(CelEnvironment environment, String expression) {
    Compilation compilation = environment.compile(expression);
    CelProgram program = compilation.program().orElse(null);
    if (program == null) {
      return compilation.message().startsWith("program instantiation") ? "fails" : "refused";
    }
    CelFrame frame = Samples.fill(program.newFrame());
    Object value = program.evaluate(frame);
    String type = type(program.resultType().display());
    return value instanceof CelError ? type + " error" : type + ' ' + show(value);
  }

  private static String theirs(String expression) {
    CelAbstractSyntaxTree tree;
    try {
      tree = ORACLE.compile(expression).getAst();
    } catch (CelValidationException e) {
      return "refused";
    } catch (RuntimeException | StackOverflowError e) {
      return "refused";
    }
    String type = type(tree.getResultType().name());
    try {
      return type + ' ' + show(ORACLE.createProgram(tree).eval(variables()));
    } catch (CelEvaluationException | RuntimeException e) {
      return type + " error";
    }
  }

  /** The outermost name; parameters that are unknown are written differently. */
  private static String type(String text) {
    int parenthesis = text.indexOf('(');
    String name = parenthesis < 0 ? text : text.substring(0, parenthesis);
    switch (name) {
      case "google.protobuf.Duration", "duration":
        return "duration";
      case "google.protobuf.Timestamp", "timestamp":
        return "timestamp";
      case "null", "null_type":
        return "null";
      default:
        return name;
    }
  }

  private static String show(Object value) {
    if (value instanceof UnsignedLong number) {
      return number + "u";
    } else if (value instanceof CelByteString bytes) {
      return Samples.show(new CelBytes(bytes.toByteArray()));
    } else if (value instanceof List<?> list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      list.forEach(item -> out.add(show(item)));
      return out.toString();
    } else if (value instanceof Map<?, ?> map) {
      return "map(" + map.size() + ")";
    } else if (value instanceof Optional<?> optional) {
      return optional.map(inner -> "optional.of(" + show(inner) + ")").orElse("optional.none()");
    } else if (value instanceof NullValue || value instanceof com.google.protobuf.NullValue) {
      return "null";
    } else if (value instanceof dev.cel.common.types.CelType type) {
      return "type:" + type.name();
    } else if (value instanceof CelList list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < list.size(); i++) {
        out.add(show(list.get(i)));
      }
      return out.toString();
    }
    return Samples.show(value);
  }
}
