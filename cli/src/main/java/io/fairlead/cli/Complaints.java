package io.fairlead.cli;

import io.fairlead.kernel.FairleadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in one line why a command could not do its work, and exits with 2.
 *
 * <p>An exception that no module documents is a bug of ours: it is printed whole.
 */
final class Complaints implements IExecutionExceptionHandler {

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

  private static @org.jspecify.annotations.Nullable String complaint(Exception exception) {
    if (exception instanceof UncheckedIOException
        && exception.getCause() instanceof IOException cause) {
      return complaint(cause);
    } else if (exception instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    } else if (exception instanceof IOException) {
      return exception.getMessage();
    } else if (exception instanceof FairleadException
        || exception instanceof IllegalArgumentException) {
      return exception.getMessage();
    }
    return null;
  }
}
