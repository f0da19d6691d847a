package io.fairlead.cel;

/** {@code includes} as device selectors have it. */
final class DeviceIncludes {

  static final Overload PLAIN =
      Overload.of("includes", "list_includes_dyn_dyn", "dyn.(dyn) -> bool", ListTable::includes);

  static final Overload LIMITED =
      Overload.of(
          "includes", "dra_includes_dyn_dyn", "dyn.(dyn) -> bool", DeviceIncludes::includes);

  private DeviceIncludes() {}

  private static Object includes(Object target, Object element) {
    if (!(target instanceof CelList list)) {
      return Values.isEqual(target, element);
    }
    for (int i = 0; i < list.size(); i++) {
      if (i >= CallEstimates.MOST_INCLUDED) {
        return new CelError(
            "'includes' function cannot be applied to lists longer than "
                + CallEstimates.MOST_INCLUDED
                + " values");
      }
      if (Values.isEqual(list.get(i), element)) {
        return true;
      }
    }
    return false;
  }
}
