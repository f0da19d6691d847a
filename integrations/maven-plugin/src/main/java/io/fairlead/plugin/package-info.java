/**
 * Completes and checks the SBOM of a Maven build.
 *
 * <p>Start at the goals: {@code fairlead:complete} ({@link io.fairlead.plugin.CompleteMojo}) after
 * the SBOM is made, {@code fairlead:check} ({@link io.fairlead.plugin.CheckMojo}) after that. Both
 * are thin shells round {@code io.fairlead.compliance}. {@link
 * io.fairlead.plugin.LocalRepositoryFacts} tells what an existing local repository knows, without a
 * build and without a network; the command line uses it.
 *
 * <p>Reads POMs and artifact files; starts no thread and makes no connection of its own. A goal
 * belongs to one build; facts are immutable but for their caches and meant for one thread.
 */
@NullMarked
package io.fairlead.plugin;

import org.jspecify.annotations.NullMarked;
