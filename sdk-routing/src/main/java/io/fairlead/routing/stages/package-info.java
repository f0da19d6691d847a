/**
 * Ready-made filters, scorers, pickers and profiles.
 *
 * <p>They are written against the public surface of {@code io.fairlead.routing} alone, as a third
 * party's would be. Names, defaults and formulas are those of llm-d's endpoint picker where it has
 * the stage; {@code docs/reference/routing-stages.md} describes each, {@code
 * docs/reference/parity.md} lists the deviations.
 */
@NullMarked
package io.fairlead.routing.stages;

import org.jspecify.annotations.NullMarked;
