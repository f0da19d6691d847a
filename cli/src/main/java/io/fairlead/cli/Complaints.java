package io.fairlead.cli;

import io.fairlead.kernel.FairleadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line why a command could not do its work, and exits with 2.
 *
 * <p>An exception that no module documents is a bug of ours: it is printed whole.
 */
final class Complaints implements IExecutionExceptionHandler {

  /**
   * Says what is wrong with a command line. An area without its verb is answered with the list of
   * verbs; any other with where more is said: all options would push the complaint off the screen.
   */
  static int misused(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("fairlead: " + wrong.getMessage());
    if (UnmatchedArgumentException.printSuggestions(wrong, err)) {
      return ExitCode.UNREADABLE;
    }
    if (command.getSubcommands().isEmpty()) {
      err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
    } else {
      command.usage(err);
    }
    err.flush();
    return ExitCode.UNREADABLE;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    String complaint = complaint(exception);
    if (complaint == null) {
      exception.printStackTrace(commandLine.getErr());
      complaint = "this is a bug, please report it with the lines above";
    }
    commandLine.getErr().println("fairlead: " + complaint);
    commandLine.getErr().flush();
    return ExitCode.UNREADABLE;
  }

  private static @Nullable String complaint(Exception exception) {
    if (exception instanceof UncheckedIOException
        && exception.getCause() instanceof IOException cause) {
      return complaint(cause);
    } else if (exception instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    } else if (exception instanceof IOException) {
      return exception.getMessage();
    } else if (exception instanceof FairleadException
        || exception instanceof IllegalArgumentException) {
      return exception.getMessage();
    }
    return null;
  }

  /** The JDK gives a reason only where the system has one of its own. */
  private static String reason(FileSystemException file) {
    if (file instanceof NoSuchFileException) {
      return "no such file";
    } else if (file instanceof AccessDeniedException) {
      return "no permission";
    }
    return file.getReason() == null ? "cannot be read or written" : file.getReason();
  }
}
