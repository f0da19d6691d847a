package io.fairlead.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;

/**
 * Makes a Jackson 3 mapper read and write the records of sdk-api without loss from JSON text,
 * whatever the mapper is configured for.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new FairleadJackson3Module()).build();
 * }</pre>
 */
public final class FairleadJackson3Module extends JacksonModule {

  /** Creates the module; it has no state. */
  public FairleadJackson3Module() {}

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
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
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
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        JsonFormat.Value format) {
      Class<?> raw = type.getRawClass();
      if (Json.class.isAssignableFrom(raw)) {
        return new ShapeBinding.JsonWriting();
      }
      return Shape.isWireRecord(raw) ? new ShapeBinding.Writing() : null;
    }
  }
}
