package io.fairlead.jackson;

import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.ResourceTypes;
import io.fairlead.api.Shape;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Resources to and from JSON and YAML, without loss: fields that a record does not know are kept as
 * they stand, numbers keep their digits, absent stays apart from empty.
 *
 * <p>The one thing that changes is an explicit {@code null} of a known field, which reads as
 * absent. A known field with the wrong type of value is a {@link ReadProblem}; what is valid beyond
 * that is the business of sdk-validation. Input that begins with <code>{</code> is JSON, any other
 * YAML as {@link JsonText} reads it. Names that repeat within an object are refused.
 *
 * <p>Immutable and thread-safe. Time and memory are linear in the size of the input.
 */
public final class ResourceCodec {

  private final Limits limits;
  private final ResourceInput input;
  private final ResourceOutput output;
  private final Map<String, ResourceType<?>> types;

  private ResourceCodec(Limits limits, Collection<ResourceType<?>> types) {
    this.limits = limits;
    this.types = new HashMap<>();
    types.forEach(type -> this.types.put(type.apiVersion() + ' ' + type.kind(), type));
    input = new ResourceInput(limits, this.types);
    output = new ResourceOutput();
  }

  /** Returns a codec for the kinds of sdk-api with the {@linkplain Limits#DEFAULT usual limits}. */
  public static ResourceCodec create() {
    return new ResourceCodec(Limits.DEFAULT, ResourceTypes.ALL);
  }

  /** Returns a codec with other limits, as in {@code create(l -> l.depth(50))}. */
  public static ResourceCodec create(UnaryOperator<Limits.Builder> limits) {
    return new ResourceCodec(Limits.create(limits), ResourceTypes.ALL);
  }

  /** Returns a codec whose {@link #readAll} knows these kinds as well, for example your own. */
  public ResourceCodec withTypes(Collection<ResourceType<?>> more) {
    Map<String, ResourceType<?>> all = new HashMap<>(types);
    more.forEach(type -> all.put(type.apiVersion() + ' ' + type.kind(), type));
    return new ResourceCodec(limits, all.values());
  }

  // -- reading
  // -------------------------------------------------------------------------------------

  /**
   * Reads one object.
   *
   * @throws JsonTextException if the input is no single document, or over a limit
   * @throws ResourceReadException if it is another kind, or a known field has the wrong type
   */
  public <T extends Resource> T read(byte[] jsonOrYaml, ResourceType<T> type) {
    return input.read(jsonOrYaml, type);
  }

  /**
   * Reads one object. The stream is read to its end and left open.
   *
   * @throws UncheckedIOException if the stream fails
   * @throws JsonTextException if the input is no single document, or over a limit
   * @throws ResourceReadException if it is another kind, or a known field has the wrong type
   */
  public <T extends Resource> T read(InputStream jsonOrYaml, ResourceType<T> type) {
    return input.read(input.bytes(jsonOrYaml), type);
  }

  /**
   * Reads a list item by item: no more of it is in memory than the item at hand. The limits count
   * for each item. The stream is read to the end of the list and left open.
   *
   * @param list JSON, as the API server answers; YAML works too, but is read as a whole
   * @param each called for each item in order; an exception ends the reading and comes through
   * @return the list without its items
   * @throws UncheckedIOException if the stream fails
   * @throws JsonTextException if the input is no JSON, or an item is over a limit
   * @throws ResourceReadException if it is no list of the type, or its metadata has a wrong type
   */
  public <T extends Resource> ListHead readList(
      InputStream list, ResourceType<T> type, Consumer<Item<T>> each) {
    return new ListInput(limits, input).read(list, type, each);
  }

  /**
   * Reads any number of objects of any kind: documents separated by {@code ---}, JSON values one
   * after the other, and lists, whose items are opened up. A kind without a record is a {@link
   * io.fairlead.api.DynamicResource}. The stream is read to its end and left open.
   *
   * @param each called for each object in order
   * @throws UncheckedIOException if the stream fails
   * @throws JsonTextException if the input is neither JSON nor YAML, or over a limit
   */
  public void readAll(InputStream jsonOrYaml, Consumer<Item<? extends Resource>> each) {
    input.readAll(input.bytes(jsonOrYaml), each);
  }

  /**
   * Reads one record that is no resource of the API server: an {@code EndpointPickerConfig}, or the
   * parameters of a driver.
   *
   * @throws JsonTextException if the input is no single document, or over a limit
   * @throws ResourceReadException if a known field has the wrong type
   */
  public <R extends Record> R readRecord(byte[] jsonOrYaml, Class<R> record) {
    return input.readRecord(jsonOrYaml, Shape.of(record));
  }

  // -- writing
  // -------------------------------------------------------------------------------------

  /**
   * Returns the object as JSON in UTF-8 without white space: known fields in the order of the
   * schema, then the others in order of arrival. Same object, same bytes.
   *
   * @throws IllegalArgumentException if {@code resource} is no record with a {@link Shape}
   */
  public byte[] write(Resource resource) {
    return output.write(record(resource));
  }

  /** Returns the object as a YAML document. */
  public String writeYaml(Resource resource) {
    return output.writeYaml(record(resource));
  }

  /**
   * Returns the body of a server-side apply: exactly what is set, without status and without the
   * metadata that the server owns (uid, resourceVersion, generation, times, selfLink,
   * managedFields).
   */
  public byte[] writeApply(Resource resource) {
    return output.writeApply(record(resource));
  }

  /** Returns a record that is no resource as JSON, as {@link #write} does. */
  public byte[] writeRecord(Record record) {
    return output.write(record);
  }

  private static Record record(Resource resource) {
    if (resource instanceof Record record) {
      return record;
    }
    throw new IllegalArgumentException(
        "resource must be a record, but was " + resource.getClass().getName());
  }
}
