import org.jspecify.annotations.NullMarked;

/**
 * What model servers speak, as bytes: metrics pages, OpenAI requests and answers, and the files
 * that people write about them. No sockets, no threads, no clock.
 */
@NullMarked
module io.fairlead.servers {
  exports io.fairlead.servers.files;
  exports io.fairlead.servers.metrics;
  exports io.fairlead.servers.openai;
  exports io.fairlead.servers.signals;

  requires transitive io.fairlead.autoscale;
  requires transitive io.fairlead.kernel;
  requires transitive io.fairlead.routing;
  requires io.fairlead.jackson;
  requires static transitive org.jspecify;
}
