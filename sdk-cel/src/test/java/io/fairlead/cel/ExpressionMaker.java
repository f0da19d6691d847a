package io.fairlead.cel;

import java.util.List;
import java.util.SplittableRandom;

/** Makes expressions over the variables of {@link Samples}, most of them well typed. */
final class ExpressionMaker {

  private static final List<String> BREAKS =
      List.of(
          "(", ")", "[", "]", ".", "?", ":", "!", " + ", " && ", " in ", "1", "x", "null", "''");

  private final SplittableRandom random;

  ExpressionMaker(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns an expression; one in ten is damaged afterwards. */
  String make() {
    String[] types = {"bool", "bool", "int", "double", "uint", "string", "ints", "texts", "map"};
    String expression = of(pick(types), 3);
    return random.nextInt(10) == 0 ? damaged(expression) : expression;
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    if (random.nextBoolean() && at < text.length()) {
      return text.substring(0, at) + text.substring(at + 1);
    }
    return text.substring(0, at) + pick(BREAKS.toArray(new String[0])) + text.substring(at);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String of(String type, int depth) {
    boolean leaf = depth == 0 || random.nextInt(8) == 0;
    switch (type) {
      case "bool":
        return leaf ? pick("b", "true", "false") : bool(depth - 1);
      case "int":
        return leaf
            ? pick("i", "1", "-3", "0", "li[0]", "msi.a", "9223372036854775807")
            : whole(depth - 1);
      case "uint":
        return leaf ? pick("u", "1u", "3u") : unsigned(depth - 1);
      case "double":
        return leaf ? pick("d", "1.5", "-2.25", "0.0") : real(depth - 1);
      case "string":
        return leaf ? pick("s", "'a'", "'abc'", "''", "ls[1]", "mss.k") : text(depth - 1);
      case "ints":
        return leaf ? pick("li", "[1, 2, 3]", "[i]") : ints(depth - 1);
      case "texts":
        return leaf ? pick("ls", "['a', 'b']", "[s]") : texts(depth - 1);
      case "map":
        return leaf
            ? pick("msi", "{'a': 1}")
            : "{" + of("string", depth - 1) + ": " + of("int", depth - 1) + "}";
      default:
        return leaf
            ? pick("x", "dyn(1)", "dyn('a')", "dyn(1.0)", "msd.a", "ld[1]")
            : "dyn(" + of(pick("int", "string", "bool", "ints"), depth - 1) + ")";
    }
  }

  private String two(String type, String operator, int depth) {
    return "(" + of(type, depth) + ' ' + operator + ' ' + of(type, depth) + ")";
  }

  private String bool(int depth) {
    switch (random.nextInt(14)) {
      case 0:
        return two("bool", pick("&&", "||"), depth);
      case 1:
        return "!" + of("bool", depth);
      case 2:
        return two(pick("int", "uint", "double", "string", "bool", "dyn"), pick("==", "!="), depth);
      case 3:
        return two(pick("int", "uint", "double", "string"), pick("<", "<=", ">", ">="), depth);
      case 4:
        return two(pick("ints", "texts", "map"), pick("==", "!="), depth);
      case 5:
        return "(" + of("int", depth) + " in " + of("ints", depth) + ")";
      case 6:
        return "(" + of("string", depth) + " in " + of(pick("texts", "map"), depth) + ")";
      case 7:
        return of("string", depth)
            + pick(".startsWith(", ".endsWith(", ".contains(")
            + of("string", depth)
            + ")";
      case 8:
        return of("string", depth) + ".matches('" + pick("^a", "[a-z]+", "l{2}", "o$") + "')";
      case 9:
        return of("ints", depth)
            + pick(".all(", ".exists(", ".exists_one(")
            + "e, "
            + pick("e > 1", "e == i", "e / 0 == 1", "e in li", of("bool", depth))
            + ")";
      case 10:
        return "has(" + pick("msi.a", "msi.zz", "msd.b") + ")";
      case 11:
        return "("
            + of("bool", depth)
            + " ? "
            + of("bool", depth)
            + " : "
            + of("bool", depth)
            + ")";
      case 12:
        return "("
            + of(pick("int", "uint", "double"), depth)
            + pick(" < ", " >= ")
            + of(pick("int", "uint", "double"), depth)
            + ")";
      default:
        return "sets."
            + pick("contains", "intersects", "equivalent")
            + "("
            + of("ints", depth)
            + ", "
            + of("ints", depth)
            + ")";
    }
  }

  private String whole(int depth) {
    switch (random.nextInt(10)) {
      case 0, 1:
        return two("int", pick("+", "-", "*", "/", "%"), depth);
      case 2:
        return "size(" + of(pick("string", "ints", "texts", "map"), depth) + ")";
      case 3:
        return of(pick("string", "ints", "map"), depth) + ".size()";
      case 4:
        return of("ints", depth) + "[" + of("int", depth) + "]";
      case 5:
        return of("string", depth) + pick(".indexOf(", ".lastIndexOf(") + of("string", depth) + ")";
      case 6:
        return "int(" + of(pick("string", "double", "uint"), depth) + ")";
      case 7:
        return "(" + of("bool", depth) + " ? " + of("int", depth) + " : " + of("int", depth) + ")";
      case 8:
        return of("map", depth) + "[" + of("string", depth) + "]";
      default:
        return pick("msi[?'a'].orValue(", "li[?7].orValue(", "optional.none().orValue(")
            + of("int", depth)
            + ")";
    }
  }

  private String unsigned(int depth) {
    return random.nextBoolean()
        ? two("uint", pick("+", "-", "*", "/", "%"), depth)
        : "uint(" + of(pick("int", "double", "string"), depth) + ")";
  }

  private String real(int depth) {
    return random.nextBoolean()
        ? two("double", pick("+", "-", "*", "/"), depth)
        : "double(" + of(pick("int", "uint", "string"), depth) + ")";
  }

  private String text(int depth) {
    switch (random.nextInt(9)) {
      case 0:
        return two("string", "+", depth);
      case 1:
        return of("string", depth) + pick(".lowerAscii()", ".upperAscii()", ".trim()");
      case 2:
        return of("string", depth) + ".substring(" + of("int", depth) + ")";
      case 3:
        return of("string", depth) + ".charAt(" + of("int", depth) + ")";
      case 4:
        return of("string", depth)
            + ".replace("
            + of("string", depth)
            + ", "
            + of("string", depth)
            + ")";
      case 5:
        return of("texts", depth) + ".join(" + of("string", depth) + ")";
      case 6:
        return "string(" + of(pick("int", "uint", "bool"), depth) + ")";
      case 7:
        return of("texts", depth) + "[" + of("int", depth) + "]";
      default:
        return "("
            + of("bool", depth)
            + " ? "
            + of("string", depth)
            + " : "
            + of("string", depth)
            + ")";
    }
  }

  private String ints(int depth) {
    switch (random.nextInt(5)) {
      case 0:
        return two("ints", "+", depth);
      case 1:
        return of("ints", depth) + ".map(e, " + pick("e * 2", "e + i", of("int", depth)) + ")";
      case 2:
        return of("ints", depth) + ".filter(e, " + pick("e > 1", "e != i", of("bool", depth)) + ")";
      case 3:
        return of("ints", depth) + ".transformList(k, v, k + v)";
      default:
        return "[" + of("int", depth) + ", " + of("int", depth) + "]";
    }
  }

  private String texts(int depth) {
    switch (random.nextInt(4)) {
      case 0:
        return two("texts", "+", depth);
      case 1:
        return of("ints", depth) + ".map(e, string(e))";
      case 2:
        return of("string", depth) + ".split(" + of("string", depth) + ")";
      default:
        return of("texts", depth) + ".filter(e, e.size() > 1)";
    }
  }
}
