package io.fairlead.cel;

import java.util.Map;

/**
 * The fields of a {@linkplain CelType.Kind#STRUCT named type}.
 *
 * @param name the name of the type
 * @param fields the types of the fields by name
 */
public record CelStruct(String name, Map<String, CelType> fields) {
  public CelStruct {
    fields = Map.copyOf(fields);
  }
}
