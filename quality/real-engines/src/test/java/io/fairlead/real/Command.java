package io.fairlead.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end; a failure says what it printed last. */
final class Command {

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> environment;
  private final Path folder;

  private Command(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  static Command in(Path folder, String... words) {
    return in(folder, Map.of(), words);
  }

  static Command in(Path folder, Map<String, String> environment, String... words) {
    Command command = new Command(folder, environment);
    command.words.addAll(List.of(words));
    return command;
  }

  /** Whether a program of that name is on the path. */
  static boolean exists(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what the program prints on both streams.
   *
   * @throws EngineMissing if it fails or does not end in time
   */
  String output(Duration limit) {
    try {
      Files.createDirectories(folder);
      Path log = Files.createTempFile("fairlead-command", ".log");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new EngineMissing(name() + " did not end within " + limit.toSeconds() + " s");
        }
        String printed = Files.readString(log, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
          throw new EngineMissing(
              name() + " ended with " + process.exitValue() + ": " + lastLine(printed));
        }
        return printed;
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new EngineMissing(name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineMissing(name() + " was interrupted");
    }
  }

  private String name() {
    return String.join(" ", words.subList(0, Math.min(4, words.size())));
  }

  private static String lastLine(String printed) {
    List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1).strip();
  }
}
