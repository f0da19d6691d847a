package io.fairlead.plugin;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** Effective POMs from a local repository and the folders of a project; nothing is downloaded. */
final class LocalPoms {

  private final Path repository;
  private final Map<String, Path> modules = new HashMap<>();
  private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
  private final Cache cache = new Cache();

  LocalPoms(Path repository) {
    this.repository = repository;
  }

  /** Reads the POM of a folder and those of its modules, so that they are found by coordinates. */
  void modules(Path folder) throws IOException {
    Path file = folder.resolve("pom.xml");
    Model raw = raw(file);
    if (raw == null) {
      return;
    }
    modules.put(key(groupId(raw), raw.getArtifactId(), version(raw)), file);
    for (String module : raw.getModules()) {
      Path inside = folder.resolve(module);
      modules(module.endsWith(".xml") ? inside.resolveSibling("") : inside);
    }
  }

  private static String groupId(Model model) {
    Parent parent = model.getParent();
    return model.getGroupId() != null || parent == null ? model.getGroupId() : parent.getGroupId();
  }

  private static String version(Model model) {
    Parent parent = model.getParent();
    return model.getVersion() != null || parent == null ? model.getVersion() : parent.getVersion();
  }

  private static String key(String group, String artifact, String version) {
    return group + ":" + artifact + ":" + version;
  }

  /** Returns the POM file of a module of the project, or null. */
  @Nullable Path module(Coordinates coordinates) {
    return modules.get(coordinates.toString());
  }

  /** Returns the effective POM; the bare one if a parent is missing; null if there is none. */
  @Nullable Model effective(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setPomFile(file.toFile());
    request.setModelResolver(new Resolver());
    request.setModelCache(cache);
    request.setProcessPlugins(false);
    request.setTwoPhaseBuilding(false);
    request.setSystemProperties(System.getProperties());
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    try {
      return builder.build(request).getEffectiveModel();
    } catch (ModelBuildingException e) {
      return raw(file);
    }
  }

  private static @Nullable Model raw(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      return new MavenXpp3Reader().read(reader, false);
    } catch (IOException | XmlPullParserException e) {
      return null;
    }
  }

  @SuppressWarnings("deprecation") // the interface of Maven 3 has no other type
  private final class Resolver implements ModelResolver {

    @Override
    public ModelSource resolveModel(String group, String artifact, String version)
        throws UnresolvableModelException {
      Path module = modules.get(key(group, artifact, version));
      File file =
          (module != null
                  ? module
                  : repository.resolve(new Coordinates(group, artifact, version, "", "pom").path()))
              .toFile();
      if (!file.isFile()) {
        throw new UnresolvableModelException(
            "not in the local repository", group, artifact, version);
      }
      return new FileModelSource(file);
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
      return resolveModel(
          dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository ignored) {}

    @Override
    public void addRepository(Repository ignored, boolean replace) {}

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }

  /** Parents are shared by many artifacts. */
  private static final class Cache implements ModelCache {
    private final Map<String, Object> entries = new HashMap<>();

    @Override
    public void put(String group, String artifact, String version, String tag, Object data) {
      entries.put(key(group, artifact, version) + ":" + tag, data);
    }

    @Override
    public @Nullable Object get(String group, String artifact, String version, String tag) {
      return entries.get(key(group, artifact, version) + ":" + tag);
    }
  }
}
