package io.fairlead.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of all commands. */
@Command(
    name = "fairlead",
    mixinStandardHelpOptions = true,
    versionProvider = Fairlead.Version.class,
    subcommands = {
      ApiCommand.class,
      RouteCommand.class,
      ScaleCommand.class,
      DraCommand.class,
      SbomCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    synopsisSubcommandLabel = "AREA VERB",
    commandListHeading = "%nAreas:%n",
    description =
        "Route, scale and place LLM inference, and prove what ships: try it from a shell.",
    footer = {
      "",
      "Exit codes: 0 fine, 1 a finding or a \"no\", 2 wrong usage or unreadable input.",
      "Results go to standard output, complaints to standard error. NO_COLOR is respected.",
      "Shell completion: source <(fairlead generate-completion)"
    })
public final class Fairlead implements Runnable {

  @Spec private CommandSpec spec;

  Fairlead() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        run(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs the command line, for tests too. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commands =
        new CommandLine(new Fairlead())
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(color()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(LocalDate.class, Fairlead::date)
            .setParameterExceptionHandler(Complaints::misused)
            .setExecutionExceptionHandler(new Complaints());
    int exit = commands.execute(args);
    out.flush();
    return exit;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("must be a date like 2026-11-24, but was " + text);
    }
  }

  /** See no-color.org: present and not empty means no colours. */
  private static Ansi color() {
    String noColor = System.getenv("NO_COLOR");
    return noColor != null && !noColor.isEmpty() ? Ansi.OFF : Ansi.AUTO;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "an area is missing, see the list below");
  }

  /** Prints the version of this build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = Fairlead.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      }
      return new String[] {"fairlead " + properties.getProperty("version")};
    }
  }
}
