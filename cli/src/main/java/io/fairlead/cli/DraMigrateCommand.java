package io.fairlead.cli;

import io.fairlead.api.Resource;
import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.cli.DeviceObjects.Found;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.authoring.ExtendedResourceMigration;
import io.fairlead.dra.authoring.Migration;
import io.fairlead.dra.authoring.MigrationCheck;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From extended resources to claims. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Write pods that ask for extended resources as pods with claims.",
    footer = {
      "",
      "Text is YAML: the claim templates and the changed objects, in an order to",
      "apply them in; comments say what to know. Every kind with a pod template is",
      "read. With ResourceSlices among the input, both forms of each pod are",
      "allocated and compared.",
      "Exit codes: 0 all can be written so, 1 some cannot or get other devices,",
      "2 unreadable input."
    })
final class DraMigrateCommand implements Callable<Integer> {

  @Mixin private DeviceInput input;
  @Mixin private Output output;

  /** What became of one object. */
  private static final class Rewritten {
    final String name;
    final List<Json> templates = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    @Nullable Json changed;
    boolean differs;

    Rewritten(String name) {
      this.name = name;
    }
  }

  @Override
  public Integer call() {
    DeviceObjects objects = input.objects();
    ExtendedResourceMigration migration =
        ExtendedResourceMigration.of(DeviceObjects.plain(objects.classes()));
    List<Rewritten> all = new ArrayList<>();
    Inventory inventory = objects.slices().isEmpty() ? null : input.inventory();
    objects.pods().forEach(found -> all.add(rewritten(found, migration, inventory)));
    objects.others().forEach(found -> all.add(rewritten(found, migration, inventory)));
    all.removeIf(one -> one.changed == null && one.notes.isEmpty() && one.reasons.isEmpty());
    input.print(output, () -> text(all), () -> json(all));
    boolean fine = all.stream().allMatch(one -> one.reasons.isEmpty() && !one.differs);
    return fine ? ExitCode.FINE : ExitCode.FINDING;
  }

  /** Adds what the allocator says of the pod before and after, on the devices that are there. */
  private void compare(
      String namespace,
      String name,
      PodSpec before,
      Migration.Migrated migrated,
      Inventory inventory,
      Rewritten result) {
    DeviceObjects objects = input.objects();
    MigrationCheck check =
        MigrationCheck.of(
            namespace,
            name,
            before,
            migrated,
            asked -> named(objects.templates(), namespace, asked),
            asked -> named(objects.claims(), namespace, asked),
            Allocator.create(input.features()),
            inventory);
    result.differs |= check.verdict() == MigrationCheck.Verdict.DIFFERENT;
    result.notes.add(check.detail());
  }

  private static <T extends Resource> @Nullable T named(
      List<Found<T>> among, String namespace, String name) {
    return DeviceObjects.find(among, namespace, name).map(Found::object).orElse(null);
  }

  private Rewritten rewritten(
      Found<?> found, ExtendedResourceMigration migration, @Nullable Inventory inventory) {
    Json.Obj object = found.written();
    Json.Obj metadata =
        object.get("metadata") instanceof Json.Obj written ? written : Json.Obj.EMPTY;
    String namespace = metadata.text("namespace");
    String name = metadata.text("name") == null ? "pod" : String.valueOf(metadata.text("name"));
    Rewritten result =
        new Rewritten(
            object.text("kind") + " " + (namespace == null ? "default" : namespace) + '/' + name);
    try {
      Json.Obj changed =
          PodTemplates.changed(
              object,
              (number, pod) -> {
                String template = name + "-devices" + (number == 0 ? "" : "-" + (number + 1));
                String in = namespace == null ? "default" : namespace;
                Migration outcome = migration.migrate(in, template, pod);
                PodSpec changedPod = changed(outcome, namespace == null, result);
                if (outcome instanceof Migration.Migrated migrated && inventory != null) {
                  compare(in, name, pod, migrated, inventory, result);
                }
                return changedPod;
              });
      result.changed = result.templates.isEmpty() || !result.reasons.isEmpty() ? null : changed;
    } catch (ShapeMismatchException e) {
      String place = found.source().at(found.pointer() + e.pointer());
      throw new IllegalArgumentException(place + ": " + e.problem(), e);
    }
    return result;
  }

  private static @Nullable PodSpec changed(
      Migration migration, boolean withoutNamespace, Rewritten result) {
    if (migration instanceof Migration.Migrated migrated) {
      ResourceClaimTemplate template = migrated.template();
      if (withoutNamespace) { // as the pod: whoever applies both says where
        template = template.toBuilder().metadata(m -> m.namespace(null)).build();
      }
      result.templates.add(Shape.of(ResourceClaimTemplate.class).toJson(template));
      result.notes.addAll(migrated.notes());
      return migrated.pod();
    } else if (migration instanceof Migration.Nothing nothing) {
      result.notes.addAll(nothing.notes());
    } else if (migration instanceof Migration.Refused refused) {
      result.reasons.addAll(refused.reasons());
    }
    return null;
  }

  private static String text(List<Rewritten> all) {
    JsonText writer = JsonText.create();
    StringBuilder out = new StringBuilder();
    int migrated = 0;
    int refused = 0;
    for (Rewritten one : all) {
      one.notes.forEach(n -> out.append("# ").append(one.name).append(": ").append(n).append('\n'));
      one.reasons.forEach(
          r -> out.append("# ").append(one.name).append(": cannot: ").append(r).append('\n'));
      refused += one.reasons.isEmpty() ? 0 : 1;
      if (one.changed != null) {
        migrated++;
        one.templates.forEach(template -> out.append("---\n").append(writer.writeYaml(template)));
        out.append("---\n").append(writer.writeYaml(one.changed));
      }
    }
    return out.append("# ")
        .append(migrated)
        .append(migrated == 1 ? " object" : " objects")
        .append(" with claims now, ")
        .append(refused)
        .append(" that cannot\n")
        .toString();
  }

  private static Json json(List<Rewritten> all) {
    List<Json> objects = new ArrayList<>();
    for (Rewritten one : all) {
      boolean migrated = one.changed != null;
      objects.add(
          Json.object()
              .put("object", one.name)
              .put("templates", migrated ? new Json.Arr(one.templates) : null)
              .put("changed", one.changed)
              .put("notes", texts(one.notes))
              .put("refused", one.reasons.isEmpty() ? null : texts(one.reasons))
              .build());
    }
    return Json.object().put("objects", new Json.Arr(objects)).build();
  }

  private static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().<Json>map(Json.Str::new).toList());
  }
}
