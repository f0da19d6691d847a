package io.fairlead.server;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns the keys of a {@code --config} file into flags; those on the command line win. */
final class ConfigFile {

  private static final String FLAG = "--config";

  private ConfigFile() {}

  /** Returns the arguments with those of the file before them. */
  static String[] expand(String[] args, CommandLine commands) {
    String file = file(args);
    if (file == null) {
      return args;
    }
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Json> entry : read(file).members().entrySet()) {
      String flag = "--" + entry.getKey();
      boolean given = Arrays.stream(args).anyMatch(a -> a.equals(flag) || a.startsWith(flag + "="));
      if (commands.getCommandSpec().findOption(flag) == null) {
        throw unreadable(file, "there is no flag " + flag, null);
      }
      if (!given) {
        add(all, flag, entry.getValue());
      }
    }
    all.addAll(Arrays.asList(args));
    return all.toArray(String[]::new);
  }

  private static @Nullable String file(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(FLAG + "=")) {
        return args[i].substring(FLAG.length() + 1);
      }
      if (args[i].equals(FLAG) && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    return null;
  }

  private static Json.Obj read(String file) {
    try {
      Json value = JsonText.create().read(Files.readAllBytes(Path.of(file))).root();
      if (value instanceof Json.Obj object) {
        return object;
      }
      throw unreadable(file, "it must be a mapping of flags to values", null);
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read: " + e.getMessage(), e);
    }
  }

  private static void add(List<String> args, String flag, Json value) {
    if (value instanceof Json.Arr list) {
      for (Json item : list.items()) {
        args.add(flag + "=" + text(item));
      }
    } else if (!(value instanceof Json.Null)) {
      args.add(flag + "=" + text(value));
    }
  }

  private static String text(Json value) {
    if (value instanceof Json.Str text) {
      return text.value();
    }
    if (value instanceof Json.Num number) {
      return number.text();
    }
    return value instanceof Json.Obj || value instanceof Json.Arr
        ? new String(JsonText.create().write(value), StandardCharsets.UTF_8)
        : String.valueOf(value.plain());
  }

  private static FairleadException unreadable(
      String file, String problem, @Nullable Throwable cause) {
    return new FairleadException(
        "server.config-unreadable", FairleadException.Retry.NEVER, file + ": " + problem, cause);
  }
}
