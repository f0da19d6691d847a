/**
 * The {@code fairlead} command: {@code fairlead AREA VERB}.
 *
 * <p>Start at {@link io.fairlead.cli.Fairlead}. A command is a thin shell: it reads with {@link
 * io.fairlead.cli.Inputs}, calls one public class of one sdk module, and prints with {@link
 * io.fairlead.cli.Output}, the only place that writes results. Results go to standard output,
 * progress and complaints to standard error; it exits with 0 if all is well, 1 for a finding or a
 * "no", 2 for wrong usage or unreadable input.
 */
@NullMarked
package io.fairlead.cli;

import org.jspecify.annotations.NullMarked;
