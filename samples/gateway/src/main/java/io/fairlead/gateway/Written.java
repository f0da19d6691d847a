package io.fairlead.gateway;

import io.fairlead.vertx.WrittenValues;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A value on the command line; picocli puts the option's name before what is wrong with it. */
class Written<T> implements ITypeConverter<T> {

  private final Function<String, T> reader;

  Written(Function<String, T> reader) {
    this.reader = reader;
  }

  @Override
  public T convert(String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** A port, 0 for a free one. */
  static final class Port extends Written<Integer> {
    Port() {
      super(WrittenValues::port);
    }
  }

  /** A time to wait, which may be none. */
  static final class Pause extends Written<Duration> {
    Pause() {
      super(WrittenValues::pause);
    }
  }
}
