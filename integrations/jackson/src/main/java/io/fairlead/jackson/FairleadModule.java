package io.fairlead.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Jackson 2 mapper read and write the records of sdk-api as {@link ResourceCodec} does:
 * without loss from JSON text, whatever the mapper is configured for.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new FairleadModule()).build();
 * }</pre>
 *
 * <p>From a tree or a token buffer, decimal numbers are as exact as that buffer has kept them. The
 * module needs jackson-databind, which this library does not bring along.
 */
@SuppressWarnings("exports") // who uses it has jackson-databind; nobody else needs it
public final class FairleadModule extends Module {

  /** Creates the module; it has no state. */
  public FairleadModule() {}

  @Override
  public String getModuleName() {
    return "fairlead";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(new Readers());
    context.addSerializers(new Writers());
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (Json.class.isAssignableFrom(raw)) {
        return new ShapeBinding.JsonReading(raw);
      }
      return Shape.isWireRecord(raw)
          ? new ShapeBinding.Reading<>(raw.asSubclass(Record.class))
          : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return Json.class.isAssignableFrom(type) || Shape.isWireRecord(type);
    }
  }

  private static final class Writers extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (Json.class.isAssignableFrom(raw)) {
        return new ShapeBinding.JsonWriting();
      }
      return Shape.isWireRecord(raw) ? new ShapeBinding.Writing() : null;
    }
  }
}
