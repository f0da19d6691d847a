package io.fairlead.dra.authoring;

import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The terms that properties have in common. */
final class Guarded {

  private Guarded() {}

  static String[] split(String qualifiedName) {
    Names.fullyQualified(qualifiedName, "name of a device property");
    int slash = qualifiedName.indexOf('/');
    return new String[] {qualifiedName.substring(0, slash), qualifiedName.substring(slash + 1)};
  }

  /** Returns the guard and what is said of the value, {@code $} standing for it. */
  static DeviceTerm term(DeviceProperty property, String said) {
    String value = CelText.value(property.field(), property.domain(), property.id());
    int at = said.indexOf('$');
    return DeviceTerm.guarded(
        CelText.test(property.field(), property.domain(), property.id()),
        said.substring(0, at) + value + said.substring(at + 1));
  }

  static <T> DeviceTerm oneOf(
      DeviceProperty property, Collection<T> values, Function<T, String> written) {
    Preconditions.requireNotEmpty(values, "values");
    List<String> texts = new ArrayList<>(values.size());
    values.forEach(value -> texts.add(written.apply(value)));
    return term(property, "$ in " + CelText.list(texts));
  }
}
