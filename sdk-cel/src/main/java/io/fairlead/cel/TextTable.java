package io.fairlead.cel;

/** The string extension (version 2 since Kubernetes 1.29) and searching with patterns. */
final class TextTable {

  private TextTable() {}

  static void declare(FunctionTable.Builder to, int minor) {
    switch (to.function()) {
      case "charAt":
        two(to, "string_char_at_int", "string.(int) -> string");
        break;
      case "indexOf":
        two(to, "string_index_of_string", "string.(string) -> int");
        many(to, "string_index_of_string_int", "string.(string, int) -> int");
        break;
      case "lastIndexOf":
        two(to, "string_last_index_of_string", "string.(string) -> int");
        many(to, "string_last_index_of_string_int", "string.(string, int) -> int");
        break;
      case "join":
        one(to, "list_join", "list(string).() -> string");
        two(to, "list_join_string", "list(string).(string) -> string");
        break;
      case "lowerAscii":
        one(to, "string_lower_ascii", "string.() -> string");
        break;
      case "upperAscii":
        one(to, "string_upper_ascii", "string.() -> string");
        break;
      case "trim":
        one(to, "string_trim", "string.() -> string");
        break;
      case "replace":
        many(to, "string_replace_string_string", "string.(string, string) -> string");
        many(to, "string_replace_string_string_int", "string.(string, string, int) -> string");
        break;
      case "split":
        two(to, "string_split_string", "string.(string) -> list(string)");
        many(to, "string_split_string_int", "string.(string, int) -> list(string)");
        break;
      case "substring":
        two(to, "string_substring_int", "string.(int) -> string");
        many(to, "string_substring_int_int", "string.(int, int) -> string");
        break;
      case "find":
        two(to, "string_find_string", "string.(string) -> string");
        break;
      case "findAll":
        many(to, "string_find_all_string", "string.(string) -> list(string)");
        many(to, "string_find_all_string_int", "string.(string, int) -> list(string)");
        break;
      default:
        if (minor >= 29) {
          printing(to);
        }
    }
  }

  private static void printing(FunctionTable.Builder to) {
    if (to.function().equals("format")) {
      many(to, "string_format", "string.(list(dyn)) -> string");
    } else {
      one(to, "strings_quote", "(string) -> string");
    }
  }

  private static void one(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfOne(to.function())));
  }

  private static void two(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfTwo(to.function())));
  }

  private static void many(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.ofMany(to.function(), id, signature, new OfMany(to.function())));
  }

  /** Functions of one argument by name. */
  private static final class OfOne implements Overload.One {
    private final String function;

    OfOne(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a) {
      switch (function) {
        case "join":
          return TextFunctions.join((CelList) a, "");
        case "lowerAscii":
          return TextFunctions.lower((String) a);
        case "upperAscii":
          return TextFunctions.upper((String) a);
        case "trim":
          return TextFunctions.trim((String) a);
        default: // strings.quote
          return TextFunctions.quote((String) a);
      }
    }
  }

  /** Functions of two arguments by name. */
  private static final class OfTwo implements Overload.Two {
    private final String function;

    OfTwo(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a, Object b) {
      switch (function) {
        case "charAt":
          return TextFunctions.charAt((String) a, (Long) b);
        case "indexOf":
          return CodePoints.indexOf((String) a, (String) b, 0);
        case "lastIndexOf":
          return CodePoints.lastIndexOf((String) a, (String) b);
        case "join":
          return TextFunctions.join((CelList) a, (String) b);
        case "split":
          return TextFunctions.split((String) a, (String) b, -1);
        case "substring":
          return TextFunctions.substring((String) a, (Long) b);
        default:
          return Patterns.find(a, b);
      }
    }
  }

  /** Functions of more arguments, or of any number of them, by name. */
  private static final class OfMany implements Overload.Many {
    private final String function;

    OfMany(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object[] a) {
      String text = (String) a[0];
      switch (function) {
        case "indexOf":
          return CodePoints.indexOf(text, (String) a[1], (Long) a[2]);
        case "lastIndexOf":
          return CodePoints.lastIndexOf(text, (String) a[1], (Long) a[2]);
        case "replace":
          long most = a.length > 3 ? (Long) a[3] : -1;
          return TextFunctions.replace(text, (String) a[1], (String) a[2], most);
        case "split":
          return TextFunctions.split(text, (String) a[1], (Long) a[2]);
        case "substring":
          return TextFunctions.substring(text, (Long) a[1], (Long) a[2]);
        case "format":
          return TextFormat.format(text, (CelList) a[1]);
        default:
          return Patterns.findAll(a);
      }
    }
  }
}
